import { expect, test } from "vitest";
import type { Script } from "../src/session/script";
import { buildToldEvent } from "../src/session/told_events";
import fixture from "./fixtures/script.json";

const script = fixture as unknown as Script;
const whose = { person: "0".repeat(32), pain: "1".repeat(32) };
const now = new Date(2026, 10, 24, 12);
const press = { number: 3, step: 0, level: 4, seconds: 31.2345, pain: 6, ended: "held" };

test("an event of a session has an id that is made once: told twice, it is the same event", () => {
  const event = () => buildToldEvent(whose, script, { kind: "press_done", press }, now);
  expect(event()).toEqual(event());
  expect(event().id).toMatch(/^[0-9a-f]{32}$/);
  const ids = [event(), buildToldEvent(whose, script, { kind: "session_begun" }, now), buildToldEvent(whose, script, { kind: "session_ended", how: "finished", reason: "" }, now)].map((one) => one.id);
  expect(new Set(ids).size).toBe(3);
});

test("a press carries what was done where and with what; what was not said is left out", () => {
  const { point, site, tool, implement } = script.steps[0]!;
  expect(buildToldEvent(whose, script, { kind: "press_done", press }, now)).toMatchObject({
    kind: "press_done", day: "2026-11-24", press_done: { session: script.session, number: 3, point, site, tool, implement, level: 4, seconds: 31.2, pain: 6, ended: "held" },
  });
  const quiet = buildToldEvent(whose, script, { kind: "press_done", press: { ...press, pain: null } }, now) as unknown as { press_done: object };
  expect(quiet.press_done).not.toHaveProperty("pain");
  const slept = buildToldEvent(whose, script, { kind: "press_done", press: { ...press, seconds: 20_000 } }, now);
  expect(slept).toMatchObject({ press_done: { seconds: 3600 } });
});

test("a session says who presses: the person, unless a helper does", () => {
  const begun = (treater?: "self" | "helper") => buildToldEvent({ ...whose, ...(treater ? { treater } : {}) }, script, { kind: "session_begun" }, now);
  expect(begun()).toMatchObject({ session_begun: { treater: "self" } });
  expect(begun("helper")).toMatchObject({ session_begun: { treater: "helper" } });
});
