import { expect, test } from "vitest";
import type { CareWords } from "../src/api/care";
import type { Judgement, PowerReply, PowerRequest, TrialScore, TrialStatus } from "../src/api/trial";
import { findReach } from "../src/pages/trial/EffectBar";
import { buildTrialChart, listStretches } from "../src/pages/trial/chart_data";
import { buildDesign, choices, countDays, drawSeed, findCurrent, findLastDay, findShortestBlock, fitDraft, judgeDraft, listActivities, listPolicies, startDraft, type Draft, type Ground } from "../src/pages/trial/design";
import { findTask, readProgress } from "../src/pages/trial/progress";
import { findTimes, simulate, wanted } from "../src/pages/trial/simulate";
import { addDays } from "../src/state/spans";
import { buildEntry, point } from "./care_nouns";

const today = "2026-11-24";
const draft = (part: Partial<Draft> = {}): Draft => ({ ...startDraft(today, "gentle", "full"), ...part });

// The numbers of the four policies as the data have them.
const numbers = (rest_days: number, sessions_per_month: number, course_weeks: number) =>
  Object.fromEntries(Object.entries({ rest_days, sessions_per_month, course_weeks }).map(([id, value]) => [id, { value, unit: "", mark: "assumed" }]));
const book = {
  policies: [{ id: "try_first", numbers: numbers(27, 1, 0) }, { id: "gentle", numbers: numbers(0, 30, 0) }, { id: "course", numbers: numbers(1, 13, 6) }, { id: "deep", numbers: numbers(6, 2, 0) }],
} as unknown as CareWords;
const ground: Ground = { book, chosen: "gentle", began: undefined };

const score = (day: string, part: Partial<TrialScore> = {}): TrialScore => ({ day, phase: "baseline", block: -1, first: false, late: false, session: false, wrong: false, ...part });
const status = (part: Partial<TrialStatus> = {}): TrialStatus => ({
  trial: "e1", pain: "c1", design: buildDesign(draft()), begun: `${today}T09:00:00Z`, day: today, looks: [], changed: false, overlaps: false, seal: "0123456789abcdef",
  last_day: findLastDay(buildDesign(draft())), over: false, days: [], n_planned: 70, n_scored: 0, ...part,
});
const on = (phase: TrialScore["phase"], first: boolean) => ({ day: today, phase, block: phase === "block" ? 0 : -1, first });

test("a full design counts its days in both kinds of blocks, a quick one the days after", () => {
  const full = buildDesign(draft({ baseline_days: 14, block_days: 7, n_pairs: 4 }));
  expect([countDays(full), findLastDay(full)]).toEqual([70, "2027-02-01"]);
  const quick = buildDesign(startDraft(today, "try_first", "quick"));
  expect([countDays(quick), findLastDay(quick), quick.other]).toEqual([21, "2026-12-14", undefined]);
});

test("what is compared becomes the two ways, and only they differ", () => {
  const other = { ...point, side: "left" as const };
  expect(buildDesign(draft())).toMatchObject({ outcome: "pain", arm: { treats: true, policy: "gentle" }, other: { treats: false } });
  expect(buildDesign(draft({ compared: "policy", other_policy: "deep" })).other).toEqual({ treats: true, policy: "deep" });
  expect(buildDesign(draft({ compared: "point", point, other_point: other }))).toMatchObject({ arm: { policy: "gentle", point }, other: { treats: true, policy: "gentle", point: other } });
  expect(buildDesign(draft({ activity: "carry a bag" }))).toMatchObject({ outcome: "activity", activity: "carry a bag" });
  expect(buildDesign(draft({ compared: "policy", other_policy: "deep", size: "quick" })).other).toBeUndefined();
});

test("a design of days that are over, far away, or of twice the same is refused with a sentence", () => {
  expect(judgeDraft(draft(), today, ground)).toBeNull();
  expect(judgeDraft(draft({ begins: addDays(today, -1) }), today, ground)).toBe("trial.begins_past");
  expect(judgeDraft(draft({ begins: "" }), today, ground)).toBe("trial.begins_past");
  expect(judgeDraft(draft({ begins: addDays(today, 29) }), today, ground)).toBe("trial.begins_late");
  expect(judgeDraft(draft({ compared: "policy", other_policy: "gentle" }), today, ground)).toBe("trial.two_policies");
  expect(judgeDraft(draft({ compared: "point", point, other_point: { ...point } }), today, ground)).toBe("trial.two_points");
  expect(judgeDraft(draft({ compared: "point", point, other_point: null }), today, ground)).toBe("trial.two_points");
});

