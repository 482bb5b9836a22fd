import { expect, test } from "vitest";
import type { DoseRow, PressChanged, PressChoice, PressCut } from "../src/api/press";
import { findChange, findMostChanged, findRange, findWay, isWithinSpread, leastChange, listBoth, listMissing, readPull, type Both } from "../src/pages/press/changes/compare";
import { explainChoice, findKnown, tellChange, tellMore, tellPoint, tellRefusal } from "../src/pages/press/changes/words";
import { fitCut } from "../src/pages/press/draw_cut";

const row = (point: number, depth = 8): DoseRow => ({
  force_n: 10, depth_mm: depth, flattening_mm: 0, area_cm2: 4, skin_pressure_kpa: 25, peak_skin_pressure_kpa: 60, painful_area_cm2: 0,
  point_moves_mm: -2, point_pressure_kpa: point, point_share: point / 25, point_shear_kpa: 10, point_stretch: 1.1, stanched_cm3: 0, layers: [],
});
const solved = (point: number, depth?: number) => ({ ending: "solved" as const, row: row(point, depth) });

/** Soft, usual and stiff tissue: pressure at the point, plain and changed. */
const compare = (...pairs: [number, number][]): PressChanged => ({
  answers: pairs.map(([plain, changed], n) => ({ stiffness: (["low", "usual", "high"] as const)[n]!, plain: solved(plain), changed: solved(changed) })),
});
const both = (...pairs: [number, number][]): Both[] => listBoth(compare(...pairs));
const point = ({ row: one }: { row: DoseRow }) => one.point_pressure_kpa;

test("a tissue counts only where both presses were solved, and is named where one was not", () => {
  const changed = compare([5, 4], [5, 4], [6, 5]);
  changed.answers[0]!.changed = { ending: "not_converged", where: "squeezed flat" };
  expect(listBoth(changed).map((one) => one.stiffness)).toEqual(["usual", "high"]);
  expect(listMissing(changed)).toEqual(["low"]);
  expect(findRange(listBoth(changed), "plain", point)).toEqual({ low: 5, high: 6 });
});

test("tissues are held against themselves: ranges that overlap may still hide that every tissue gets less", () => {
  const all = both([10, 8], [5, 4], [20, 16]);
  const change = findChange(all, point)!;
  expect(change.low).toBeCloseTo(-0.2, 12);
  expect(change.high).toBeCloseTo(-0.2, 12);
  expect(findWay(change)).toBe("less");
  expect(isWithinSpread(all, point)).toBe(true);
  expect(tellPoint(all)).toBe("The point gets about a fifth less.");
});

test("where tissues hardly differ, the same change is more than their difference", () => {
  const all = both([5, 4], [5, 4], [5.1, 4.1]);
  expect(isWithinSpread(all, point)).toBe(false);
  expect(tellMore(all, [])).toBe("That is more than soft and stiff tissue differ from each other.");
  expect(tellMore(both([10, 8], [5, 4], [20, 16]), [])).toBe("That is less than soft and stiff tissue differ from each other.");
});

test("one tissue alone says nothing about a spread", () => {
  expect(isWithinSpread(both([5, 4]), point)).toBe(false);
  expect(tellMore(both([5, 4]), [])).toBe("");
});

test("what meshes leave unsure is no change, and tissues that go apart are told as such", () => {
  expect(findWay({ low: -leastChange / 2, high: leastChange / 2 })).toBe("same");
  expect(findWay({ low: -0.1, high: 0.01 })).toBe("less");
  expect(findWay({ low: -0.1, high: 0.1 })).toBe("mixed");
  expect(findWay({ low: 0.03, high: 0.4 })).toBe("more");
  expect(tellPoint(both([5, 5.05], [5, 5], [6, 5.95]))).toBe("What the point gets hardly changes.");
  expect(tellPoint(both([5, 6], [5, 4], [6, 5]))).toBe("What the point gets depends on the tissue: \u221220 to +20\u00a0%.");
  expect(tellMore(both([5, 5.05], [5, 5], [6, 5.95]), [])).toBe("");
});

test("a change that one tissue does not share is told as up to so much", () => {
  expect(tellPoint(both([5, 5.05], [5, 5.2], [5, 5.2]))).toBe("The point gets up to a twentieth more.");
  expect(tellPoint(both([5, 5.05], [5, 4], [5, 4.5]))).toBe("The point gets up to a fifth less.");
});

