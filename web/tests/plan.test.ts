import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { BoundUse, PlanStep } from "../src/api/care";
import { groupUses } from "../src/pages/plan/LimitsSection";
import { buildSession, findMoment } from "../src/pages/plan/other_session";
import { findPreferred, preferFirst } from "../src/pages/plan/prefer";
import { formatAmount, formatPolicyNumber, knowsUnit, nameBound } from "../src/parts/amounts";
import { makeId } from "../src/state/events";
import { point } from "./care_nouns";

const at = { person: makeId(), pain: makeId() };
const now = new Date(2026, 10, 24, 18, 30);
const told = { treater: "professional" as const, points: [{ point, site: 0, tool: "professional" }, { point: { ...point, side: "left" as const }, site: 0, tool: "professional" }], level: 6, minutes: 10 };

test("a session elsewhere becomes the events of a session, in order and on its own day", () => {
  const events = buildSession(at, "course", { ...told, day: "2026-11-20" }, now);
  expect(events.map((one) => one.kind)).toEqual(["session_begun", "press_done", "press_done", "session_ended"]);
  expect(events.every((one) => one.day === "2026-11-20")).toBe(true);
  expect([...events].sort((a, b) => (a.at < b.at ? -1 : 1))).toEqual(events);
  expect(events[1]).toMatchObject({ press_done: { number: 1, seconds: 300, level: 6, ended: "held" } });
  const ids = new Set(events.map((one) => JSON.stringify(one).match(/"session":"(\w+)"/)![1]));
  expect(ids.size).toBe(1);
});

test("very long sessions stay within what one press may last", () => {
  expect(buildSession(at, "course", { ...told, points: told.points.slice(0, 1), minutes: 180, day: "2026-11-20" }, now)[1]).toMatchObject({ press_done: { seconds: 3600 } });
});

test("a day without an hour stands at its noon, and today never later than now", () => {
  expect(findMoment("2026-11-20", now)).toEqual(new Date(2026, 10, 20, 12));
  expect(findMoment("2026-11-24", now)).toEqual(now);
  expect(findMoment("2026-11-24", new Date(2026, 10, 24, 8))).toEqual(new Date(2026, 10, 24, 8));
});

test("limits are told from today to the single press, unknown spans last", () => {
  const use = (span: string): BoundUse => ({ bound: { id: "x", value: 1, unit: "s", reason: { en: "", de: "" }, mark: "assumed" }, span, used: 0, left: 1 });
  expect(groupUses([use("press"), use("moon"), use("month"), use("day"), use("month")]).map(([span, uses]) => [span, uses.length])).toEqual([["day", 1], ["month", 2], ["press", 1], ["moon", 1]]);
});

test("every number of the data has a name and a unit in words", () => {
  const folder = new URL("../../data/care/", import.meta.url);
  const read = (path: string) => JSON.parse(readFileSync(new URL(path, folder), "utf8")) as Record<string, unknown>;
  const bounds = read("bounds.json")["bounds"] as { id: string; unit: string }[];
  const check = (id: string, unit: unknown) => {
    expect(nameBound(id), id).not.toBe(id.replaceAll("_", " "));
    expect(knowsUnit(String(unit)), `${id} in ${String(unit)}`).toBe(true);
  };
  for (const { id, unit } of bounds) check(id, unit);
  for (const file of readdirSync(new URL("policies/", folder)))
    for (const [id, number] of Object.entries(read(`policies/${file}`)))
      if (typeof number === "object" && number !== null && "unit" in number) check(id, number.unit);
});

test("minus one and a course of no length are said in words", () => {
  expect(formatPolicyNumber("sessions_per_week", -1, "sessions per week")).toBe("no limit of its own");
  expect(formatPolicyNumber("course_weeks", 0, "weeks")).toBe("no end of its own");
  expect(formatPolicyNumber("rest_days", 1, "days")).toBe("1 day");
  expect(formatAmount(1.5, "h")).toBe("1.5 hours");
});

test("what is preferred comes to the front of what was preferred before, and a step takes the dearest that it offers", () => {
  const choice = { policy: "course", implements: ["tennis_ball", "foam_roller"] };
  const first = preferFirst(choice, "foam_roller");
  expect(first).toEqual({ ...choice, prefers: ["foam_roller"] });
  expect(preferFirst(preferFirst(first, "hands"), "foam_roller").prefers).toEqual(["foam_roller", "hands"]);
  const step = { implement: "tennis_ball", other_choices: ["hands"] } as PlanStep;
  expect(findPreferred(step, [])).toBe("tennis_ball");
  expect(findPreferred(step, ["foam_roller", "hands"])).toBe("hands"); // the roller is not offered here
});
