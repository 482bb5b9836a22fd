// A session as the engine computed it: every branch is in the script, the pages add no rule and no number.
import type { PointOnSide } from "../api/types";

export interface Cue { at_s: number; prompt: string }
export interface Branch { on: string; to: string; ended?: string; says?: string }

export interface ScriptState {
  id: string;
  kind: "ask" | "hold" | "say" | "end";
  shows: string[];
  seconds?: number;
  cues?: Cue[];
  branches?: Branch[];
  step: number;
  level?: number;
  clock?: string;
  flags?: string[];
  how?: string;
  reason?: string;
  action?: string;
}

export interface ScriptStep {
  point: PointOnSide;
  site: number;
  tool: string;
  implement: string;
  position: string;
  level: number;
  ceiling: number;
  hold_s: number;
  presses: number;
}

export interface Script {
  session: string;
  policy: string;
  day: string;
  steps: ScriptStep[];
  states: ScriptState[];
  first: string;
  away_after_s: number;
  beat_s: number;
}

const states = new WeakMap<Script, Map<string, ScriptState>>();

/** A state by its id. A script that names a state it does not have is refused here rather than run half. */
export function findState(script: Script, id: string): ScriptState {
  let known = states.get(script);
  if (!known) states.set(script, (known = new Map(script.states.map((state) => [state.id, state]))));
  const found = known.get(id);
  if (!found) throw new Error(`The script has no state ${id}.`);
  return found;
}

export const findBranch = (state: ScriptState, input: string): Branch | undefined => state.branches?.find((branch) => branch.on === input);

/** How long the whole hold lasts that `state` is a part of [s]: states with one clock make one hold. 0: it waits. */
export function findHoldLength(script: Script, state: ScriptState): number {
  const own = state.seconds ?? 0;
  if (!state.clock || state.kind !== "hold") return own;
  return script.states.reduce((most, one) => (one.kind === "hold" && one.clock === state.clock ? Math.max(most, one.seconds ?? 0) : most), own);
}

/** Everything that may be said, each once. */
export function listSpoken(script: Script): string[] {
  const spoken = script.states.flatMap((state) => [...(state.cues ?? []).map((cue) => cue.prompt), ...(state.branches ?? []).flatMap((branch) => (branch.says ? [branch.says] : []))]);
  return [...new Set(spoken)];
}

/** Whether every branch leads somewhere; asked before anything is begun. */
export const isWhole = (script: Script): boolean => {
  const known = new Set(script.states.map((state) => state.id));
  return known.has(script.first) && script.states.every((state) => state.step < script.steps.length && (state.branches ?? []).every((branch) => known.has(branch.to)));
};