test("a small gain is told as a fraction, a large one as so many times", () => {
  expect(tellPoint(both([5, 6], [5, 6.6], [5, 6]))).toBe("The point gets a fifth to a third more.");
  expect(tellPoint(both([5, 10], [5, 15], [5, 12]))).toBe("The point gets 2 to 3 times as much.");
  expect(tellPoint(both([5, -1], [5, 0.1], [5, 0.1]))).toBe("Next to nothing is left at the point.");
});

test("a point that gets nothing plainly has no share to change by", () => {
  expect(findChange(both([0, 3], [-1, 2]), point)).toBeNull();
  expect(tellPoint(both([0, 3]))).toBe("");
  expect(findChange(both([0, 3], [4, 2]), point)).toEqual({ low: -0.5, high: -0.5 });
});

test("what changes most is that of usual tissue, and nothing where nothing changes", () => {
  const depth = { key: "press.depth" as const, read: ({ row: one }: { row: DoseRow }) => one.depth_mm };
  const area = { key: "press.area" as const, read: ({ row: one }: { row: DoseRow }) => one.area_cm2 };
  const all = listBoth({ answers: [{ stiffness: "usual", plain: solved(5, 8), changed: solved(5, 12) }] });
  expect(findMostChanged(all, [area, depth])?.key).toBe("press.depth");
  expect(findMostChanged(all, [area])).toBeNull();
  expect(tellMore(all, [area, depth])).toBe("What changes most: You sink in, +50\u00a0%.");
  const three = listBoth({ answers: (["low", "usual", "high"] as const).map((stiffness, n) => ({ stiffness, plain: solved(5, 16 / (n + 1)), changed: solved(5, 17.6 / (n + 1)) })) });
  expect(tellMore(three, [area, depth])).toBe("What changes most: You sink in, +10\u00a0%; soft and stiff tissue differ by more.");
});

test("a change is told with its sign, two digits from a hundred on", () => {
  expect(tellChange({ low: -0.14, high: 0.03 })).toBe("\u221214 to +3\u00a0%");
  expect(tellChange({ low: 0.001, high: 0.002 })).toBe("0\u00a0%");
  expect(tellChange({ low: 1.234, high: 1.234 })).toBe("+120\u00a0%");
});

test("the pull is that along and across together", () => {
  expect(readPull({ ...solved(5), drag: { force_before_n: 10, along_n: 3, across_n: -4, peak_kpa: 12, stick_share: 0.5 } })).toBe(5);
  expect(readPull(solved(5))).toBe(0);
});

test("a choice says its own numbers and why it cannot be; one that no page knows is left out", () => {
  const tilted: PressChoice = { id: "tilted", changes: { tilt_degrees: 15 } };
  const rib: PressChoice = { id: "rib", changes: { base: "rib", base_width_mm: 14, base_height_mm: 6, base_spacing_mm: 30, base_aside_mm: 0 } };
  const tense: PressChoice = { id: "tense", changes: { tension: 0.1 }, plain: { tension: 0 } };
  expect(explainChoice("tilted", tilted)).toContain("15 degrees");
  expect(explainChoice("rib", rib)).toMatch(/14 mm wide and 6 mm high, one every 30 mm/);
  expect(explainChoice("tense", tense)).toContain("10 % of its greatest force");
  expect(tellRefusal("tilted", tilted)).toMatch(/^Tool at an angle: not with this tool/);
  expect(tellRefusal("rib", rib)).toMatch(/too close to the bone/);
  expect(findKnown({ id: "on_the_moon", changes: {} })).toBeUndefined();
});

const cut = (base: number[]): PressCut => ({
  n_x: 3, n_z: 2, nodes_mm: [...base.map((z, n) => [30 * (n - 1), z]), [-30, 40], [0, 40], [30, 40]],
  pressure_kpa: [1, 2], shear_strain: [0, 0], point_share: [0, 0], layer: [0, 0], surface_mm: 40, tool_mm: [],
});

test("the picture reaches below what lies beside a rib, so that bone can be seen", () => {
  const [flat, ribs] = [fitCut(cut([0, 0, 0]), 300), fitCut(cut([-6, 0, -6]), 300)];
  expect(ribs.height - flat.height).toBeCloseTo((6 + 3) * flat.scale, 6);
  expect(ribs.top).toBe(flat.top);
});
