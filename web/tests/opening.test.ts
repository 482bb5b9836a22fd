import { afterEach, expect, test, vi } from "vitest";
import { ApiFailure, Unreachable, client } from "../src/client";
import type { Bundle } from "../src/session/bundle";
import { findBundle, findMoment, keepBundle, keepMoment } from "../src/session/keep";
import type { Moment, Told } from "../src/session/machine";
import { openFresh, openKept } from "../src/session/open";
import type { Script } from "../src/session/script";
import type { Keeper } from "../src/state/events";
import fixture from "./fixtures/script.json";

const script = fixture as unknown as Script;
const whose = { person: "0".repeat(32), pain: "1".repeat(32) };
const bundle: Bundle = { ...whose, language: "en", script, steps: [], prompts: {}, spoken: [], flags: [], good: [4, 6], aftercare: [] };
const pressing: Moment = { state: "hold_0", clock_s: 21, begun: true, over: false, presses: 1, press: { number: 1, step: 0, level: 4, seconds: 21, pain: null } };

function makeKeeper(): Keeper {
  const all = new Map<string, string>();
  return {
    get length() { return all.size; }, key: (i) => [...all.keys()][i] ?? null, getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value), removeItem: (key) => void all.delete(key),
  };
}
function leaveBehind(moment: Moment): Keeper {
  const keeper = makeKeeper();
  keepBundle(keeper, bundle);
  keepMoment(keeper, whose.pain, { moment, done: [], saved_ms: Date.UTC(2026, 10, 24, 12) });
  return keeper;
}
afterEach(() => void vi.restoreAllMocks());

test("what was left in the middle is written at the time it happened, and the script goes on", () => {
  const told: [Told, Date][] = [];
  const opened = openKept(leaveBehind(pressing), whose.pain, script.day, (_, list, at) => told.push(...list.map((one): [Told, Date] => [one, at])));
  expect(opened).toMatchObject({ kind: "broken_off", lost: { number: 1, seconds: 21, ended: "broken_off" }, from: { moment: { state: "was_away" } } });
  expect(told).toEqual([[{ kind: "press_done", press: { ...pressing.press, ended: "broken_off" } }, new Date(Date.UTC(2026, 10, 24, 12))]]);
});

test("a session resumed the next day is not gone on with: it ends, with what was done", () => {
  const keeper = leaveBehind(pressing);
  const told: Told[] = [];
  expect(openKept(keeper, whose.pain, "2026-11-25", (_, list) => told.push(...list))).toMatchObject({ kind: "too_late", done: [{ seconds: 21 }] });
  expect(told.map((one) => one.kind)).toEqual(["press_done", "session_ended"]);
  expect(findBundle(keeper, whose.pain)).toBeNull();
  expect(findMoment(keeper, whose.pain)).toBeNull();
});

test("a session that never came to a hold leaves nothing to tell the next day", () => {
  const told: Told[] = [];
  const asked: Moment = { state: "signs", clock_s: 3, begun: false, over: false, presses: 0, press: null };
  expect(openKept(leaveBehind(asked), whose.pain, "2026-11-25", (_, list) => told.push(...list))).toBeNull();
  expect(told).toEqual([]);
});

test("nothing kept, or kept half, is nothing", () => {
  expect(openKept(makeKeeper(), whose.pain, script.day, () => undefined)).toBeNull();
  const keeper = leaveBehind(pressing);
  keeper.setItem(`unknot.session_now.${whose.pain}`, '{"moment":');
  expect(openKept(keeper, whose.pain, script.day, () => undefined)).toBeNull();
});

test("with the program away, today's script is begun and yesterday's is not", async () => {
  vi.spyOn(client, "findScript").mockRejectedValue(new Unreachable());
  const keeper = makeKeeper();
  expect(await openFresh(keeper, whose, "en", script.day)).toEqual({ kind: "away" });
  keepBundle(keeper, bundle);
  expect(await openFresh(keeper, whose, "en", script.day)).toMatchObject({ kind: "ready" });
  expect(await openFresh(keeper, whose, "en", "2026-11-25")).toEqual({ kind: "away" });
});

test("when the plan says wait, its sentence is shown and an older script is thrown away", async () => {
  vi.spyOn(client, "findScript").mockRejectedValue(new ApiFailure(409, "not_now", "Rest until Thursday."));
  const keeper = makeKeeper();
  keepBundle(keeper, bundle);
  expect(await openFresh(keeper, whose, "en", script.day)).toEqual({ kind: "not_now", sentence: "Rest until Thursday." });
  expect(findBundle(keeper, whose.pain)).toBeNull();
});