test("blocks are long enough for the rest between sessions, and a course does not end in the middle of a trial", () => {
  const judge = (part: Partial<Draft>, began?: string) => judgeDraft(draft(part), today, { ...ground, chosen: part.policy ?? "gentle", began });
  expect(book.policies.map(findShortestBlock)).toEqual([28, 1, 2, 8]); // try first, gentle, course, deep
  expect(listPolicies(book).map((one) => one.id)).toEqual(["gentle", "course", "deep"]);
  expect([judge({ policy: "deep", block_days: 7 }), judge({ policy: "deep", block_days: 8 })]).toEqual(["trial.blocks_short", null]);
  expect(judge({ policy: "gentle", compared: "policy", other_policy: "deep", block_days: 7 })).toBe("trial.blocks_short");
  expect(judge({ policy: "course", baseline_days: 14, n_pairs: 2, block_days: 7 }, today)).toBeNull(); // six weeks in six weeks
  expect(judge({ policy: "course", baseline_days: 14, n_pairs: 2, block_days: 7 }, addDays(today, -1))).toBe("trial.course_short");
  expect(judge({ policy: "course", n_pairs: 4 }, addDays(today, -50))).toBeNull(); // that one was over before the trial begins
});

test("a design to begin with is as long as the course allows", () => {
  const fit = (policy: string, began: string) => fitDraft(draft({ policy }), today, { book, chosen: policy, began });
  const days = (one: Draft) => countDays(buildDesign(one));
  expect([days(fit("gentle", today)), days(fit("course", today)), days(fit("course", addDays(today, -7))), days(fit("course", addDays(today, -30)))]).toEqual([70, 42, 35, 70]);
});

test("what may be chosen are the bounds of the contract", () => {
  const ends = Object.fromEntries(Object.entries(choices).map(([name, all]) => [name, [all[0], all.at(-1)]]));
  expect(ends).toEqual({ matters: [0.5, 5], baseline_days: [7, 14], block_days: [4, 14], n_pairs: [2, 6], after_days: [7, 28] });
});

test("a seed is 64 bits, and never the same twice", () => {
  const seeds = Array.from({ length: 200 }, drawSeed);
  for (const seed of seeds) expect(seed).toMatch(/^[0-9a-f]{16}$/);
  expect(new Set(seeds).size).toBe(seeds.length);
});

test("activities are offered by their latest entry, each once", () => {
  const entries = [buildEntry("2026-11-20", { activities: [{ name: "sit", score: 3 }, { name: "run", score: 1 }] }), buildEntry("2026-11-22", { activities: [{ name: "run", score: 2 }] })];
  expect(listActivities(entries)).toEqual(["run", "sit"]);
});

test("a trial that counts comes before one that overlaps it, and none of those that are over", () => {
  const [overlaps, counts, over] = [status({ trial: "a", overlaps: true }), status({ trial: "b" }), status({ trial: "c", over: true })];
  expect(findCurrent([overlaps, counts, over])?.trial).toBe("b");
  expect(findCurrent([overlaps, over])?.trial).toBe("a");
  expect(findCurrent([over])).toBeNull();
});

// A stand-in for the engine's own sum of slices: counts what it was asked for.
const ask = (seen: PowerRequest[]) => async (asked: PowerRequest): Promise<PowerReply> => {
  seen.push(asked);
  const before = asked.so_far?.[0]?.n ?? 0;
  return { noise: { level: 5, deviation: 1.5, memory: 0.4, n_days: 0 }, advice: { worth: true, hopeless: false, sentences: [], before: [] }, rows: [{ benefit: 2, n: before + asked.count, helps: 0, no_difference: 0, worse: 0, cannot_tell: 0 }] };
};

