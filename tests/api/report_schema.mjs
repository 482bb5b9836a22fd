// Keeps api/report.schema.json the same as the schema "Report" of api/openapi.yaml: written once, published as a file of its own.
// Written anew with: npm --prefix tests/api run report_schema
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { contract, pathOf } from "./contract.mjs";

const file = pathOf("api/report.schema.json");
const prefix = "#/components/schemas/";

// Every schema that a schema leads to, by its name.
function collect(value, found) {
  if (Array.isArray(value)) return value.forEach((one) => collect(one, found));
  if (value === null || typeof value !== "object") return;
  const name = typeof value.$ref === "string" ? value.$ref.slice(prefix.length) : undefined;
  if (name && !found.has(name)) {
    found.set(name, contract.components.schemas[name]);
    collect(found.get(name), found);
  }
  Object.values(value).forEach((one) => collect(one, found));
}

export function buildReportSchema() {
  const found = new Map();
  const report = contract.components.schemas.Report;
  collect(report, found);
  const whole = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Unknot report",
    ...report,
    $defs: Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  return JSON.stringify(whole, null, 2).replaceAll(prefix, "#/$defs/") + "\n";
}

const now = buildReportSchema();
if (process.argv.includes("--update")) {
  writeFileSync(file, now);
  console.log("api/report.schema.json is written");
} else if (!existsSync(file) || readFileSync(file, "utf8") !== now) {
  console.error("api/report.schema.json differs from the contract. Write it anew: npm --prefix tests/api run report_schema");
  process.exit(1);
} else {
  console.log("api/report.schema.json is that of the contract");
}
