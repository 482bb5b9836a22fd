// What the machine tells, as events of the person.
import type { Event } from "../api/types";
import { findToday } from "../state/format";
import type { Told } from "./machine";
import type { Script } from "./script";

/** Whose session it is; `treater` says who presses, the person when nothing is said. */
export interface Whose { person: string; pain: string; treater?: "self" | "helper" }

const longest_s = 3600; // the program keeps no longer press: a page may have slept for hours

// Made from the session's own random id: an event that is written twice, by a crash between two steps, is one event.
const makeEventId = (session: string, n: number): string => session.slice(0, 28) + n.toString(16).padStart(4, "0");

export function buildToldEvent({ person, pain, treater }: Whose, script: Script, told: Told, now: Date): Event {
  const event = (n: number, body: object) =>
    ({ id: makeEventId(script.session, n), person, pain, kind: told.kind, at: now.toISOString(), day: findToday(now), [told.kind]: { session: script.session, ...body } }) as unknown as Event;
  switch (told.kind) {
    case "session_begun":
      return event(0, { policy: script.policy, treater: treater ?? "self" });
    case "press_done": {
      const { number, step, level, seconds, pain: hurt, ended } = told.press;
      const { point, site, tool, implement } = script.steps[step]!;
      const rounded = Math.min(longest_s, Math.round(10 * seconds) / 10);
      return event(number, { number, point, site, tool, ...(implement ? { implement } : {}), level, seconds: rounded, ...(hurt === null ? {} : { pain: hurt }), ended });
    }
    case "session_ended":
      return event(0xffff, { how: told.how, ...(told.reason ? { reason: told.reason } : {}) });
  }
}
