// Holds reports that the program really wrote as JSON against api/report.schema.json, and shows that a broken one is caught.
// usage: node report.mjs PROGRAM
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { pathOf } from "./contract.mjs";
import { listPeople } from "../fhir/people.mjs";

const program = process.argv[2] ?? "build/dev/unknot";
const folder = mkdtempSync(join(tmpdir(), "unknot-report-"));
const run = (...words) =>
  execFileSync(program, ["--data-file", join(folder, "unknot.db"), ...words], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(pathOf("api/report.schema.json"), "utf8")));
const faults = [];

try {
  writeFileSync(join(folder, "people.json"), JSON.stringify(listPeople()));
  run("import", join(folder, "people.json"));
  const all = "name,place,findings,safety,sessions,reactions,course,trial,notes";
  const asked = [["Ada", "Neck", "--sections", all], ["Ada", "Neck", "--sections", "place", "--language", "de"], ["Bo <b>&", "Knee"], ["Cleo", "Back", "--sections", all]];
  let first;
  for (const words of asked) {
    const report = JSON.parse(run("report", ...words, "--day", "2026-11-24", "--format", "json", "--output", "-"));
    first ??= report;
    if (!validate(report)) {
      const error = validate.errors[0];
      faults.push(`${words.join(" ")}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
    }
  }
  const breaks = [(r) => delete r.created, (r) => (r.diagnosis = "a knot"), (r) => (r.sessions[0].presses[0].level = 11), (r) => (r.found.points[0].probability = 59)];
  for (const breakIt of breaks) {
    const broken = structuredClone(first);
    breakIt(broken);
    if (validate(broken)) faults.push(`not caught: ${breakIt}`);
  }
  console.log(`${asked.length} reports are of their schema, ${breaks.length} broken ones were caught, ${faults.length} faults`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
