import { expect, test } from "vitest";
import type { Event } from "../src/api/types";
import { buildEvent, makeId } from "../src/state/events";
import { foldPerson } from "../src/state/fold";

const person = makeId();
const pain = makeId();
const day = new Date(2026, 10, 24, 12);
const event = <K extends Event["kind"]>(kind: K, body: never): Event => buildEvent(kind, person, kind === "person_described" ? null : pain, body, day);
const cell = { region: "neck_angle", side: "right" as const, intensity: 6, qualities: [] };

test("nothing said is nobody", () => {
  expect(foldPerson(null, [])).toBeNull();
});

test("the latest description and drawing win", () => {
  const told = foldPerson(null, [
    event("person_described", { name: "Ada", figure: "woman_slim" } as never),
    event("pain_named", { name: "Neck" } as never),
    event("pain_drawn", { strokes: [], listed: [], cells: [cell] } as never),
    event("person_described", { name: "Ada", figure: "woman_large" } as never),
    event("pain_drawn", { strokes: [], listed: [], cells: [{ ...cell, intensity: 2 }] } as never),
  ]);
  expect(told).toMatchObject({ name: "Ada", figure: "woman_large", pains: [{ name: "Neck", cells: [{ intensity: 2 }], case: { pain: [{ intensity: 2 }] } }] });
});

test("an answer replaces the earlier one to the same question and side, and no other", () => {
  const told = foldPerson(null, [
    event("findings_answered", { answers: [{ finding: "neck_flexion", side: "left", answer: "yes" }] } as never),
    event("findings_answered", { answers: [{ finding: "neck_flexion", side: "right", answer: "no" }] } as never),
    event("findings_answered", { answers: [{ finding: "neck_flexion", side: "left", answer: "no" }] } as never),
  ]);
  expect(told?.pains[0]?.case.findings?.map((one) => [one.side, one.answer])).toEqual([["right", "no"], ["left", "no"]]);
});

test("a finding that is taken back is gone, also when it was told of a point", () => {
  const key = { finding: "press_gives_my_pain", side: "left", muscle: "soleus", point: "one" };
  const told = foldPerson(null, [
    event("findings_answered", { answers: [{ ...key, answer: "yes" }, { ...key, point: "two", answer: "no" }] } as never),
    event("finding_taken_back", key as never),
  ]);
  expect(told?.pains[0]?.case.findings?.map((one) => one.point)).toEqual(["two"]);
});

test("safety answers carry the day on which they were given", () => {
  const told = foldPerson(null, [event("safety_answered", { answers: [{ screen: "today", answer: "none" }, { flag: "stroke", answer: "no" }] } as never)]);
  expect(told?.pains[0]?.case.safety).toEqual([{ screen: "today", answer: "none", date: "2026-11-24" }, { flag: "stroke", answer: "no", date: "2026-11-24" }]);
});

test("events of another person are left out, and what was known stays as it was", () => {
  const before = foldPerson(null, [event("pain_named", { name: "Neck" } as never)])!;
  const copy = structuredClone(before);
  const other = buildEvent("pain_named", makeId(), pain, { name: "Foot" }, day);
  expect(foldPerson(before, [other])).toEqual(copy);
  foldPerson(before, [event("pain_ended", {} as never)]);
  expect(before).toEqual(copy);
});
