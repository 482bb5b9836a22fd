// How a trial under way stands: what today is for, which days are missing, late or not as planned. No page code.
import type { TrialScore, TrialStatus } from "../../api/trial";
import { addDays } from "../../state/spans";

export type Task = "wait" | "baseline" | "treat" | "rest" | "session" | "after" | "void";

/** Whether the one session of a quick trial was done. */
export const hadSession = (status: TrialStatus): boolean => status.days.some((one) => one.phase === "after" && one.session);

/** What today is for. `void`: nothing of it counts, for another trial or another design stands in its way. */
export function findTask(status: TrialStatus): Task {
  if (status.overlaps || status.changed) return "void";
  const { now, design } = status;
  if (!now) return "wait";
  if (now.phase === "baseline") return "baseline";
  if (now.phase === "after") return hadSession(status) ? "after" : "session";
  return now.first || design.other?.treats ? "treat" : "rest";
}

const writable_days = 2; // an entry counts when it is written at most so long after its day, as in the engine

export interface Progress {
  passed: number; // days that have been, today among them
  missing: string[]; // days before today without a score, and no later entry either
  writable: string[]; // those of them that can still be written down
  late: string[];
  wrong: string[];
  noted: boolean; // today has a score
  treated: boolean; // a session was today
}

const listDays = (days: TrialScore[], fits: (day: TrialScore) => boolean): string[] => days.filter(fits).map((one) => one.day);

export function readProgress(status: TrialStatus, today: string): Progress {
  const { days } = status;
  const hasScore = (one: TrialScore) => one.score !== undefined;
  const missing = listDays(days, (one) => one.day < today && !hasScore(one) && !one.late);
  const own = days.find((one) => one.day === today);
  return {
    passed: days.length, missing, writable: missing.filter((day) => day >= addDays(today, -writable_days)), late: listDays(days, (one) => one.late), wrong: listDays(days, (one) => one.wrong),
    noted: own !== undefined && hasScore(own), treated: own?.session === true,
  };
}
