import { describe, expect, test } from "vitest";
import type { Diary } from "../src/api/care";
import { buildQuestion } from "../src/pages/twin/ask";
import { tellChange, tellPolicy } from "../src/pages/twin/words";

const day = (date: string, more: Partial<Diary["days"][number]>) => ({ day: date, n: 1, note: false, session: false, ...more });
const diary: Diary = {
  composite: [], n_entries: 4, n_all: 4,
  days: [day("2026-10-23", { session: true }), day("2026-10-24", { average: 4, now: 2 }), day("2026-10-25", { session: true }), day("2026-10-27", { now: 6, session: true })],
};

describe("a question to the model", () => {
  test("counts days from the first score on, across the change of the clock, and leaves out sessions before it", () => {
    const asked = buildQuestion(diary, [{ rhythm: "monthly", depth: "deep" }], 8);
    expect(asked.pains).toEqual([{ day: 0, pain: 4 }, { day: 3, pain: 6 }]);
    expect(asked.session_days).toEqual([1, 3]);
    expect(asked).toMatchObject({ weeks: 8, session_depth: "deep", policies: [{ rhythm: "monthly", depth: "deep" }] });
  });
  test("without scores says nothing of a person, and never asks for never twice", () => {
    const empty = { ...diary, days: diary.days.slice(0, 1) };
    for (const one of [null, empty]) expect(buildQuestion(one, [{ rhythm: "never", depth: "gentle" }], 4)).toEqual({ policies: [], session_depth: "gentle", weeks: 4 });
  });
});

test("changes carry their sign, and nothing carries none", () => {
  expect([-1.24, 0.4, 0.03, -0.04].map(tellChange)).toEqual(["\u22121.2", "+0.4", "0", "0"]);
  expect(tellPolicy({ rhythm: "never", depth: "deep" })).toBe("Never");
  expect(tellPolicy({ rhythm: "monthly", depth: "deep" })).toBe("Once a month, deep");
});
