// Entries and sessions by day. No page code.
import type { DiaryNoted, PainCare, Session } from "../../api/care";

export interface EntryDay { day: string; entries: DiaryNoted[]; sessions: Session[] }

/** Days with what they hold, the newest first, and within a day the latest first. */
export function groupByDay(care: Pick<PainCare, "entries" | "sessions">): EntryDay[] {
  const days = new Map<string, EntryDay>();
  const open = (day: string) => {
    const known = days.get(day) ?? { day, entries: [], sessions: [] };
    days.set(day, known);
    return known;
  };
  for (const entry of care.entries) open(entry.about_day).entries.unshift(entry);
  for (const session of care.sessions) open(session.day).sessions.unshift(session);
  return [...days.values()].sort((a, b) => (a.day < b.day ? 1 : -1));
}

/** Older and newer days of one pain; what stands in both counts as the newer has it. */
export function joinCare(older: PainCare | null, near: PainCare): PainCare {
  if (!older) return near;
  const [entries, sessions] = [new Set(near.entries.map((one) => one.entry)), new Set(near.sessions.map((one) => one.session))];
  return {
    ...near,
    entries: [...older.entries.filter((one) => !entries.has(one.entry)), ...near.entries],
    sessions: [...older.sessions.filter((one) => !sessions.has(one.session)), ...near.sessions],
  };
}
