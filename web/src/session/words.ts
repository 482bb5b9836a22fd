// Inputs and seconds in words. Labels of inputs are messages; texts of prompts came with the script.
import { t, type MessageKey } from "../messages";
import { formatNumber } from "../state/format";
import type { Bundle } from "./bundle";
import type { PressTold } from "./machine";
import type { ScriptState } from "./script";

const known = [
  "yes", "no", "left", "right", "more", "less", "good", "next", "held", "eased", "not_easing", "climbed", "too_much", "numb", "pulse", "dizzy", "stopped", "away",
  "broken_off", "breathless", "weak", "colour", "bruise", "other",
] as const;

/** What a button for `input` says; a word that this version does not know is shown as it is. */
export function nameInput(input: string): string {
  return (known as readonly string[]).includes(input) ? t(`session.word_${input}` as MessageKey) : input.replaceAll("_", " ");
}

const ends = ["held", "eased", "not_easing", "climbed", "too_much", "numb", "dizzy", "stopped", "away", "broken_off"] as const;

/** How a press ended, in words. */
export function nameEnd(ended: string): string {
  return (ends as readonly string[]).includes(ended) ? t(`session.ended_${ended}` as MessageKey) : ended.replaceAll("_", " ");
}

/** "1:30" */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds - 0.001));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** "34 seconds", or "10 min 5 s" */
export function tellSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 120 ? t("session.seconds", { n: whole }) : t("session.minutes", { minutes: Math.floor(whole / 60), seconds: whole % 60 });
}

export const readPrompts = (bundle: Bundle, state: ScriptState): string[] => state.shows.map((id) => bundle.prompts[id] ?? "").filter((text) => text !== "");

/** "4 of 10, hurts good": the border between the words comes from the data. */
export function tellLevel(level: number, [low, high]: [number, number]): string {
  const word = t(level < low ? "session.level_light" : level <= high ? "session.level_good" : "session.level_strong");
  return t("session.level_of", { level: formatNumber(level), word });
}

/** One line for a press: seconds, pain, how it ended. */
export function tellPress(press: PressTold): string {
  const parts = [tellSeconds(press.seconds), ...(press.pain === null ? [] : [t("session.pain_of", { pain: press.pain })]), nameEnd(press.ended)];
  return parts.join(" · ");
}
