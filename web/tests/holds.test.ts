import { expect, test } from "vitest";
import type { PressHolds, StiffHold } from "../src/api/press";
import { tellHold } from "../src/pages/press/holds/Found";
import { findAfter, findAt, findEarly, findTimes, judgePressure, listSolved, listUnsolved, readColumn } from "../src/pages/press/holds/moments";

const times = [0, 1, 5, 10, 20, 30];

// A tissue that sinks by so much at each of the times, and what presses on its point.
const hold = (stiffness: StiffHold["stiffness"], further: number[], point: number[], ending: StiffHold["ending"] = "solved"): StiffHold => ({
  stiffness, ending,
  moments: {
    time_s: times.slice(0, further.length), depth_mm: further.map((one) => 8 + one), skin_pressure_kpa: further.map(() => 20),
    point_pressure_kpa: point, point_stretch: further.map((one) => 1.2 + one / 10),
  },
});

const soft = hold("low", [0, 0.4, 0.8, 0.95, 1.1, 1.2], [6.5, 6.5, 6.5, 6.5, 6.6, 6.6]);
const usual = hold("usual", [0, 0.3, 0.7, 0.9, 1.0, 1.1], [6.1, 6, 5.9, 5.8, 5.7, 5.7]);
const stiff = hold("high", [0, 0.2, 0.5, 0.65, 0.7, 0.8], [7.4, 7, 6.8, 6.6, 6.5, 6.5]);
const holds: PressHolds = { point_depth_mm: 20, answers: [soft, usual, stiff] };
const found = (answers: StiffHold[]) => ({ asked: { site: "a.b.1", sex: "man" as const, build: "medium" as const, tool: "thumb", force_n: 10, hold_s: 30 }, answer: { ...holds, answers } });

test("a hold is told over the tissues that were held to the end; one that was not is named and left out", () => {
  const half = hold("low", [0, 0.4, 3], [6, 6, 90], "not_converged");
  const all = { ...holds, answers: [half, usual, { stiffness: "high" as const, ending: "not_converged" as const }] };
  expect(listSolved(all).map((one) => one.stiffness)).toEqual(["usual"]);
  expect(listUnsolved(all).map((one) => one.stiffness)).toEqual(["low", "high"]);
  expect(findAfter(listSolved(all), "further").high).toBeCloseTo(1.1, 9);
});

test("how far it sinks is counted from the first moment, and stretch in percent", () => {
  const solved = listSolved(holds);
  expect(findTimes(solved)).toEqual(times);
  expect(readColumn(solved[1]!, "further").map((one) => Number(one.toFixed(9)))).toEqual([0, 0.3, 0.7, 0.9, 1, 1.1]);
  expect(findAt(solved, "further", 0)).toEqual({ low: 0, high: 0 });
  expect(findAt(solved, "point", 0)).toEqual({ low: 6.1, high: 7.4 });
  expect(findAfter(solved, "point")).toEqual({ low: 5.7, high: 6.6 });
  expect(findAfter(solved, "stretch").high).toBeCloseTo(32, 9);
});

test("most of it is three quarters in every tissue, and is only told where it comes in the first half", () => {
  expect(findEarly(listSolved(holds))).toBe(10); // by then stiff tissue has 0.65 of its 0.8 mm, soft tissue 0.95 of 1.2
  expect(findEarly(listSolved({ ...holds, answers: [usual, hold("high", [0, 0.1, 0.2, 0.3, 0.6, 0.8], stiff.moments!.point_pressure_kpa)] }))).toBeNull(); // 20 s of 30
  expect(findEarly(listSolved({ ...holds, answers: [hold("usual", [0, 0, 0.01, 0.01, 0.02, 0.02], usual.moments!.point_pressure_kpa)] }))).toBeNull(); // next to nothing
  expect(findEarly([])).toBeNull();
});

test("the pressure hardly changes up to 15 %, and beyond that falls, rises, or does both", () => {
  const judge = (...ends: number[]) => judgePressure(listSolved({ ...holds, answers: ends.map((end) => hold("usual", [0, 1], [10, end])) }));
  expect(judgePressure(listSolved(holds))).toBe("same");
  expect(judge(11.4, 8.6)).toBe("same");
  expect(judge(10, 8)).toBe("less");
  expect(judge(10, 12)).toBe("more");
  expect(judge(8, 12)).toBe("mixed");
});

test("the headline says the numbers of the run as ranges with their units", () => {
  expect(tellHold(found([soft, usual, stiff]))).toBe(
    "Within 30 seconds the tool sinks 0.8 to 1.2 mm further, most of it in the first 10 seconds. The pressure at the point hardly changes: 5.7 to 6.6 kPa after, 6.1 to 7.4 kPa before.",
  );
  expect(tellHold(found([usual]))).toBe("Within 30 seconds the tool sinks 1.1 mm further, most of it in the first 10 seconds. The pressure at the point hardly changes: 5.7 kPa after, 6.1 kPa before.");
  expect(tellHold(found([{ stiffness: "usual", ending: "not_converged" }]))).toMatch(/bears none of the three tissues/);
});
