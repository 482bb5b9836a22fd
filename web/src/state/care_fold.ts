// Care of one pain after its events. The program folds what it has; the page folds what still waits on this device on top.
import type { DiaryNoted, PainCare, Session } from "../api/care";
import type { Event } from "../api/types";

const byMoment = (a: DiaryNoted, b: DiaryNoted) => (a.about < b.about ? -1 : a.about > b.about ? 1 : a.entry < b.entry ? -1 : 1);
// What may be left out of an event counts as the program reads it.
const fillEntry = (noted: Extract<Event, { kind: "diary_noted" }>["diary_noted"]): DiaryNoted => ({
  qualities: [], cells: [], activities: [], thresholds: [], note: "", ...noted,
  motions: (noted.motions ?? []).map((one) => ({ side: "midline" as const, ...one })),
});

const byBeginning = (a: Session, b: Session) => (a.begun < b.begun ? -1 : a.begun > b.begun ? 1 : 0);

const changeSession = (care: PainCare, id: string, change: (session: Session) => Session): PainCare => ({
  ...care, sessions: care.sessions.map((one) => (one.session === id ? change(one) : one)),
});

function apply(care: PainCare, event: Event): PainCare {
  switch (event.kind) {
    case "care_chosen":
      return { ...care, choice: event.care_chosen, ...(care.choice?.policy === event.care_chosen.policy ? {} : { course_began: event.day }) };
    case "session_begun": {
      const begun = event.session_begun;
      if (care.sessions.some((one) => one.session === begun.session)) return care;
      const session: Session = { treater: "self", ...begun, pain: event.pain, begun: event.at, day: event.day, presses: [] };
      return { ...care, sessions: [...care.sessions, session].sort(byBeginning) };
    }
    case "press_done":
      return changeSession(care, event.press_done.session, (one) => ({
        ...one,
        presses: [...one.presses.filter((press) => press.number !== event.press_done.number), { site: 0, ...event.press_done }].sort((a, b) => a.number - b.number),
      }));
    case "session_ended":
      return changeSession(care, event.session_ended.session, (one) => ({ ...one, ended: event.session_ended }));
    case "reaction_told":
      return changeSession(care, event.reaction_told.session, (one) => ({ ...one, reaction: event.reaction_told }));
    case "diary_noted": {
      const noted = fillEntry(event.diary_noted);
      return { ...care, entries: [...care.entries.filter((one) => one.entry !== noted.entry), noted].sort(byMoment) };
    }
    case "diary_removed":
      return { ...care, entries: care.entries.filter((one) => one.entry !== event.diary_removed.entry) };
    default:
      return care;
  }
}

/** `care` after `events`, which must be in order; `care` is null while the program has not told it. */
export function foldCare(care: PainCare | null, pain: string, events: Event[]): PainCare {
  return events
    .filter((event) => "pain" in event && event.pain === pain)
    .reduce(apply, care ?? { pain, sessions: [], entries: [] });
}
