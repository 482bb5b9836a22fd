// Runs a script: time and inputs in, what happened out. Pure, and without any rule of its own: where an input leads, and
// how long anything lasts, stands in the script alone.
import { findBranch, findState, type Script, type ScriptState } from "./script";

/** The press that is under way, or whose end still waits for the word that names it. */
export interface Press {
  number: number; // counts the presses of a session from 1
  step: number;
  level: number; // of the hold that ran last
  seconds: number; // stands still while no hold runs
  pain: number | null;
}

export interface Moment {
  state: string;
  clock_s: number;
  begun: boolean; // a hold was entered
  over: boolean; // an end was reached
  presses: number; // numbers used up so far
  press: Press | null;
}

export interface PressTold extends Press { ended: string }

export type Told =
  | { kind: "session_begun" }
  | { kind: "press_done"; press: PressTold }
  | { kind: "session_ended"; how: string; reason: string };

/** What one step of the machine brought about. */
export interface Turn {
  moment: Moment;
  told: Told[];
  says: string | null; // prompt of the branch that was taken
  entered: boolean; // another state, or the same one anew
}

const stay = (moment: Moment): Turn => ({ moment, told: [], says: null, entered: false });

function enter(script: Script, before: Moment, from: ScriptState | null, id: string): Turn {
  const state = findState(script, id);
  const goesOn = from !== null && state.clock !== undefined && state.clock !== "" && state.clock === from.clock;
  const moment: Moment = { ...before, state: id, clock_s: goesOn ? before.clock_s : 0 };
  const told: Told[] = [];
  if (state.kind === "hold" && state.step >= 0) {
    if (!moment.begun) told.push({ kind: "session_begun" });
    moment.begun = true;
    const level = state.level ?? 0;
    if (moment.press) moment.press = { ...moment.press, level };
    else {
      moment.presses += 1;
      moment.press = { number: moment.presses, step: state.step, level, seconds: 0, pain: null };
    }
  }
  if (state.kind === "end") {
    // A script that leads to its end without a word for the press: what was done is written all the same.
    if (moment.press) told.push({ kind: "press_done", press: { ...moment.press, ended: "broken_off" } });
    moment.press = null;
    moment.over = true;
    told.push({ kind: "session_ended", how: state.how ?? "finished", reason: state.reason ?? "" });
  }
  return { moment, told, says: null, entered: true };
}

export const begin = (script: Script): Turn =>
  enter(script, { state: script.first, clock_s: 0, begun: false, over: false, presses: 0, press: null }, null, script.first);

/** Something the person said, by tap, key or headset; what the state has no branch for does nothing. */
export function answer(script: Script, moment: Moment, input: string): Turn {
  if (moment.over) return stay(moment);
  const from = findState(script, moment.state);
  const branch = findBranch(from, input);
  if (!branch) return stay(moment);
  let press = moment.press;
  const pain = /^pain_(\d+)$/.exec(input);
  if (press && pain) press = { ...press, pain: Number(pain[1]) };
  const told: Told[] = [];
  if (press && branch.ended) {
    told.push({ kind: "press_done", press: { ...press, ended: branch.ended } });
    press = null;
  }
  const turn = enter(script, { ...moment, press }, from, branch.to);
  return { ...turn, told: [...told, ...turn.told], says: branch.says || null };
}

/** Time went by [s]. A long gap means that the page slept: the script's branch `away` then comes before its timeout. */
export function advance(script: Script, before: Moment, elapsed_s: number): Turn {
  if (before.over || !(elapsed_s > 0)) return stay(before);
  const state = findState(script, before.state);
  const { press } = before;
  const counts = press !== null && state.kind === "hold";
  const moment: Moment = {
    ...before, clock_s: before.clock_s + elapsed_s, press: counts ? { ...press, seconds: press.seconds + elapsed_s } : press,
  };
  if (elapsed_s > script.away_after_s && findBranch(state, "away")) return answer(script, moment, "away");
  if (state.seconds && moment.clock_s >= state.seconds) return answer(script, moment, "timeout");
  return stay(moment);
}

/**
 * Goes on after a crash or a reload from the moment that was kept last. A hold is never gone on with: its press is written
 * as broken off, and the script's branch `away` (or `stop`, which every hold has) asks what was.
 */
export function recover(script: Script, kept: Moment): Turn {
  if (kept.over) return stay(kept);
  const from = findState(script, kept.state);
  const way = findBranch(from, "away") ?? (from.kind === "hold" ? findBranch(from, "stop") : undefined);
  if (!way) return { ...stay({ ...kept, clock_s: 0 }), entered: true }; // nothing is pressed: it is asked again
  const told: Told[] = kept.press ? [{ kind: "press_done", press: { ...kept.press, ended: "broken_off" } }] : [];
  const turn = enter(script, { ...kept, press: null }, null, way.to);
  return { ...turn, told: [...told, ...turn.told], says: way.says || null };
}

/** Ends a session that nobody comes back to, such as one from the day before. */
export function breakOff(kept: Moment): Turn {
  if (kept.over) return stay(kept);
  const told: Told[] = kept.press ? [{ kind: "press_done", press: { ...kept.press, ended: "broken_off" } }] : [];
  if (kept.begun) told.push({ kind: "session_ended", how: "broken_off", reason: "" });
  return { moment: { ...kept, press: null, over: true }, told, says: null, entered: true };
}
