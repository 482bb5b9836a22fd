// Lighthouse over the pages, as on a phone: at least 95 in performance, accessibility and best practices, the middle of some runs.
import { randomBytes } from "node:crypto";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { executable, flags } from "../support/browser.ts";
import { removeServer, startServer } from "../support/server.ts";

const least = 95;
const nRuns = Number(process.env.UNKNOT_LIGHTHOUSE_RUNS ?? 3);
const categories = ["performance", "accessibility", "best-practices"];

/** A person with one painted pain, all lists answered; the path of its pages. */
async function addPain(origin) {
  const send = (events) => fetch(`${origin}/api/v1/events`, { method: "POST", headers: { "Content-Type": "application/json", Origin: origin }, body: JSON.stringify({ events }) });
  const id = () => randomBytes(16).toString("hex");
  const [person, pain, now] = [id(), id(), new Date()];
  const event = (n, kind, body, of = { pain }) => ({ id: id(), person, ...of, kind, at: new Date(now.getTime() + n).toISOString(), day: now.toISOString().slice(0, 10), [kind]: body });
  const cells = [{ region: "neck_angle", side: "right", intensity: 6, qualities: ["ache"] }, { region: "blade_upper_corner", side: "right", intensity: 4, qualities: [] }];
  const answer = await send([
    event(0, "person_described", { name: "Ada", figure: "woman_medium" }, {}),
    event(1, "pain_named", { name: "neck" }),
    event(2, "pain_drawn", { strokes: [], listed: cells, cells }),
  ]);
  if (!answer.ok) throw new Error(await answer.text());
  return `/pain/${person}/${pain}`;
}

const server = await startServer();
const chrome = await launch({ chromePath: executable, chromeFlags: ["--headless=new", "--disable-gpu", ...flags] });
let failed = false;
try {
  const pain = await addPain(server.origin);
  for (const path of ["/", `${pain}/draw`, `${pain}/safety`, "/example/answer", "/example/muscle/levator_scapulae?point=&side=right", "/settings"]) {
    const scores = categories.map(() => []);
    const losses = new Set();
    for (let run = 0; run < nRuns; ++run) {
      const { lhr } = await lighthouse(`${server.origin}${path}`, { port: chrome.port, onlyCategories: categories, logLevel: "silent" });
      categories.forEach((category, index) => scores[index].push(Math.round(100 * (lhr.categories[category].score ?? 0))));
      for (const category of categories)
        for (const { id, weight } of lhr.categories[category].auditRefs) {
          const { score, displayValue } = lhr.audits[id];
          if (weight > 0 && score !== null && score < 0.9) losses.add(`${id} ${score} ${displayValue ?? ""}`.trim());
        }
    }
    const middle = scores.map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)]);
    const low = middle.some((score) => score < least);
    failed ||= low;
    console.log(`${low ? "LOW " : "ok  "} ${path.replace(pain, "/pain/...").padEnd(34)} ${categories.map((category, index) => `${category} ${middle[index]}`).join("  ")}${low ? `\n     ${[...losses].join("\n     ")}` : ""}`);
  }
} finally {
  chrome.kill();
  await removeServer(server);
}
process.exit(failed ? 1 : 0);
