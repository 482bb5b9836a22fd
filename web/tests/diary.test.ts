import { expect, test } from "vitest";
import type { Diary } from "../src/api/care";
import { buildChart, listShown } from "../src/pages/diary/chart_data";
import { buildNoted, judgeDraft, openDraft, rememberActivities, startDraft, tellLocal } from "../src/pages/diary/entry";
import { groupByDay, joinCare } from "../src/pages/diary/entry_days";
import { chooseKinds, findUntold, isDanger } from "../src/pages/diary/reaction";
import { addDays, findPiece, findSpan, findAxis } from "../src/state/spans";
import { findAngle } from "../src/pages/diary/tilt";
import { buildEntry, buildSession, emptyCare } from "./care_nouns";

const now = new Date(2026, 10, 24, 18, 30, 20);

test("a number alone is an entry, nothing at all is none", () => {
  expect(judgeDraft(startDraft([]), now)).toBe("entry.empty");
  expect(judgeDraft({ ...startDraft([]), now: 0 }, now)).toBeNull();
  expect(judgeDraft({ ...startDraft(["Reading"]), note: "  " }, now)).toBe("entry.empty");
});

test("a moment to come is refused, the minute that runs is not", () => {
  const draft = { ...startDraft([]), now: 3 };
  expect(judgeDraft({ ...draft, when: "2026-11-24T18:40" }, now)).toBe("entry.future");
  expect(judgeDraft({ ...draft, when: "2026-11-25T08:00" }, now)).toBe("entry.future");
  expect(judgeDraft({ ...draft, when: "no moment" }, now)).toBe("entry.future");
  expect(judgeDraft({ ...draft, when: tellLocal(now) }, now)).toBeNull();
  expect(judgeDraft({ ...draft, when: "2026-11-23T08:00" }, now)).toBeNull();
});

test("an entry speaks of its own moment and day, and never of a moment to come", () => {
  const noted = buildNoted({ ...startDraft([]), now: 3, when: "2026-11-23T08:05" }, now);
  expect(noted).toMatchObject({ about: new Date(2026, 10, 23, 8, 5).toISOString(), about_day: "2026-11-23", now: 3 });
  expect(noted).not.toHaveProperty("worst");
  expect(buildNoted({ ...startDraft([]), now: 3 }, now).about).toBe(now.toISOString());
});

test("an entry that is opened and saved unchanged says the same", () => {
  const noted = buildEntry("2026-11-20", {
    about: new Date(2026, 10, 20, 7, 15, 42, 7).toISOString(), now: 4, worst: 7, change: -1, qualities: ["ache"], note: "rain",
    activities: [{ name: "Reading", score: 4 }], cells: [{ region: "neck_angle", side: "right", intensity: 4, qualities: [] }],
  });
  expect(buildNoted(openDraft(noted), now)).toEqual(noted);
});

test("own activities are remembered by name from the latest entry that has any, and unscored ones are not sent", () => {
  const entries = [buildEntry("2026-11-20", { activities: [{ name: "Reading", score: 4 }] }), buildEntry("2026-11-22"), buildEntry("2026-11-18", { activities: [{ name: "Old", score: 1 }] })];
  expect(rememberActivities(entries)).toEqual(["Reading"]);
  const draft = { ...startDraft(["Reading", "Driving"]), now: 1 };
  expect(buildNoted({ ...draft, activities: [{ name: "Reading", score: 5 }, { name: "Driving", score: null }] }, now).activities).toEqual([{ name: "Reading", score: 5 }]);
});

test("a reaction is asked for the latest session whose day is over", () => {
  const told = buildSession("2026-11-23", { reaction: { session: "x", kinds: ["better"], soreness: 0, hours: 0 } });
  const [older, newer, today] = [buildSession("2026-11-20"), buildSession("2026-11-22"), buildSession("2026-11-24")];
  expect(findUntold([older, newer, told, today], "2026-11-24")).toEqual([newer, older]);
  expect(findUntold([buildSession("2026-11-20", { presses: [] })], "2026-11-24")).toEqual([]);
});

