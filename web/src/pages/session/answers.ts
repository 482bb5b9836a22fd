// Which answers a state takes, and how the few buttons of a headset walk through many of them.
import type { MediaWord } from "../../session/sound";
import { findBranch, type ScriptState } from "../../session/script";

const silent = new Set(["timeout", "away", "stop", "more", "less", "good"]); // these have a place of their own, or none

const first = ["left", "right", "yes", "no"]; // always in the same places, left on the left
const rank = (on: string) => (first.includes(on) ? first.indexOf(on) : on === "next" ? 99 : first.length);

/** Words to choose from, otherwise in the order of the script; "next" stands last. */
export function listWords(state: ScriptState): string[] {
  const words = (state.branches ?? []).map((branch) => branch.on).filter((on) => !silent.has(on) && !on.startsWith("pain_"));
  return words.sort((a, b) => rank(a) - rank(b)); // the sort is stable
}

/** The numbers that may be said. */
export const listPains = (state: ScriptState): number[] =>
  Array.from({ length: 11 }, (_, n) => n).filter((n) => findBranch(state, `pain_${n}`));

const listButtons = (): HTMLButtonElement[] => [...document.querySelectorAll<HTMLButtonElement>(".during .answer-button")];

/** Where `more`, `less` and `good` lead nowhere, they walk through the answers and take one. True when that was done. */
export function moveInAnswers(state: ScriptState, word: MediaWord): boolean {
  if (word === "stop" || state.kind === "hold" || findBranch(state, word)) return false;
  const buttons = listButtons();
  if (buttons.length === 0) return false;
  const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
  if (word === "good") buttons[now]?.click(); // nothing is taken that was not walked to
  else if (word === "more") buttons[(now + 1) % buttons.length]!.focus();
  else buttons[(now <= 0 ? buttons.length : now) - 1]!.focus();
  return true;
}
