// A judged trial as lines over days and stretches of days of one kind. No page code.
import type { Judgement, TrialScore, TrialStatus } from "../../api/trial";
import { toSeconds } from "../../state/spans";

export type StretchKind = "before" | "first" | "other";
export interface Stretch { kind: StretchKind; from: string; to: string; first: number; last: number } // last: index of its last day

export interface TrialChart {
  days: string[];
  x: number[]; // noon of each day, seconds
  scores: (number | null)[];
  mean: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
  without: (number | null)[];
  sessions: boolean[];
  stretches: Stretch[];
}

export const findKind = (day: Pick<TrialScore, "phase" | "first">): StretchKind => (day.phase === "baseline" ? "before" : day.first ? "first" : "other");

/** The letter that stands over a stretch of days, so that shading alone carries nothing. */
export const letterOf = (kind: StretchKind): string => ({ before: "·", first: "A", other: "B" })[kind];

/** Days in a row of one kind and one block. */
export function listStretches(days: TrialScore[]): Stretch[] {
  const stretches: Stretch[] = [];
  days.forEach((day, index) => {
    const [kind, latest, before] = [findKind(day), stretches.at(-1), days[index - 1]];
    if (latest && before && latest.kind === kind && before.block === day.block && before.phase === day.phase) {
      latest.to = day.day;
      latest.last = index;
    } else stretches.push({ kind, from: day.day, to: day.day, first: index, last: index });
  });
  return stretches;
}

export function buildTrialChart(status: TrialStatus, judgement: Judgement): TrialChart {
  const { days } = status;
  const fit = new Map(judgement.fit.map((one) => [one.day, one]));
  const read = (pick: "mean" | "low" | "high" | "without") => days.map((one) => fit.get(one.day)?.[pick] ?? null);
  return {
    days: days.map((one) => one.day), x: days.map((one) => toSeconds(one.day)), scores: days.map((one) => one.score ?? null),
    mean: read("mean"), low: read("low"), high: read("high"), without: read("without"), sessions: days.map((one) => one.session), stretches: listStretches(days),
  };
}
