// Days as columns of numbers for a chart: one place on the time axis a day, nothing where nothing was said.
import type { Diary } from "../../api/care";
import { toSeconds } from "../../state/spans";

export const lines = ["now", "worst", "average", "composite"] as const;
export type Line = (typeof lines)[number];
export interface ChartData { days: string[]; x: number[]; values: Record<Line, (number | null)[]>; sessions: number[] }

export function buildChart(diary: Diary): ChartData {
  const composite = new Map(diary.composite.map((one) => [one.day, one.value]));
  const known = new Map(diary.days.map((one) => [one.day, one]));
  const days = [...new Set([...known.keys(), ...composite.keys()])].sort();
  const read = (pick: (day: string) => number | undefined) => days.map((day) => pick(day) ?? null);
  return {
    days, x: days.map(toSeconds),
    values: {
      now: read((day) => known.get(day)?.now), worst: read((day) => known.get(day)?.worst), average: read((day) => known.get(day)?.average),
      composite: read((day) => composite.get(day)),
    },
    sessions: days.filter((day) => known.get(day)?.session).map(toSeconds),
  };
}

/** Lines that have at least one number. */
export const listShown = (data: ChartData): Line[] => lines.filter((line) => data.values[line].some((one) => one !== null));
