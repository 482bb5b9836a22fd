// Where a visitor to the session page stands: a new session, one that was broken off in the middle, or none today.
import { ApiFailure, Unreachable } from "../client";
import type { Keeper } from "../state/events";
import { makeId } from "../state/events";
import { loadBundle, type Bundle } from "./bundle";
import { dropSession, findBundle, findMoment, keepBundle, type KeptMoment } from "./keep";
import { breakOff, recover, type PressTold, type Told, type Turn } from "./machine";
import { isWhole } from "./script";
import type { Whose } from "./told_events";

export type Opened =
  | { kind: "ready"; bundle: Bundle; kept: boolean } // kept: whether the device had room for it
  | { kind: "broken_off"; bundle: Bundle; from: KeptMoment; lost: PressTold | null } // goes on where the script says
  | { kind: "too_late"; bundle: Bundle; done: PressTold[] } // its day is over
  | { kind: "not_now"; sentence: string }
  | { kind: "away" }
  | { kind: "failed"; sentence: string };

/** Hands what a turn tells to `tell`, as said at `at`. */
export type Tell = (bundle: Bundle, told: Told[], at: Date) => void;

const collect = (done: PressTold[], turn: Turn): PressTold[] => [...done, ...turn.told.flatMap((one) => (one.kind === "press_done" ? [one.press] : []))];

/** What was left behind in the middle, written down first of all. Null when nothing was. */
export function openKept(keeper: Keeper, pain: string, day: string, tell: Tell): Opened | null {
  const [bundle, left] = [findBundle(keeper, pain), findMoment(keeper, pain)];
  if (!bundle || !left || left.moment.over || !isWhole(bundle.script)) return null;
  const at = new Date(left.saved_ms); // it happened then, not now
  if (bundle.script.day !== day) {
    const turn = breakOff(left.moment);
    tell(bundle, turn.told, at);
    dropSession(keeper, pain);
    return left.moment.begun ? { kind: "too_late", bundle, done: collect(left.done, turn) } : null;
  }
  const turn = recover(bundle.script, left.moment);
  tell(bundle, turn.told, at);
  const done = collect(left.done, turn);
  return { kind: "broken_off", bundle, from: { moment: turn.moment, done, saved_ms: left.saved_ms }, lost: done.length > left.done.length ? done.at(-1)! : null };
}

/** A session of today: fresh from the program; one that was loaded earlier today when the program is away. */
export async function openFresh(keeper: Keeper, whose: Whose, language: string, day: string): Promise<Opened> {
  try {
    const bundle = await loadBundle(whose, language, day, makeId());
    if (!isWhole(bundle.script)) return { kind: "failed", sentence: "" };
    dropSession(keeper, whose.pain);
    return { kind: "ready", bundle, kept: keepBundle(keeper, bundle) };
  } catch (error) {
    if (error instanceof ApiFailure && error.code === "not_now") {
      dropSession(keeper, whose.pain);
      return { kind: "not_now", sentence: error.message };
    }
    if (error instanceof ApiFailure) return { kind: "failed", sentence: error.message };
    if (!(error instanceof Unreachable)) throw error;
    const bundle = findBundle(keeper, whose.pain);
    // A script is only begun on its own day, and only if it was not begun already.
    if (bundle && bundle.script.day === day && !findMoment(keeper, whose.pain)) return { kind: "ready", bundle, kept: true };
    return { kind: "away" };
  }
}
