// Beats and holds that a real server works out and then keeps are of their schemas in api/openapi.yaml: each word that it says, and what
// it answers at once when it is asked again.
// usage: node runs.mjs PROGRAM
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { contract } from "./contract.mjs";
import { withServer } from "./program.mjs";

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(contract, "contract");
const faults = [];

const body = { site: "rhomboids.inner_border.1", sex: "man", build: "slim", force_n: 10 };
const runs = [
  { path: "/api/v1/press/holds", asked: { ...body, tool: "thumb", hold_s: 2 }, word: "PressHoldsWord", kept: "PressHoldsKept", key: "holds" },
  { path: "/api/v1/press/beats", asked: { ...body, tool: "gun_ball", frequency_hz: 50, stroke_mm: 6 }, word: "PressBeatsWord", kept: "PressBeatsKept", key: "beats" },
];

function check(schema, value) {
  const validate = ajv.getSchema(`contract#/components/schemas/${schema}`);
  if (validate(value)) return;
  const first = validate.errors.slice(0, 3).map((e) => `${e.instancePath || "/"} ${e.message} ${JSON.stringify(e.params)}`);
  faults.push(`not of ${schema}: ${first.join("; ")}`);
}

async function run(base, { path, asked, word, kept, key }) {
  const send = () => fetch(base + path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(asked) });
  const begun = await send();
  if (begun.status !== 202) return faults.push(`${path}: ${begun.status} came instead of 202`);
  const { job } = await begun.json();
  const stream = await (await fetch(`${base}${path}/${job}`)).text();
  const words = stream.split("\n\n").filter((one) => one.startsWith("data: ")).map((one) => JSON.parse(one.slice(6)));
  for (const one of words) check(word, one);
  const last = words.at(-1);
  if (last?.state !== "done" || last[key].answers.length !== 3) return faults.push(`${path}: it was not worked out: ${JSON.stringify(last).slice(0, 300)}`);
  const again = await send();
  const answer = await again.json();
  check(kept, answer);
  if (again.status !== 200) faults.push(`${path}: ${again.status} came instead of 200`);
  if (JSON.stringify(answer[key]) !== JSON.stringify(last[key])) faults.push(`${path}: what is kept is not what was told`);
  const broken = structuredClone(answer);
  delete broken[key].answers[0].stiffness;
  if (ajv.getSchema(`contract#/components/schemas/${kept}`)(broken)) faults.push(`${kept} does not catch a tissue without a name`);
}

await withServer([], async (base) => {
  for (const one of runs) await run(base, one);
});
for (const fault of faults) console.error(fault);
console.log(`${runs.length} runs are worked out, kept and of their schemas, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
