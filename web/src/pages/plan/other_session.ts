// A session that nobody recorded while it was done: as the events that one of ours would have left.
import type { Treater } from "../../api/care";
import type { Event, PointOnSide } from "../../api/types";
import type { KeptPain } from "../../client";
import { buildEvent, makeId } from "../../state/events";
import { findToday } from "../../state/format";

export interface OtherPoint { point: PointOnSide; site: number; tool: string; implement?: string }
export interface ToldSession { day: string; treater: Treater; points: OtherPoint[]; level: number; minutes: number }

const longestPress_s = 3600; // the program takes no longer press

/** The moment that stands for a day of which no hour is known: noon, or now when noon is still to come. */
export function findMoment(day: string, now: Date): Date {
  const noon = new Date(`${day}T12:00:00`);
  return noon < now && day !== findToday(now) ? noon : now;
}

/** Minutes are shared out evenly over the points; a millisecond apart keeps the events in order. */
export function buildSession(at: KeptPain, policy: string, told: ToldSession, now = new Date()): Event[] {
  const session = makeId();
  const begun = findMoment(told.day, now).getTime();
  let n = 0;
  const moment = () => new Date(begun + n++);
  const seconds = Math.min(longestPress_s, Math.round((60 * told.minutes) / told.points.length));
  return [
    buildEvent("session_begun", at.person, at.pain, { session, policy, treater: told.treater }, moment()),
    ...told.points.map((one, index) => buildEvent("press_done", at.person, at.pain, { session, number: index + 1, ...one, level: told.level, seconds, ended: "held" }, moment())),
    buildEvent("session_ended", at.person, at.pain, { session, how: "finished" }, moment()),
  ];
}
