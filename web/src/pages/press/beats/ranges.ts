// What beats come to, as ranges over the tissues that have an answer. No page code.
import type { PressBeats, StiffBeats } from "../../../api/press";
import { findRange, type Range } from "../curves";

export type Solved = StiffBeats & Required<Pick<StiffBeats, "slow" | "beat" | "moments">>;
export type Column = "head_mm" | "skin_pressure_kpa" | "point_pressure_kpa";

const isSolved = (one: StiffBeats): one is Solved => one.slow !== undefined && one.beat !== undefined && one.moments !== undefined;

export const listSolved = (beats: PressBeats): Solved[] => beats.answers.filter(isSolved);
export const listUnsolved = (beats: PressBeats): StiffBeats[] => beats.answers.filter((one) => !isSolved(one));

/** How many times the pressure of slow pressing the point gets at its peak; null where slow pressing brings nothing. */
export function findTimes(solved: Solved[]): Range | null {
  const pressed = solved.filter((one) => one.slow.point_pressure_kpa > 0);
  return pressed.length > 0 ? findRange(pressed, (one) => one.beat.peak_point_pressure_kpa / one.slow.point_pressure_kpa) : null;
}

/** The least and the greatest of all moments. */
export function findEnds(solved: Solved[], column: Column): Range {
  const values = solved.flatMap((one) => one.moments[column]);
  return { low: Math.min(...values), high: Math.max(...values) };
}

/** What a person typed, with the decimal mark of any language; null when it is no number in the range. */
export function readNumber(text: string, low: number, high: number): number | null {
  const trimmed = text.trim().replace(",", ".");
  if (!/^\d+(\.\d*)?$|^\.\d+$/.test(trimmed)) return null;
  const value = Number(trimmed);
  return value >= low && value <= high ? value : null;
}
