import { expect, test } from "vitest";
import type { DoseCurve, DoseRow, PressCut } from "../src/api/press";
import type { PressBeats } from "../src/api/press";
import { findEnds, findTimes, listSolved, listUnsolved, readNumber } from "../src/pages/press/beats/ranges";
import { depthStep, findDepths, findForce, findMost, listShort, nameShare, readCurve, readForce, readRange, round } from "../src/pages/press/curves";
import { findColour, findTop, fitCut } from "../src/pages/press/draw_cut";

const row = (force: number, share: number): DoseRow => ({
  force_n: force, depth_mm: force / 5, flattening_mm: 0, area_cm2: 4, skin_pressure_kpa: 10 * force, peak_skin_pressure_kpa: 20 * force, painful_area_cm2: 0,
  point_moves_mm: 0, point_pressure_kpa: 10 * force * share, point_share: share, point_shear_kpa: 1, point_stretch: 1, stanched_cm3: 0, layers: [],
});
const curve = (stiffness: DoseCurve["stiffness"], shares: [number, number][]): DoseCurve => ({
  stiffness, ending: "solved", error: 0.01, rows: shares.map(([force, share]) => row(force, share)),
});

test("between two rows a curve is straight, beyond its last row it says nothing", () => {
  const one = curve("usual", [[10, 0.2], [20, 0.4]]);
  expect(readCurve(one, "point_share", 15)).toBeCloseTo(0.3, 12);
  expect(readCurve(one, "point_share", 5)).toBe(0.2);
  expect(readCurve(one, "point_share", 99)).toBeNull();
  expect(readCurve(curve("low", []), "point_share", 5)).toBeNull();
});

test("the range reaches from the least to the greatest curve, and only those count that reach so far", () => {
  const all = [curve("low", [[0, 0.1], [40, 0.1]]), curve("usual", [[0, 0.3], [60, 0.3]]), curve("high", [[0, 0.2], [50, 0.2]])];
  expect(readRange(all, "point_share", 20)).toEqual({ low: 0.1, high: 0.3 });
  expect(findMost(all)).toBe(60);
  expect(readRange(all, "point_share", 45)).toEqual({ low: 0.2, high: 0.3 });
  expect(listShort(all, 45).map((one) => one.stiffness)).toEqual(["low"]);
  expect(readRange([], "point_share", 20)).toBeNull();
});

// Depths of a thumb, much as estimated: fast at first, hardly any more at the end.
const sinking = (stiffness: DoseCurve["stiffness"], depths: [number, number][]): DoseCurve => ({
  stiffness, ending: "solved", error: 0.01, rows: depths.map(([force, depth]) => ({ ...row(force, 0.1), depth_mm: depth })),
});
const thumb = sinking("usual", [[0.1, 0.98], [0.42, 2.33], [0.94, 3.56], [10, 9.4], [55.1, 17.38], [60, 17.71]]);

test("a depth turned into a force is the same depth again, and a force turned into a depth the same force", () => {
  for (let depth = 1; depth <= 17.7; depth += 0.1) expect(readCurve(thumb, "depth_mm", readForce(thumb, depth)!)).toBeCloseTo(depth, 9);
  for (const force of [0.1, 0.42, 1, 7, 10, 33, 60]) expect(readForce(thumb, readCurve(thumb, "depth_mm", force)!)).toBeCloseTo(force, 9);
});

test("deeper never takes less force", () => {
  const forces = Array.from({ length: 178 }, (_, n) => readForce(thumb, n / 10)!);
  expect(forces).toEqual([...forces].sort((a, b) => a - b));
});

test("where a curve sinks back, a depth is that of the least force that reaches it", () => {
  const wavy = sinking("usual", [[1, 2], [10, 8], [20, 7], [30, 9]]);
  expect(readForce(wavy, 7.5)).toBeCloseTo(9.25, 9);
  expect(readForce(wavy, 8.5)).toBeCloseTo(27.5, 9);
});

test("deeper than its last row a curve knows no force, and less deep than its first it keeps to that row's", () => {
  expect(readForce(thumb, 17.71)).toBe(60);
  expect(readForce(thumb, 17.72)).toBeNull();
  expect(readForce(thumb, 0.2)).toBe(0.1);
  expect(readForce(sinking("usual", []), 5)).toBeNull();
});

test("the depths begin where the slider for the force begins, in whole steps, and end where usual tissue ends", () => {
  const depths = findDepths([sinking("high", [[1, 1], [250, 10]]), thumb], 250)!;
  expect([depths.least, depths.most, depths.mostForce]).toEqual([3.6, 17.7, 60]);
  expect(findForce(depths, depths.least)).toBeGreaterThanOrEqual(1);
  expect(findForce(depths, depths.most)).toBeLessThanOrEqual(60);
});

