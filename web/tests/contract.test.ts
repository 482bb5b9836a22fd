import { readFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";
import { expect, test } from "vitest";

test("the generated types are those of api/openapi.yaml (repair with: npm run types)", async () => {
  const fresh = astToString(await openapiTS(new URL("../../api/openapi.yaml", import.meta.url)));
  const kept = readFileSync(new URL("../src/api/generated.ts", import.meta.url), "utf8");
  expect(kept.endsWith(fresh)).toBe(true);
});

test("only client.ts fetches", async () => {
  const { globSync } = await import("node:fs");
  const sources = globSync("**/*.{ts,tsx}", { cwd: new URL("../src", import.meta.url).pathname });
  const fetching = sources.filter((file) => /\bfetch\(|XMLHttpRequest|EventSource|WebSocket|sendBeacon/.test(readFileSync(new URL(`../src/${file}`, import.meta.url), "utf8")));
  expect(fetching).toEqual(["client.ts"]);
});
