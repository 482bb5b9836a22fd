// Fails when the script and style that the first page needs grow beyond their budget, counted as gzip, or when the service
// worker names a file that is not there.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const budget_kb = { first: 150, turning: 500 };
const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const page = readFileSync(`${dist}index.html`, "utf8");
const first = new Set([...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((found) => found[1]));

// Static imports of a first file belong to the first load as well.
for (const file of first) {
  if (!file.endsWith(".js")) continue;
  for (const found of readFileSync(dist + file, "utf8").matchAll(/(?:import|from)\s*"\.\/([^"]+\.js)"/g)) first.add(`assets/${found[1]}`);
}

const size = (file) => gzipSync(readFileSync(dist + file), { level: 9 }).length / 1000;
const sum = (files) => [...files].reduce((total, file) => total + size(file), 0);
const turning = readdirSync(`${dist}assets`).filter((file) => /^(Body3d|Block3d|turning3d).*\.js$/.test(file)).map((file) => `assets/${file}`);
const found = { first: sum(first), turning: sum(turning) };

for (const [name, most] of Object.entries(budget_kb)) {
  console.log(`${name}: ${found[name].toFixed(1)} kB gzip of at most ${most} kB`);
  if (found[name] > most || found[name] === 0) process.exitCode = 1;
}

// The service worker is only installed when every file that it names is there.
const shell = JSON.parse(/const shell = (\[[^\]]*\])/.exec(readFileSync(`${dist}sw.js`, "utf8"))[1]);
for (const file of shell.filter((one) => one !== "/")) {
  if (existsSync(dist + file.slice(1))) continue;
  console.log(`sw.js names ${file}, which was not built`);
  process.exitCode = 1;
}
