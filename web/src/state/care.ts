// What the program says of plan and diary, asked again when something was sent or the program is back.
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { CareWords } from "../api/care";
import type { Event } from "../api/types";
import { client, reachable } from "../client";
import { nWaiting } from "./events";
import { listWaitingOf, record, tellFailure } from "./pain";
import { language } from "./settings";

// Counts what was said of care on this page, so that everything that is shown is asked for again.
const turn = signal(0);

// What was said on this page, until an answer of the program is shown that was asked for after the program had it.
const said: { event: Event; known: number }[] = [];

/** Keeps and sends events of care; what depends on them is then asked for again. */
export async function say(events: Event[]): Promise<void> {
  const mine = events.map((event) => ({ event, known: Infinity }));
  said.push(...mine);
  const recorded = record(events);
  turn.value += 1; // shows at once what waits on this device
  await recorded;
  if (nWaiting.value > 0) return;
  turn.value += 1;
  for (const one of mine) one.known = turn.value;
}

/** Asks for everything again: the program knows more than before, though nobody said anything. */
export const askAgain = (): void => void (turn.value += 1);

/** What was said of a pain and is not in an answer that was asked for at `asked`, in order. */
export function listSaidOf(pain: string, asked: number): Event[] {
  const events = said.filter((one) => one.known > asked && "pain" in one.event && one.event.pain === pain).map((one) => one.event);
  const ids = new Set(events.map((one) => one.id));
  return [...events, ...listWaitingOf(pain).filter((one) => !ids.has(one.id))].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
}

/** `asked` is the turn at which the answer was asked for. */
export interface Told<T> { value: T | null; fresh: boolean; asked: number }

/** What `load` answers for `key`; the older answer stays until the new one is there. A null key asks nothing. */
export function useTold<T>(key: string | null, load: () => Promise<T>): Told<T> {
  const [told, setTold] = useState<{ key: string; value: T; asked: number } | null>(null);
  const sent = nWaiting.value === 0;
  useEffect(() => {
    if (key === null || !sent) return; // what waits goes first: the program may not know the pain yet
    let wanted = true;
    const asked = turn.value;
    load().then((value) => wanted && setTold({ key, value, asked }), tellFailure);
    return () => void (wanted = false);
  }, [key, sent, reachable.value, turn.value]);
  return { value: told?.value ?? null, fresh: told !== null && told.key === key, asked: told?.asked ?? -1 };
}

const kept = signal<CareWords | null>(null);

/** The words of care in the language of the pages; null until they are there. */
export function useCareWords(): CareWords | null {
  const chosen = language.value;
  useEffect(() => {
    if (kept.value?.language === chosen) return;
    client.listCareWords(chosen).then((words) => (kept.value = words), tellFailure);
  }, [chosen, reachable.value]);
  return kept.value;
}

/** Pages that are loaded when they are opened give their heading the focus themselves: it was not there when the page changed. */
export function useArrival(): void {
  useEffect(() => {
    if (document.body.dataset["moved"] && (document.activeElement ?? document.body) === document.body)
      document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
  }, []);
}
