// Answers of the program about care, as its contract describes them, for tests without a browser.
import type { DiaryNoted, PainCare, Session } from "../src/api/care";
import { makeId } from "../src/state/events";

export const point = { muscle: "levator_scapulae", point: "one", side: "right" as const };

export const buildEntry = (day: string, part: Partial<DiaryNoted> = {}): DiaryNoted => ({
  entry: makeId(), about: `${day}T10:00:00Z`, about_day: day, qualities: [], cells: [], activities: [], motions: [], thresholds: [], note: "", ...part,
});

export const buildSession = (day: string, part: Partial<Session> = {}): Session => {
  const session = makeId();
  return {
    session, pain: "pain", policy: "course", treater: "self", begun: `${day}T18:00:00Z`, day, ended: { session, how: "finished" },
    presses: [{ session, number: 1, point, site: 0, tool: "ball_wall", implement: "tennis_ball", level: 5, seconds: 60, ended: "held" }], ...part,
  };
};

export const emptyCare: PainCare = { pain: "pain", sessions: [], entries: [] };
