// Everything a person says becomes an event that is kept on this device until the program has it.
import { signal } from "@preact/signals";
import type { Event } from "../api/types";
import { findToday } from "./format";

type Body<K extends Event["kind"]> = Extract<Event, { kind: K }> extends infer E ? E[K & keyof E] : never;

/** 128 random bits in lower-case hexadecimal: ids that never collide, so that sending twice does no harm. */
export function makeId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function buildEvent<K extends Event["kind"]>(kind: K, person: string, pain: string | null, body: Body<K>, now = new Date()): Event {
  return { id: makeId(), person, ...(pain ? { pain } : {}), kind, at: now.toISOString(), day: findToday(now), [kind]: body } as unknown as Event;
}

/** Where waiting events are kept; localStorage in a browser. One key an event, so that two tabs never overwrite each other. */
export interface Keeper {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const prefix = "unknot.event.";

const order = (a: Event, b: Event) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1);

export function listWaiting(keeper: Keeper): Event[] {
  const events: Event[] = [];
  for (let i = 0; i < keeper.length; ++i) {
    const key = keeper.key(i);
    if (!key?.startsWith(prefix)) continue;
    try {
      events.push(JSON.parse(keeper.getItem(key) ?? "") as Event);
    } catch {
      // Half written when the device went off: nothing of it can be used.
    }
  }
  return events.sort(order);
}

export function keepEvent(keeper: Keeper, event: Event): void {
  keeper.setItem(prefix + event.id, JSON.stringify(event));
}

export function dropEvents(keeper: Keeper, ids: string[]): void {
  for (const id of ids) keeper.removeItem(prefix + id);
}

/** How many events wait for the program. */
export const nWaiting = signal(0);

/** Sends what waits, oldest first, at most `most` at once; what was acknowledged is dropped. Throws what `send` throws. */
export async function flushEvents(
  keeper: Keeper,
  send: (events: Event[]) => Promise<{ added: string[]; known: string[] }>,
  most = 100,
): Promise<void> {
  for (let waiting = listWaiting(keeper); waiting.length > 0; waiting = listWaiting(keeper)) {
    const { added, known } = await send(waiting.slice(0, most));
    if (added.length + known.length === 0) return;
    dropEvents(keeper, [...added, ...known]);
  }
}
