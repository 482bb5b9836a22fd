// What the program says of plan and diary, asked again when something was sent or the program is back.
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { CareWords } from "../api/care";
import type { Event } from "../api/types";
import { client, reachable } from "../client";
import { nWaiting } from "./events";
import { record, tellFailure } from "./pain";
import { language } from "./settings";

// Counts what was said of care on this page, so that everything that is shown is asked for again.
const turn = signal(0);

/** Keeps and sends events of care; what depends on them is then asked for again. */
export async function say(events: Event[]): Promise<void> {
  const recorded = record(events);
  turn.value += 1; // shows at once what waits on this device
  await recorded;
  turn.value += 1;
}

export interface Told<T> { value: T | null; fresh: boolean }

/** What `load` answers for `key`; the older answer stays until the new one is there. A null key asks nothing. */
export function useTold<T>(key: string | null, load: () => Promise<T>): Told<T> {
  const [told, setTold] = useState<{ key: string; value: T } | null>(null);
  const sent = nWaiting.value === 0;
  useEffect(() => {
    if (key === null || !sent) return; // what waits goes first: the program may not know the pain yet
    let wanted = true;
    load().then((value) => wanted && setTold({ key, value }), tellFailure);
    return () => void (wanted = false);
  }, [key, sent, reachable.value, turn.value]);
  return { value: told?.value ?? null, fresh: told !== null && told.key === key };
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
