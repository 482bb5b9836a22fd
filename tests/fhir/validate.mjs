// Holds FHIR documents that the program really wrote against the R4 definitions, and shows that a broken one is caught.
// usage: node validate.mjs PROGRAM
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Fhir } from "fhir";
import { listPeople } from "./people.mjs";

const program = process.argv[2] ?? "build/dev/unknot";
const folder = mkdtempSync(join(tmpdir(), "unknot-fhir-"));
const store = join(folder, "unknot.db");
const run = (...words) =>
  execFileSync(program, ["--data-file", store, ...words], { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
const fhir = new Fhir();
const faults = [];

const listErrors = (bundle) =>
  fhir.validate(bundle, { errorOnUnexpected: true }).messages.filter((m) => ["error", "fatal"].includes(m.severity));

// What no validator of schemas sees: every reference leads somewhere, ids are not used twice, the composition comes first.
function checkBundle(bundle, where) {
  for (const error of listErrors(bundle)) faults.push(`${where}: ${error.location} ${error.message}`);
  const urls = bundle.entry.map((one) => one.fullUrl);
  if (new Set(urls).size !== urls.length) faults.push(`${where}: two entries of one url`);
  if (bundle.entry[0].resource.resourceType !== "Composition") faults.push(`${where}: the first entry is no Composition`);
  const types = bundle.entry.map((one) => one.resource.resourceType);
  if (types.includes("Condition")) faults.push(`${where}: a Condition, which is a diagnosis`);
  const walk = (value, at) => {
    if (value === null || typeof value !== "object") return;
    if (typeof value.reference === "string" && !urls.includes(value.reference)) faults.push(`${where}: ${at} leads nowhere`);
    for (const [key, inner] of Object.entries(value)) walk(inner, `${at}.${key}`);
  };
  walk(bundle, "Bundle");
  return types;
}

function checkBroken(bundle) {
  const breaks = {
    "a status that there is not": (b) => (b.entry.find((e) => e.resource.resourceType === "Procedure").resource.status = "done"),
    "an element that there is not": (b) => (b.entry[0].resource.diagnosis = "a knot"),
    "a missing title": (b) => delete b.entry[0].resource.title,
    "a date that is none": (b) => (b.entry.find((e) => e.resource.resourceType === "Procedure").resource.performedDateTime = "soon"),
  };
  for (const [name, breakIt] of Object.entries(breaks)) {
    const broken = structuredClone(bundle);
    breakIt(broken);
    if (listErrors(broken).length === 0) faults.push(`${name} was not caught`);
  }
  return Object.keys(breaks).length;
}

try {
  writeFileSync(join(folder, "people.json"), JSON.stringify(listPeople()));
  run("import", join(folder, "people.json"));
  const all = "name,place,findings,safety,sessions,reactions,course,trial,notes";
  const asked = [
    ["Ada", "Neck", "--sections", all],
    ["Ada", "Neck", "--sections", all, "--language", "de", "--with-pdf"],
    ["Ada", "Neck", "--sections", "sessions", "--from", "2026-10-01", "--to", "2026-10-10"],
    ["Bo <b>&", "Knee", "--sections", all],
    ["Cleo", "Back"],
  ];
  let nResources = 0;
  let whole;
  for (const words of asked) {
    const text = run("report", ...words, "--day", "2026-11-24", "--format", "fhir", "--output", "-");
    const bundle = JSON.parse(text);
    whole ??= bundle;
    const types = checkBundle(bundle, words.join(" "));
    nResources += types.length;
    if (words.includes("--with-pdf")) {
      const data = bundle.entry.find((e) => e.resource.resourceType === "Binary")?.resource.data ?? "";
      if (!Buffer.from(data, "base64").toString("latin1").startsWith("%PDF-")) faults.push("the PDF is not in the document");
    }
  }
  const nBroken = checkBroken(whole);
  console.log(`${asked.length} documents with ${nResources} resources are valid R4, ${nBroken} broken ones were caught, ${faults.length} faults`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults.slice(0, 40)) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
