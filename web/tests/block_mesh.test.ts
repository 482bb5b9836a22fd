import { expect, test } from "vitest";
import type { PressSolid } from "../src/api/press";
import { buildBlock, countRows, movePoint } from "../src/figure3d/block_mesh";

// Two cells aside, two across, three up; muscle, fat, skin; the middle of the skin is pressed in by 2 mm.
const [x_mm, y_mm, z_mm] = [[0, 10, 30], [0, 8, 20], [0, 12, 16, 20]];
const nodes: number[] = [];
for (const z of z_mm) for (const y of y_mm) for (const x of x_mm) nodes.push(x, y, x === 0 && y === 0 && z === 20 ? 18 : z);
const cells = Array.from({ length: 12 }, (_, n) => n);
const solid: PressSolid = { x_mm, y_mm, z_mm, nodes_mm: nodes, pressure_kpa: cells, shear_strain: cells.map((n) => n / 100), layer: [2, 1, 0], point_depth_mm: 6, point_semi_axes_mm: [3, 3, 2], tool_bottom_mm: 18 };

const listPoints = (positions: number[]): number[][] => Array.from({ length: positions.length / 3 }, (_, n) => positions.slice(3 * n, 3 * n + 3));

test("three quarters are drawn, and the one next to the eye is open", () => {
  const { cuts, skin } = buildBlock(solid, "pressure_kpa", 0);
  const points = [...listPoints(cuts.positions), ...listPoints(skin.positions)];
  expect(points.some(([x, , z]) => x! > 0 && z! > 0)).toBe(false);
  for (const [sx, sz] of [[-1, 1], [-1, -1], [1, -1]] as const) expect(points.some(([x, , z]) => sx * x! > 0 && sz * z! > 0)).toBe(true);
  expect(skin.values).toHaveLength(3 * 4);
  // Four outer faces of half or whole width, and the two that look into the open quarter.
  expect(cuts.values).toHaveLength(3 * (3 * 2 + 3 * 2) + 2 * 3 * 2);
  expect(cuts.positions).toHaveLength(18 * cuts.values.length);
});

test("faces carry the values of the cells behind them", () => {
  const { cuts, skin } = buildBlock(solid, "shear_strain", 0);
  expect(new Set(skin.values)).toEqual(new Set([0.08, 0.09, 0.1, 0.11])); // the uppermost cells
  const middle = cuts.values.filter((_value, face) => listPoints(cuts.positions.slice(18 * face, 18 * face + 18)).every(([x, , z]) => x === 0 || z === 0));
  expect(new Set(middle)).toEqual(new Set([0, 0.01, 0.02, 0.04, 0.05, 0.06, 0.08, 0.09, 0.1]));
});

test("layers come off from above", () => {
  expect([0, 1, 2].map((layer) => countRows(solid, layer))).toEqual([3, 2, 1]);
  const { skin, layerLines } = buildBlock(solid, "pressure_kpa", 2);
  for (const [, height] of listPoints(skin.positions)) expect(height).toBe(12);
  for (const [, height] of listPoints(layerLines)) expect(height).toBeLessThanOrEqual(12);
});

test("a place moves with the tissue around it, alike on all four sides", () => {
  expect(movePoint(solid, 0, 0, 20)).toEqual([0, 18, 0]);
  expect(movePoint(solid, 30, 20, 16)).toEqual([30, 16, 20]);
  const [x, height, z] = movePoint(solid, 5, 4, 18);
  expect([x, z]).toEqual([5, 4]);
  expect(height).toBeCloseTo(18 - 2 * 0.5 ** 3, 9);
  expect(movePoint(solid, -5, -4, 18)).toEqual([-5, height, -4]);
});
