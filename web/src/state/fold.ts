// The state of a person is a fold over events: the latest wins for each key. The program folds what it has; the page folds
// what still waits on top of it.
import type { CaseFile, Event, FindingEntry, Pain, Person } from "../api/types";

type FindingKey = Pick<FindingEntry, "finding" | "side" | "muscle" | "point">;

export const sameFinding = (a: FindingKey, b: FindingKey): boolean =>
  a.finding === b.finding && (a.side ?? "midline") === (b.side ?? "midline") && a.muscle === b.muscle && a.point === b.point;

function emptyPain(pain: string, day: string): Pain {
  return { pain, name: "", started: day, ended: null, strokes: [], listed: [], cells: [], case: { unknot_case: 1, pain: [] } };
}

function applyToPain(pain: Pain, event: Event): Pain {
  const safety = pain.case.safety ?? [];
  const findings = pain.case.findings ?? [];
  const withCase = (change: Partial<CaseFile>): Pain => ({ ...pain, case: { ...pain.case, ...change } });
  switch (event.kind) {
    case "pain_named":
      return { ...pain, name: event.pain_named.name };
    case "pain_drawn":
      return { ...withCase({ pain: event.pain_drawn.cells }), ...event.pain_drawn };
    case "safety_answered": {
      const given = event.safety_answered.answers.map((answer) => ({ ...answer, date: event.day }));
      const kept = safety.filter((old) => !given.some((one) => one.flag === old.flag && one.screen === old.screen));
      return withCase({ safety: [...kept, ...given] });
    }
    case "findings_answered": {
      const given = event.findings_answered.answers.map((answer) => ({ ...answer, date: event.day }));
      return withCase({ findings: [...findings.filter((old) => !given.some((one) => sameFinding(one, old))), ...given] });
    }
    case "finding_taken_back":
      return withCase({ findings: findings.filter((old) => !sameFinding(event.finding_taken_back, old)) });
    case "pain_ended":
      return { ...pain, ended: event.day };
    default:
      return pain;
  }
}

/** The person after `events`, which must be in order; `before` is null for somebody the program does not know yet. */
export function foldPerson(before: Person | null, events: Event[]): Person | null {
  let person = before;
  for (const event of events) {
    if (person && event.person !== person.person) continue;
    person ??= { person: event.person, name: "", figure: "woman_medium", pains: [] };
    if (event.kind === "person_described") {
      person = { ...person, ...event.person_described };
      continue;
    }
    const old = person.pains.find((one) => one.pain === event.pain) ?? emptyPain(event.pain, event.day);
    const changed = applyToPain(old, event);
    const known = person.pains.some((one) => one.pain === event.pain);
    person = { ...person, pains: known ? person.pains.map((one) => (one.pain === event.pain ? changed : one)) : [...person.pains, changed] };
  }
  return person;
}