test("no depth takes more than the largest force that may be set, not even one beyond the range", () => {
  const depths = findDepths([thumb], 20)!;
  expect(depths.mostForce).toBe(20);
  for (let depth = depths.least; depth < 30; depth += depthStep) expect(findForce(depths, depth)).toBeLessThanOrEqual(20);
  expect(findForce(depths, 99)).toBe(20);
});

test("without a curve of usual tissue, or with one that ends before it begins, no depth can be set", () => {
  expect(findDepths([], 60)).toBeNull();
  expect(findDepths([sinking("high", [[1, 1], [60, 10]])], 60)).toBeNull();
  expect(findDepths([sinking("usual", [])], 60)).toBeNull();
  expect(findDepths([sinking("usual", [[5, 4]])], 60)).toBeNull();
  expect(findDepths([thumb], 1)).toBeNull();
});

test("shares are told as the nearest everyday fraction, from nothing to more than all", () => {
  expect([0.01, 0.05, 0.1, 0.2, 0.25, 0.33, 0.5, 0.66, 0.75, 1, 1.4].map(nameShare).map((key) => key.slice("press.share.".length)))
    .toEqual(["nothing", "twentieth", "tenth", "fifth", "quarter", "third", "half", "two_thirds", "three_quarters", "all", "more"]);
});

test("numbers of the model keep two digits", () => {
  expect([0, 0.01234, 1.26, 12.6, 126, 1260].map(round)).toEqual([0, 0.012, 1.3, 13, 130, 1300]);
});

const cut: PressCut = {
  n_x: 3, n_z: 2, nodes_mm: [[-50, 0], [0, 0], [50, 0], [-50, 40], [0, 38], [50, 40]], surface_mm: 40,
  pressure_kpa: [4, 7], shear_strain: [0, 0], point_share: [0, 0], layer: [0, 0], tool_mm: [],
};

test("the scale of a cut ends on a round number and never at nothing", () => {
  expect(findTop(cut, "pressure_kpa")).toBe(5);
  expect(findTop(cut, "shear_strain")).toBe(1);
  expect(findColour(-1)).toBe(findColour(0));
  expect(findColour(2)).toBe(findColour(1));
  expect(findColour(0.5)).not.toBe(findColour(0.6));
});

test("a cut is shown over its whole depth, with room for the tool, whatever the width", () => {
  for (const width of [320, 900]) {
    const frame = fitCut(cut, width);
    expect(frame.left).toBe(-45);
    expect(frame.height).toBe(Math.ceil((40 + 14) * frame.scale));
    expect((0 - frame.left) * frame.scale).toBeCloseTo(width / 2, 9);
  }
});

const beat = { peak_force_n: 20, mean_force_n: 10, touching_share: 1, peak_skin_pressure_kpa: 60, peak_point_pressure_kpa: 6, mean_point_pressure_kpa: 2, trough_point_pressure_kpa: -1, point_amplitude_mm: 2, point_shear_amplitude: 0.1, peak_point_shear_rate: 40, power_w: 4, casing_mm: 8 };
const beats: PressBeats = {
  point_depth_mm: 20,
  answers: [
    { stiffness: "low", ending: "not_converged", where: "squeezed flat" },
    { stiffness: "usual", ending: "solved", slow: row(10, 0.02), beat, n_beats: 8, spread: 0.01, is_steady: true, moments: { time_ms: [0, 1], head_mm: [-3, 2], skin_pressure_kpa: [0, 60], point_pressure_kpa: [-1, 6] } },
    { stiffness: "high", ending: "solved", slow: row(10, 0.04), beat: { ...beat, peak_point_pressure_kpa: 10 }, n_beats: 8, spread: 0.01, is_steady: true, moments: { time_ms: [0, 1], head_mm: [-1, 4], skin_pressure_kpa: [0, 80], point_pressure_kpa: [0, 10] } },
  ],
};

test("beats are told over the tissues that have an answer, as times of slow pressing", () => {
  expect(listSolved(beats).map((one) => one.stiffness)).toEqual(["usual", "high"]);
  expect(listUnsolved(beats).map((one) => one.stiffness)).toEqual(["low"]);
  expect(findTimes(listSolved(beats))).toEqual({ low: 2.5, high: 3 });
  expect(findTimes([])).toBeNull();
  expect(findEnds(listSolved(beats), "head_mm")).toEqual({ low: -3, high: 4 });
});

test("a number is read with either decimal mark, and nothing else is", () => {
  expect(["40", " 30,5 ", "30.5", ".5", "100"].map((text) => readNumber(text, 0, 100))).toEqual([40, 30.5, 30.5, 0.5, 100]);
  for (const text of ["", "fast", "-1", "1e2", "101", "4 0", "40 Hz"]) expect(readNumber(text, 0, 100)).toBeNull();
});
