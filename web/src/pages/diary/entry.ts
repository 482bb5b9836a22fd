// An entry while it is being written. No page code.
import type { ActivityScore, DiaryNoted, MotionMeasured, ThresholdMeasured } from "../../api/care";
import type { Quality } from "../../api/types";
import type { MessageKey } from "../../messages";
import { makeId } from "../../state/events";
import { findToday } from "../../state/format";
import { emptyDrawing, type Drawn } from "../draw/drawing";

export interface DraftActivity { name: string; score: number | null }

export interface Draft {
  entry: string | null; // of the entry that is changed; null for a new one
  about: string | null; // the moment of the entry that is changed, to the second
  when: string; // as <input type=datetime-local> has it; empty: now
  now: number | null;
  worst: number | null;
  average: number | null;
  qualities: Quality[];
  drawn: Drawn;
  activities: DraftActivity[];
  change: number | null;
  motions: MotionMeasured[];
  thresholds: ThresholdMeasured[];
  note: string;
}

/** Own activities of the latest entry that has any: their names are asked again, their scores are not guessed. */
export function rememberActivities(entries: DiaryNoted[]): string[] {
  const latest = [...entries].sort((a, b) => (a.about < b.about ? 1 : -1)).find((one) => one.activities.length > 0);
  return latest?.activities.map((one) => one.name) ?? [];
}

export const startDraft = (activities: string[]): Draft => ({
  entry: null, about: null, when: "", now: null, worst: null, average: null, qualities: [], drawn: emptyDrawing,
  activities: activities.map((name) => ({ name, score: null })), change: null, motions: [], thresholds: [], note: "",
});

const two = (n: number) => String(n).padStart(2, "0");

/** A moment as the fields for date and time have it, in the time of this device. */
export const tellLocal = (moment: Date): string => `${findToday(moment)}T${two(moment.getHours())}:${two(moment.getMinutes())}`;

export const openDraft = (noted: DiaryNoted): Draft => ({
  entry: noted.entry, about: noted.about, when: tellLocal(new Date(noted.about)), now: noted.now ?? null, worst: noted.worst ?? null, average: noted.average ?? null,
  qualities: noted.qualities, drawn: { strokes: [], listed: noted.cells, cells: noted.cells }, activities: noted.activities,
  change: noted.change ?? null, motions: noted.motions, thresholds: noted.thresholds, note: noted.note,
});

const scored = (draft: Draft): ActivityScore[] =>
  draft.activities.flatMap(({ name, score }) => (name.trim() && score !== null ? [{ name: name.trim(), score }] : []));

const isEmpty = (draft: Draft): boolean =>
  draft.now === null && draft.worst === null && draft.average === null && draft.qualities.length === 0 && draft.drawn.cells.length === 0 &&
  scored(draft).length === 0 && draft.change === null && draft.motions.length === 0 && draft.thresholds.length === 0 && !draft.note.trim();

const slack_ms = 60_000; // the field has no seconds

/** What is wrong with a draft, as a sentence; null when it can be saved. */
export function judgeDraft(draft: Draft, now: Date): MessageKey | null {
  if (draft.when && !(new Date(draft.when).getTime() <= now.getTime() + slack_ms)) return "entry.future";
  return isEmpty(draft) ? "entry.empty" : null;
}

export function buildNoted(draft: Draft, now: Date): DiaryNoted {
  const untouched = draft.about !== null && draft.when === tellLocal(new Date(draft.about));
  const told = untouched ? new Date(draft.about!) : draft.when ? new Date(draft.when) : now;
  const about = told > now ? now : told;
  const optional = (key: "now" | "worst" | "average" | "change") => (draft[key] === null ? {} : { [key]: draft[key] });
  return {
    entry: draft.entry ?? makeId(), about: about.toISOString(), about_day: findToday(about), ...optional("now"), ...optional("worst"), ...optional("average"),
    qualities: draft.qualities, cells: draft.drawn.cells, activities: scored(draft), ...optional("change"), motions: draft.motions,
    thresholds: draft.thresholds, note: draft.note.trim(),
  };
}
