// The contract as an object, with its references followed.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import YAML from "yaml";

const root = new URL("../../", import.meta.url);

export const pathOf = (name) => fileURLToPath(new URL(name, root));
export const contract = YAML.parse(readFileSync(pathOf("api/openapi.yaml"), "utf8"));

/// The thing that a "$ref" leads to, or the thing itself.
export function follow(thing) {
  if (!thing?.$ref) return thing;
  return follow(thing.$ref.slice(2).split("/").reduce((at, key) => at[key.replaceAll("~1", "/")], contract));
}

/// Every operation: { path, method, operation }.
export function* operations() {
  for (const [path, methods] of Object.entries(contract.paths)) {
    for (const [method, operation] of Object.entries(methods)) yield { path, method, operation };
  }
}
