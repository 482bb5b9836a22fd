// Lets the interface only grow: compares it with api/snapshot.json, and fails when something that was promised is gone or
// narrower. What is new is added with: npm --prefix tests/api run snapshot
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { contract, follow, operations, pathOf } from "./contract.mjs";

const file = pathOf("api/snapshot.json");

// One line for each promise. `sent`: what a caller may leave out must stay so. `got`: what always comes must stay so.
function describe(schema, at, direction, lines, seen = []) {
  const name = schema?.$ref;
  if (name && seen.includes(name)) return;
  const inner = follow(schema);
  if (name) seen = [...seen, name];
  if (inner.enum) for (const word of inner.enum) lines.push(`${direction} ${at} = ${word}`);
  if (inner.const !== undefined) lines.push(`${direction} ${at} = ${inner.const}`);
  if (inner.type) lines.push(`${direction} ${at}: ${[inner.type].flat().sort().join(" or ")}`);
  for (const [key, value] of Object.entries(inner.properties ?? {})) {
    const isRequired = (inner.required ?? []).includes(key);
    const below = `${at}.${key}`;
    lines.push(`${direction} ${below}`);
    if (direction === "got" && isRequired) lines.push(`got ${below} always`);
    if (direction === "sent" && !isRequired) lines.push(`sent ${below} may be left out`);
    describe(value, below, direction, lines, seen);
  }
  if (inner.items) describe(inner.items, `${at}[]`, direction, lines, seen);
  for (const one of [...(inner.oneOf ?? []), ...(inner.allOf ?? [])]) {
    const kind = follow(one).properties?.kind?.const;
    describe(one, kind ? `${at}(${kind})` : at, direction, lines, seen);
  }
}

export function listPromises() {
  const lines = [];
  for (const { path, method, operation } of operations()) {
    const at = `${method.toUpperCase()} ${path}`;
    lines.push(`route ${at}`);
    for (const one of operation.parameters ?? []) {
      const parameter = follow(one);
      lines.push(`sent ${at} ?${parameter.name}`);
      if (!parameter.required) lines.push(`sent ${at} ?${parameter.name} may be left out`);
    }
    for (const body of Object.values(operation.requestBody?.content ?? {})) describe(body.schema, `${at} body`, "sent", lines);
    for (const [status, one] of Object.entries(operation.responses)) {
      lines.push(`got ${at} ${status}`);
      for (const [type, body] of Object.entries(follow(one).content ?? {})) {
        lines.push(`got ${at} ${status} ${type}`);
        describe(body.schema, `${at} ${status}`, "got", lines);
      }
    }
  }
  return [...new Set(lines)].sort();
}

// A key that a caller must send from now on breaks every caller of yesterday.
function listNewDuties(before, now) {
  const known = new Set(before);
  return now.filter(
    (line) =>
      /^sent .*[.?][a-z_0-9]+$/.test(line) &&
      !known.has(line) &&
      !now.includes(`${line} may be left out`) &&
      known.has(`route ${line.split(" ").slice(1, 3).join(" ")}`) &&
      known.has(line.slice(0, line.lastIndexOf("."))) // its object was there before; a new object may ask for anything
  );
}

const now = listPromises();
if (process.argv.includes("--update") || !existsSync(file)) {
  writeFileSync(file, JSON.stringify({ api: contract.info.version, promises: now }, null, 1) + "\n");
  console.log(`api/snapshot.json holds ${now.length} promises`);
} else {
  const before = JSON.parse(readFileSync(file, "utf8")).promises;
  const gone = before.filter((line) => !now.includes(line));
  const duties = listNewDuties(before, now);
  const fresh = now.filter((line) => !before.includes(line));
  for (const line of gone) console.error(`gone or narrower: ${line}`);
  for (const line of duties) console.error(`asked for from now on: ${line}`);
  if (gone.length + duties.length > 0) {
    console.error("The interface may only grow. If nobody can have used this yet: npm --prefix tests/api run snapshot");
    process.exit(1);
  }
  if (fresh.length > 0) {
    console.error(`${fresh.length} promises are not in api/snapshot.json, such as: ${fresh[0]}`);
    console.error("Add them with: npm --prefix tests/api run snapshot");
    process.exit(1);
  }
  console.log(`${now.length} promises kept`);
}
