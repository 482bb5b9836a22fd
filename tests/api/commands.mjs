// What commands write as JSON is of the schema that api/ publishes for it.
// usage: node commands.mjs PROGRAM
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import { pathOf } from "./contract.mjs";

const program = process.argv[2] ?? "build/dev/unknot";
const commands = [
  ["api/cohort.schema.json", ["cohort", "--people", "70", "--weeks", "1", "--json"]],
  ["api/press.schema.json", ["press", "--site", "rhomboids.inner_border", "--tool", "thumb", "--force", "4", "--json"]],
];

for (const [schema, words] of commands) {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(JSON.parse(readFileSync(pathOf(schema), "utf8")));
  const answer = JSON.parse(execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 }));
  if (!validate(answer)) {
    const first = validate.errors.slice(0, 3).map((e) => `${e.instancePath || "/"} ${e.message} ${JSON.stringify(e.params)}`);
    console.error(`unknot ${words.join(" ")} is not of ${schema}: ${first.join("; ")}`);
    process.exit(1);
  }
}
console.log(`${commands.length} commands write what their schemas say`);