test("better and the same exclude each other, signs of danger are seen", () => {
  expect(chooseKinds(["better"], ["better", "same"])).toEqual(["same"]);
  expect(chooseKinds(["better"], ["better", "sore"])).toEqual(["better", "sore"]);
  expect(isDanger({ kinds: ["sore", "dark_urine"] })).toBe(true);
  expect(isDanger({ kinds: ["nerve_signs"] })).toBe(true);
  expect(isDanger({ kinds: ["sore", "bruise", "flare"] })).toBe(false);
});

test("ranges count both their ends", () => {
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  expect(findSpan("two_weeks", "2026-11-24", undefined, { from: "", to: "" })).toEqual({ from: "2026-11-11", to: "2026-11-24" });
  expect(findSpan("all", "2026-11-24", "2016-01-05", { from: "", to: "" })).toEqual({ from: "2016-01-05", to: "2026-11-24" });
  expect(findSpan("own", "2026-11-24", undefined, { from: "2026-11-09", to: "2026-11-02" })).toEqual({ from: "2026-11-02", to: "2026-11-09" });
});

test("pieces of a long diary grow while they are empty and end at its first day", () => {
  expect(findPiece("2026-11-11", "2016-01-05", 0)).toEqual({ from: "2026-10-28", to: "2026-11-10" });
  expect(findPiece("2026-11-11", "2016-01-05", 2)).toEqual({ from: "2026-09-16", to: "2026-11-10" });
  expect(findPiece("2026-11-11", "2026-11-05", 0)).toEqual({ from: "2026-11-05", to: "2026-11-10" });
  expect(findPiece("2026-11-05", "2026-11-05", 0)).toBeNull();
  expect(findPiece("2026-11-11", undefined, 0)).toBeNull();
});

test("pieces are joined without doubling, and listed by day with the latest first", () => {
  const [one, two] = [buildEntry("2026-11-20"), buildEntry("2026-11-20", { about: "2026-11-20T19:00:00Z" })];
  const older = { ...emptyCare, entries: [buildEntry("2026-10-01"), { ...one, now: 9 }] };
  const joined = joinCare(older, { ...emptyCare, entries: [one, two], sessions: [buildSession("2026-11-19")] });
  const days = groupByDay(joined);
  expect(days.map((day) => [day.day, day.entries.length, day.sessions.length])).toEqual([["2026-11-20", 2, 0], ["2026-11-19", 0, 1], ["2026-10-01", 1, 0]]);
  expect(days[0]!.entries).toEqual([two, one]);
});

test("a chart has one place a day and nothing where nothing was said", () => {
  const diary: Diary = {
    from: "2026-11-01", to: "2026-11-24", n_entries: 3, n_all: 3, composite: [{ day: "2026-11-03", value: 4.5 }],
    days: [{ day: "2026-11-01", n: 2, now: 5, note: false, session: false }, { day: "2026-11-03", n: 1, worst: 7, note: false, session: true }],
  };
  const data = buildChart(diary);
  expect(data.days).toEqual(["2026-11-01", "2026-11-03"]);
  expect(data.values).toEqual({ now: [5, null], worst: [null, 7], average: [null, null], composite: [null, 4.5] });
  expect(data.sessions).toEqual([data.x[1]]);
  expect(listShown(data)).toEqual(["now", "worst", "composite"]);
});

test("tilting forward and sideways is measured, turning about the upright line is not", () => {
  expect(findAngle({ beta: 0, gamma: 0 }, { beta: 40, gamma: 0 })).toBeCloseTo(40, 6);
  expect(findAngle({ beta: 0, gamma: -20 }, { beta: 0, gamma: 25 })).toBeCloseTo(45, 6);
  expect(findAngle({ beta: 12, gamma: 3 }, { beta: 12, gamma: 3 })).toBeCloseTo(0, 4);
});

test("a diary of one day has an axis of one day, and a longer one of its own days", () => {
  const span = findAxis;
  expect(span([86_400])).toEqual([43_200, 129_600]);
  expect(span([86_400, 5 * 86_400])).toEqual([43_200, 5 * 86_400 + 43_200]);
});
