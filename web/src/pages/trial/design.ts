// A trial while it is being designed. No page code.
import type { TrialArm, TrialDesign, TrialStatus } from "../../api/trial";
import type { CareWords, DiaryNoted, PolicyWords } from "../../api/care";
import type { PointOnSide } from "../../api/types";
import type { MessageKey } from "../../messages";
import { samePoint } from "../../state/format";
import { addDays } from "../../state/spans";

export type Compared = "none" | "point" | "policy";

export interface Draft {
  size: TrialDesign["size"];
  activity: string; // empty: the pain is judged
  matters: number;
  begins: string;
  baseline_days: number;
  block_days: number;
  n_pairs: number;
  after_days: number;
  policy: string;
  compared: Compared;
  point: PointOnSide | null;
  other_point: PointOnSide | null;
  other_policy: string;
}

const range = (low: number, high: number, step = 1): number[] => Array.from({ length: Math.round((high - low) / step) + 1 }, (_one, index) => low + index * step);

/** What may be chosen; the same bounds as in the contract. */
export const choices = {
  matters: range(0.5, 5, 0.5), baseline_days: range(7, 14), block_days: range(4, 14), n_pairs: range(2, 6), after_days: range(7, 28, 7),
};
export const latestBegin = 28; // days from today: a design is about how things are now

/** A design to begin with: the person's own policy, two points, and lengths that outlast what a session leaves behind. */
export const startDraft = (today: string, policy: string, size: Draft["size"]): Draft => ({
  size, activity: "", matters: 2, begins: today, baseline_days: size === "full" ? 14 : 7, block_days: 7, n_pairs: 4, after_days: 14,
  policy, compared: "none", point: null, other_point: null, other_policy: "",
});

const [month_days, longestBlock] = [30, 14];

/** The least days of a block in which a way of treating can have its session: its rest fits in, and one in two blocks is treated. */
export const findShortestBlock = ({ numbers }: Pick<PolicyWords, "numbers">): number =>
  Math.max((numbers["rest_days"]?.value ?? 0) + 1, Math.ceil(month_days / (2 * Math.max(1, numbers["sessions_per_month"]?.value ?? month_days))));

/** Ways of treating that fit into blocks at all. */
export const listPolicies = (book: CareWords): PolicyWords[] => book.policies.filter((one) => findShortestBlock(one) <= longestBlock);

/** What the plan sets: the ways of treating, and the day on which the present way was chosen. */
export interface Ground { book: CareWords; chosen: string; began: string | undefined }

const endsBefore = (policy: PolicyWords, { chosen, began }: Ground, begins: string, last: string): boolean => {
  const weeks = policy.numbers["course_weeks"]?.value ?? 0;
  if (weeks <= 0 || policy.id !== chosen || !began) return false;
  const ends = addDays(began, 7 * weeks);
  return begins < ends && last >= ends;
};

/** Own activities of the diary that can be judged, the latest first. */
export function listActivities(entries: DiaryNoted[]): string[] {
  const latest = [...entries].sort((a, b) => (a.about < b.about ? 1 : -1));
  return [...new Set(latest.flatMap((one) => one.activities.map((activity) => activity.name)))];
}

function judgeWays(draft: Draft, ground: Ground): MessageKey | null {
  const ways = ground.book.policies.filter((one) => one.id === draft.policy || (draft.compared === "policy" && one.id === draft.other_policy));
  if (ways.some((one) => draft.block_days < findShortestBlock(one))) return "trial.blocks_short";
  const last = findLastDay(buildDesign(draft));
  return ways.some((one) => endsBefore(one, ground, draft.begins, last)) ? "trial.course_short" : null;
}

/** What is wrong with a draft, as a sentence; null when it can be worked out. */
export function judgeDraft(draft: Draft, today: string, ground: Ground): MessageKey | null {
  if (!draft.begins || draft.begins < today) return "trial.begins_past";
  if (draft.begins > addDays(today, latestBegin)) return "trial.begins_late";
  if (draft.size === "quick") return null;
  if (draft.compared === "policy" && (!draft.other_policy || draft.other_policy === draft.policy)) return "trial.two_policies";
  if (draft.compared === "point" && !(draft.point && draft.other_point && !samePoint(draft.point, draft.other_point))) return "trial.two_points";
  return judgeWays(draft, ground);
}

const shorter: Pick<Draft, "baseline_days" | "n_pairs">[] = [{ baseline_days: 14, n_pairs: 3 }, { baseline_days: 14, n_pairs: 2 }, { baseline_days: 7, n_pairs: 2 }];

/** The draft, or a shorter one where a course would end in the middle of it. */
export const fitDraft = (draft: Draft, today: string, ground: Ground): Draft =>
  [draft, ...shorter.map((one) => ({ ...draft, ...one }))].find((one) => judgeDraft(one, today, ground) === null) ?? draft;

function buildArms(draft: Draft): { arm: TrialArm; other?: TrialArm } {
  const arm: TrialArm = { treats: true, policy: draft.policy };
  if (draft.size === "quick") return { arm };
  if (draft.compared === "policy") return { arm, other: { treats: true, policy: draft.other_policy } };
  if (draft.compared === "point" && draft.point && draft.other_point)
    return { arm: { ...arm, point: draft.point }, other: { ...arm, point: draft.other_point } };
  return { arm, other: { treats: false } };
}

/** The design without its seed: that is drawn when the trial begins. */
export function buildDesign(draft: Draft): TrialDesign {
  const { size, activity, matters, begins, baseline_days, block_days, n_pairs, after_days } = draft;
  return { size, outcome: activity ? "activity" : "pain", ...(activity ? { activity } : {}), matters, begins, baseline_days, block_days, n_pairs, after_days, ...buildArms(draft) };
}

/** Days of the whole trial. */
export const countDays = (design: TrialDesign): number =>
  design.baseline_days + (design.size === "full" ? 2 * design.n_pairs * design.block_days : design.after_days);

export const findLastDay = (design: TrialDesign): string => addDays(design.begins, countDays(design) - 1);

/** 64 random bits, drawn on this device: nobody can have chosen the order that follows from them. */
export const drawSeed = (): string => Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The trial that a page is about: one that is not over, before all others one that counts. */
export const findCurrent = (trials: TrialStatus[]): TrialStatus | null =>
  trials.find((one) => !one.over && !one.overlaps) ?? trials.find((one) => !one.over) ?? null;
