import { expect, test } from "vitest";
import { buildPath, parsePath, type Route } from "../src/router";

const person = "0123456789abcdef0123456789abcdef";
const pain = { kind: "kept" as const, person, pain: person.split("").reverse().join("") };

test("every address leads back to its page", () => {
  const routes: Route[] = [
    { page: "start" }, { page: "settings" }, { page: "pair" }, { page: "evidence" }, { page: "plan", pain }, { page: "diary", pain }, { page: "trial", pain }, { page: "report", pain }, { page: "session", pain }, { page: "watch", pain }, { page: "draw", pain }, { page: "safety", pain }, { page: "answer", pain },
    { page: "muscle", pain, muscle: "levator_scapulae", point: "neck_angle", side: "right" },
    { page: "press", pain, muscle: "levator_scapulae", point: "neck_angle", side: "right" },
    { page: "answer", pain: { kind: "example" } },
    { page: "muscle", pain: { kind: "example" }, muscle: "soleus", point: "one", side: "left" },
  ];
  for (const route of routes) expect(parsePath(buildPath(route))).toEqual(route);
});

test("unknown addresses and ids that are none are lost, not guessed", () => {
  for (const path of ["/nothing", "/pain/abc/def/draw", `/pain/${person}/${person}/elsewhere`, "/example/draw", "/example/plan", "/example/diary", "/example/session", "/example/trial", "/example/report", "/example/watch", "/example/muscle/../x"])
    expect(parsePath(path).page).toBe("lost");
});

test("a slash at the end does no harm", () => {
  expect(parsePath("/settings/")).toEqual({ page: "settings" });
});
