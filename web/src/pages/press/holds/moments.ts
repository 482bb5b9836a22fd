// What a hold comes to, as ranges over the tissues that were held to the end. No page code.
import type { PressHolds, StiffHold } from "../../../api/press";
import { findRange, type Range } from "../curves";

export type Solved = StiffHold & Required<Pick<StiffHold, "moments">>;

const isSolved = (one: StiffHold): one is Solved => one.ending === "solved" && one.moments !== undefined;

export const listSolved = (holds: PressHolds): Solved[] => holds.answers.filter(isSolved);
export const listUnsolved = (holds: PressHolds): StiffHold[] => holds.answers.filter((one) => !isSolved(one));

/** What is followed over time. All tissues have the same moments. */
export type Followed = "further" | "point" | "stretch";

const columns: Record<Followed, (one: Solved) => number[]> = {
  further: ({ moments }) => moments.depth_mm.map((depth) => depth - moments.depth_mm[0]!), // mm deeper than as it was pressed
  point: ({ moments }) => moments.point_pressure_kpa,
  stretch: ({ moments }) => moments.point_stretch.map((stretch) => 100 * (stretch - 1)), // percent
};

export const readColumn = (one: Solved, what: Followed): number[] => columns[what](one);

export const findTimes = (solved: Solved[]): number[] => solved[0]?.moments.time_s ?? [];

/** Over soft to stiff tissue at one moment. */
export const findAt = (solved: Solved[], what: Followed, n: number): Range => findRange(solved, (one) => readColumn(one, what)[n]!);

export const findAfter = (solved: Solved[], what: Followed): Range => findAt(solved, what, findTimes(solved).length - 1);

const most = 0.75; // of the way: from so much on, "most of it" is said
const least = 0.05; // mm; who sinks less does not sink

/** From when on every tissue has given way for most of its way [s]; null where that takes more than half of the hold, or where nothing sinks. */
export function findEarly(solved: Solved[]): number | null {
  const times = findTimes(solved);
  const ways = solved.map((one) => readColumn(one, "further"));
  if (ways.length === 0 || ways.some((way) => way.at(-1)! < least)) return null;
  const n = times.findIndex((_time, at) => ways.every((way) => way.slice(at).every((one) => one >= most * way.at(-1)!)));
  return n >= 0 && times[n]! <= times.at(-1)! / 2 ? times[n]! : null;
}

const hardly = 0.15; // of the pressure as it was pressed: what changes less hardly changes, in a model whose range is wider

/** What the pressure at the point does from the first moment to the last. */
export function judgePressure(solved: Solved[]): "same" | "less" | "more" | "mixed" {
  const changes = solved.map((one) => {
    const way = readColumn(one, "point");
    return (way.at(-1)! - way[0]!) / Math.abs(way[0]!);
  });
  if (changes.every((one) => Math.abs(one) <= hardly)) return "same";
  if (changes.every((one) => one <= hardly)) return "less";
  return changes.every((one) => one >= -hardly) ? "more" : "mixed";
}