test("simulated trials are asked for in slices that join, without a gap and without a doubled one", async () => {
  const seen: PowerRequest[] = [];
  const steps: number[] = [];
  await simulate(buildDesign(draft()), today, ask(seen), ({ done, reply }) => steps.push(done, reply.rows[0]!.n), () => false);
  let next = 0;
  for (const one of seen) {
    expect([one.first, one.so_far?.[0]?.n ?? 0]).toEqual([next, next]);
    expect(one.count).toBeLessThanOrEqual(100);
    next += one.count;
  }
  expect([next, steps.at(-2), steps.at(-1)]).toEqual([wanted, wanted, wanted]);
});

test("a stop is heeded before the next slice, and what came after it is not shown", async () => {
  const seen: PowerRequest[] = [];
  let shown = 0;
  await simulate(buildDesign(draft()), today, ask(seen), () => void ++shown, () => seen.length >= 3);
  expect([seen.length, shown]).toEqual([3, 2]);
});

test("only the last slice asks for shorter and longer trials, for that takes its time", async () => {
  const seen: PowerRequest[] = [];
  await simulate(buildDesign(draft()), today, ask(seen), () => undefined, () => false);
  expect(seen.map((one) => one.compares ?? false)).toEqual([...seen.slice(1).map(() => false), true]);
  expect([findTimes(399, 500), findTimes(0, 0)]).toEqual([8, 0]);
});

test("what today is for follows the day, the session of a quick trial, and what stands in the way", () => {
  expect(findTask(status())).toBe("wait");
  expect(findTask(status({ now: on("baseline", false) }))).toBe("baseline");
  expect(findTask(status({ now: on("block", true) }))).toBe("treat");
  expect(findTask(status({ now: on("block", false) }))).toBe("rest");
  expect(findTask(status({ now: on("block", false), design: buildDesign(draft({ compared: "policy", other_policy: "deep" })) }))).toBe("treat");
  expect(findTask(status({ now: on("after", true) }))).toBe("session");
  expect(findTask(status({ now: on("after", true), days: [score(today, { phase: "after", first: true, session: true })] }))).toBe("after");
  expect(findTask(status({ now: on("block", true), overlaps: true }))).toBe("void");
  expect(findTask(status({ now: on("block", true), changed: true }))).toBe("void");
});

test("missing, late and wrong days are named; yesterday can still be written down, last week cannot", () => {
  const days = [score("2026-11-20"), score("2026-11-21", { late: true }), score("2026-11-22", { score: 4, wrong: true }), score("2026-11-23"), score(today, { session: true })];
  const progress = readProgress(status({ days }), today);
  expect(progress).toEqual({ passed: 5, missing: ["2026-11-20", "2026-11-23"], writable: ["2026-11-23"], late: ["2026-11-21"], wrong: ["2026-11-22"], noted: false, treated: true });
  expect(readProgress(status({ days: [score(today, { score: 0 })] }), today)).toMatchObject({ noted: true, missing: [] });
});

test("stretches are days of one block; two blocks of one kind in a row stay two", () => {
  const days = [score("2026-11-20"), ...[0, 0, 1, 2].map((block, index) => score(addDays("2026-11-21", index), { phase: "block", block, first: block > 0 }))];
  expect(listStretches(days).map((one) => [one.kind, one.from, one.to, one.first, one.last])).toEqual([
    ["before", "2026-11-20", "2026-11-20", 0, 0], ["other", "2026-11-21", "2026-11-22", 1, 2], ["first", "2026-11-23", "2026-11-23", 3, 3], ["first", "2026-11-24", "2026-11-24", 4, 4],
  ]);
});

test("the chart has a place for every day, also where nothing was noted or fitted", () => {
  const days = [score("2026-11-20", { score: 6 }), score("2026-11-21"), score("2026-11-22", { score: 0 })];
  const fit = [{ day: "2026-11-22", mean: 4, low: 3, high: 5, without: 6 }];
  const chart = buildTrialChart(status({ days }), { fit } as unknown as Judgement);
  expect(chart.scores).toEqual([6, null, 0]);
  expect([chart.mean, chart.low, chart.high, chart.without]).toEqual([[null, null, 4], [null, null, 3], [null, null, 5], [null, null, 6]]);
  expect(chart.x[1]! - chart.x[0]!).toBe(86_400);
});

test("the line of the effect reaches as far as its range and what matters", () => {
  expect(findReach({ low: -0.3, high: 0.4 }, 2)).toBe(3);
  expect(findReach({ low: -4.2, high: 0.4 }, 2)).toBe(5);
});
