// Days: ranges to look at, the pieces in which a long diary is read, and their places on a time axis.
export type RangeName = "two_weeks" | "three_months" | "year" | "all" | "own";
export interface Span { from: string; to: string }

/** The day `n` days after `day`. */
export function addDays(day: string, n: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + n);
  return moment.toISOString().slice(0, 10);
}

const lengths = { two_weeks: 14, three_months: 91, year: 365 };

/** The days that a range stands for; both ends count. */
export function findSpan(range: RangeName, today: string, first: string | undefined, own: Span): Span {
  if (range === "own") return own.from <= own.to ? own : { from: own.to, to: own.from };
  if (range === "all") return { from: first ?? today, to: today };
  return { from: addDays(today, 1 - lengths[range]), to: today };
}

const piece = 14; // days read at once, doubled as long as nothing is found

/** The next piece before `before`, no earlier than `first`; null when there is none. `nothing` counts empty pieces in a row. */
export function findPiece(before: string, first: string | undefined, nothing: number): Span | null {
  if (!first || before <= first) return null;
  const from = addDays(before, -piece * 2 ** Math.min(nothing, 9));
  return { from: from < first ? first : from, to: addDays(before, -1) };
}

export const day_s = 86_400;

/** Noon of a day in seconds: its place on a time axis. */
export const toSeconds = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 1000;

/** The time axis from half a day before the first place to half a day after the last. Not what uPlot makes of it: of one day it makes three years. */
export const findAxis = (x: number[]): [number, number] => [x[0]! - day_s / 2, x.at(-1)! + day_s / 2];
