// Reading between the rows of a dose, and the range over soft and stiff tissue. No page code.
import type { DoseCurve, DoseRow } from "../../api/press";
import type { MessageKey } from "../../messages";

export type Measure = Exclude<keyof DoseRow, "force_n" | "layers">;
export interface Range { low: number; high: number }

/** The measure at a force, straight between two rows. `null` beyond the last row: nothing is known there. */
export function readCurve(curve: DoseCurve, measure: Measure, force: number): number | null {
  const { rows } = curve;
  if (rows.length === 0) return null;
  const after = rows.findIndex((row) => row.force_n >= force);
  if (after < 0) return null;
  if (after === 0) return rows[0]![measure];
  const [a, b] = [rows[after - 1]!, rows[after]!];
  const share = (force - a.force_n) / (b.force_n - a.force_n);
  return a[measure] + share * (b[measure] - a[measure]);
}

/** The least force at which a curve is so deep [mm]: `readCurve` the other way round. What is less deep than the first row gets the force of that
    row; `null` deeper than the curve goes: nothing is known there. */
export function readForce(curve: DoseCurve, depth: number): number | null {
  const { rows } = curve;
  const after = rows.findIndex((row) => row.depth_mm >= depth);
  if (after < 0) return null;
  if (after === 0) return rows[0]!.force_n;
  const [a, b] = [rows[after - 1]!, rows[after]!];
  return a.force_n + ((depth - a.depth_mm) / (b.depth_mm - a.depth_mm)) * (b.force_n - a.force_n);
}

/** What the slider for the depth goes over: whole steps, no deeper than usual tissue is known or the tool is ever pressed. */
export interface Depths {
  curve: DoseCurve; // usual tissue
  least: number; // mm
  most: number; // mm
  mostForce: number; // N
}

/** A step of the depth [mm]: towards the end of a curve half a millimetre more may take a sixth of the tool's largest force. */
export const depthStep = 0.1;
const leastForce = 1; // N, where the slider for the force begins

/** The depths that can be set when nothing is pressed harder than `largest` [N]; `null` where usual tissue has none. */
export function findDepths(curves: DoseCurve[], largest: number): Depths | null {
  const curve = curves.find((one) => one.stiffness === "usual");
  const [first, last] = [curve?.rows[0], curve?.rows[curve.rows.length - 1]];
  if (!curve || !first || !last) return null;
  const mostForce = Math.min(largest, last.force_n);
  const begin = Math.max(leastForce, first.force_n);
  if (!(mostForce > begin)) return null;
  const inSteps = (depth: number, round: (value: number) => number): number => Number((round(depth / depthStep) * depthStep).toFixed(1));
  const least = inSteps(readCurve(curve, "depth_mm", begin)!, Math.ceil);
  const most = inSteps(readCurve(curve, "depth_mm", mostForce)!, Math.floor);
  return most > least ? { curve, least, most, mostForce } : null;
}

/** The force for a depth [mm], never more than what may be set. */
export const findForce = (depths: Depths, depth: number): number => Math.min(readForce(depths.curve, depth) ?? depths.mostForce, depths.mostForce);

/** From the least to the greatest of what is read off each. */
export function findRange<One>(all: One[], read: (one: One) => number): Range {
  const values = all.map(read);
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** From the least to the greatest over the curves that reach the force. */
export function readRange(curves: DoseCurve[], measure: Measure, force: number): Range | null {
  const values = curves.map((curve) => readCurve(curve, measure, force)).filter((value) => value !== null);
  return values.length > 0 ? { low: Math.min(...values), high: Math.max(...values) } : null;
}

/** The largest force that any curve reaches. */
export const findMost = (curves: DoseCurve[]): number => Math.max(...curves.map((curve) => curve.rows[curve.rows.length - 1]?.force_n ?? 0));

/** The curves that end before the force. */
export const listShort = (curves: DoseCurve[], force: number): DoseCurve[] => curves.filter((curve) => readCurve(curve, "depth_mm", force) === null);

const steps: [number, MessageKey][] = [
  [0.075, "press.share.twentieth"], [0.15, "press.share.tenth"], [0.225, "press.share.fifth"], [0.29, "press.share.quarter"], [0.415, "press.share.third"],
  [0.58, "press.share.half"], [0.7, "press.share.two_thirds"], [0.85, "press.share.three_quarters"], [1.15, "press.share.all"],
];

/** The nearest everyday fraction; what is below a fortieth is next to nothing. */
export function nameShare(share: number): MessageKey {
  if (share < 0.025) return "press.share.nothing";
  return steps.find(([border]) => share < border)?.[1] ?? "press.share.more";
}

/** Two digits that count: no model knows a third. */
export function round(value: number): number {
  if (!(Math.abs(value) > 0)) return 0;
  const place = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 1);
  return Number((Math.round(value / place) * place).toPrecision(2));
}
