// Which sessions have not been answered for, and how the answer becomes an event. No page code.
import type { ReactionKind, ReactionTold, Session } from "../../api/care";

/** Sessions whose day is over and of which nothing was said yet, the latest first. */
export const findUntold = (sessions: Session[], today: string): Session[] =>
  sessions.filter((one) => one.day < today && !one.reaction && one.presses.length > 0).sort((a, b) => (a.begun < b.begun ? 1 : -1));

const alone: ReactionKind[] = ["better", "same"]; // these two cannot both be true

/** What is chosen after one more word: better and same exclude each other. */
export function chooseKinds(before: ReactionKind[], after: ReactionKind[]): ReactionKind[] {
  const added = after.find((one) => !before.includes(one));
  return added && alone.includes(added) ? after.filter((one) => one === added || !alone.includes(one)) : after;
}

/** Signs after which help comes first, as the brief of every session says. */
export const isDanger = (told: Pick<ReactionTold, "kinds">): boolean => told.kinds.includes("dark_urine") || told.kinds.includes("nerve_signs");
