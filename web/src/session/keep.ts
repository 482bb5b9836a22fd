// The running session on this device: all that it needs, once, and the moment it has come to, every second. Both go when it
// is over; what was done is in the queue of events by then.
import type { Keeper } from "../state/events";
import type { Bundle } from "./bundle";
import type { Moment, PressTold } from "./machine";

export interface KeptMoment {
  moment: Moment;
  done: PressTold[]; // of this session so far
  saved_ms: number; // by the wall clock
}

const bundleKey = (pain: string) => `unknot.session.${pain}`;
const momentKey = (pain: string) => `unknot.session_now.${pain}`;

function read<T>(keeper: Keeper, key: string): T | null {
  try {
    return JSON.parse(keeper.getItem(key) ?? "null") as T | null;
  } catch {
    return null; // half written when the device went off
  }
}

function write(keeper: Keeper, key: string, value: unknown): boolean {
  try {
    keeper.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false; // the device has no room: the session then lasts as long as the page
  }
}

export const keepBundle = (keeper: Keeper, bundle: Bundle): boolean => write(keeper, bundleKey(bundle.pain), bundle);
export const keepMoment = (keeper: Keeper, pain: string, kept: KeptMoment): boolean => write(keeper, momentKey(pain), kept);
export const findBundle = (keeper: Keeper, pain: string): Bundle | null => read<Bundle>(keeper, bundleKey(pain));
export const findMoment = (keeper: Keeper, pain: string): KeptMoment | null => read<KeptMoment>(keeper, momentKey(pain));

export function dropSession(keeper: Keeper, pain: string): void {
  keeper.removeItem(momentKey(pain));
  keeper.removeItem(bundleKey(pain));
}
