// What a second screen knows of a session: the last word that came, when it came, and what was said since one looks. Pure.
import type { LiveWord } from "../../api/care";

export interface Said { input: string; at_ms: number }

export interface Watched {
  word: LiveWord;
  at_ms: number; // by the clock of this device, when it came
  live: boolean; // false for the first word after connecting: nobody knows how old it is
  said: Said[]; // the latest first
}

export const silent_after_s = 12; // the session says something every five seconds, so two words were lost
const most_said = 6;

/** `first`: nothing came before on this connection. */
export function takeWord(before: Watched | null, word: LiveWord, first: boolean, now_ms: number): Watched {
  const same = before?.word.session === word.session;
  const said = same ? before.said : [];
  const isNew = !first && word.input;
  return { word, at_ms: now_ms, live: !first, said: isNew ? [{ input: word.input!, at_ms: now_ms }, ...said].slice(0, most_said) : said };
}

export const findSilence = (watched: Watched, now_ms: number): number => Math.max(0, now_ms - watched.at_ms) / 1000;

/** Whether time goes on here between two words: in a hold, as long as words come. */
const runs = ({ word, live }: Watched, silence_s: number): boolean => live && word.kind === "hold" && silence_s <= silent_after_s;

// Since the last word; never beyond the end of the hold, which only the session itself knows to be over.
function findSince(watched: Watched, now_ms: number): number {
  const { hold_s, at_s } = watched.word;
  const silence_s = findSilence(watched, now_ms);
  if (!runs(watched, silence_s)) return 0;
  return hold_s ? Math.min(silence_s, Math.max(0, hold_s - at_s)) : silence_s;
}

/** Seconds that the press lasted so far. */
export const findHeld = (watched: Watched, now_ms: number): number => (watched.word.held_s ?? 0) + findSince(watched, now_ms);

/** Seconds that the hold still lasts; null where it waits for a word. */
export function findLeft(watched: Watched, now_ms: number): number | null {
  const { hold_s, at_s, kind } = watched.word;
  return kind === "hold" && hold_s ? Math.max(0, hold_s - at_s - findSince(watched, now_ms)) : null;
}
