import { expect, test } from "vitest";
import type { LiveWord } from "../src/api/care";
import { findHeld, findLeft, findSilence, silent_after_s, takeWord } from "../src/pages/watch/watched";
import type { Bundle } from "../src/session/bundle";
import { buildLiveWord, LiveLine } from "../src/session/live";
import { advance, answer, begin, type Moment } from "../src/session/machine";
import { findState, type Script } from "../src/session/script";
import fixture from "./fixtures/script.json";

const script = fixture as unknown as Script;
const bundle: Bundle = { person: "0".repeat(32), pain: "1".repeat(32), language: "en", script, steps: [], prompts: {}, spoken: [], flags: [], good: [4, 6], aftercare: [] };
const pressing: Moment = { state: "hold_0", clock_s: 21, begun: true, over: false, presses: 1, press: { number: 1, step: 0, level: 4, seconds: 21.04, pain: null } };
const build = (input = "", more: Partial<LiveWord> = {}): LiveWord => ({ ...buildLiveWord(bundle, pressing, input), ...more });

test("a word carries all that a second screen shows: it has no script of its own", () => {
  const state = findState(script, "hold_0");
  expect(build("more")).toEqual({
    session: script.session, state: "hold_0", input: "more", at_s: 21, level: state.level, step: 0, steps: script.steps.length, kind: "hold", shows: state.shows,
    point: script.steps[0]!.point, tool: script.steps[0]!.tool, implement: script.steps[0]!.implement, hold_s: expect.any(Number), held_s: 21,
  });
  expect(build("")).not.toHaveProperty("input");
  const first = begin(script).moment;
  if (findState(script, first.state).step < 0) expect(buildLiveWord(bundle, first, "")).not.toHaveProperty("point");
});

test("every state of a script can be said in a word that the program takes", () => {
  for (const state of script.states) {
    const word = buildLiveWord(bundle, { ...pressing, state: state.id, clock_s: 100_000 }, "stop");
    expect(word.state).toMatch(/^[a-z0-9_.]{1,100}$/);
    expect(word.at_s).toBeLessThanOrEqual(86_400);
    expect(JSON.stringify(word).length).toBeLessThan(4096);
  }
});

test("nothing is sent until somebody is let in, and what fails is only noted", async () => {
  const sent: LiveWord[] = [];
  let works = true;
  const line = new LiveLine(async (word) => {
    if (!works) throw new Error("nobody there");
    return sent.push(word) > 0;
  });
  line.tell(build("more"));
  expect(sent).toEqual([]);
  line.on.value = true;
  line.tell(build("more"));
  await Promise.resolve();
  await Promise.resolve();
  expect([sent.length, line.heard.value]).toEqual([1, true]);
  works = false;
  expect(() => line.tell(build("less"))).not.toThrow();
  await new Promise((resolve) => setTimeout(resolve));
  expect(line.heard.value).toBe(false);
});

test("words keep their order while a slow network holds them up; those in which nothing happened make way", async () => {
  const sent: (string | undefined)[] = [];
  const holds: (() => void)[] = [];
  const line = new LiveLine((word) => new Promise((resolve) => {
    sent.push(word.input);
    holds.push(() => resolve(true));
  }));
  line.on.value = true;
  line.tell(build("more"));
  for (const input of ["", "", "less", "", "", "stop"]) line.tell(build(input));
  for (let i = 0; i < 8; ++i) {
    holds.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(sent.filter(Boolean)).toEqual(["more", "less", "stop"]);
  expect(sent.length).toBeLessThanOrEqual(5);
  line.tell(build("good"));
  for (let i = 0; i < 50; ++i) line.tell(build("more")); // a network that takes nothing any more fills no memory
  for (let i = 0; i < 60; ++i) {
    holds.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  }
  expect(sent.length).toBeLessThanOrEqual(16);
});

test("the first word after connecting is of unknown age: its time stands still and nothing counts as just said", () => {
  const old = takeWord(null, build("stop", { hold_s: 30 }), true, 0);
  expect([old.live, old.said, findHeld(old, 9000), findLeft(old, 9000)]).toEqual([false, [], 21, 9]);
  const now = takeWord(old, build("more", { hold_s: 30 }), false, 10_000);
  expect([now.live, now.said]).toEqual([true, [{ input: "more", at_ms: 10_000 }]]);
  expect([findHeld(now, 13_000), findLeft(now, 13_000)]).toEqual([24, 6]);
});

test("time goes on by the clock between two words, but never beyond the hold and never through silence", () => {
  const watched = takeWord(takeWord(null, build(), true, 0), build("", { hold_s: 25 }), false, 0);
  expect([findHeld(watched, 4000), findLeft(watched, 4000)]).toEqual([25, 0]);
  expect([findHeld(watched, 9000), findLeft(watched, 9000)]).toEqual([25, 0]);
  const silent = 1000 * silent_after_s + 1;
  expect(findSilence(watched, silent)).toBeGreaterThan(silent_after_s);
  expect(findHeld(watched, silent)).toBe(21);
  const asked = takeWord(watched, build("", { kind: "ask" }), false, 0);
  expect([findHeld(asked, 5000), findLeft(asked, 5000)]).toEqual([21, null]);
});

test("the latest word stands first, a new session begins anew", () => {
  let watched = takeWord(null, build(), true, 0);
  for (const [n, input] of ["more", "less", "good", "stop", "numb", "pain_6", "next"].entries()) watched = takeWord(watched, build(input), false, n);
  expect(watched.said.map((one) => one.input)).toEqual(["next", "pain_6", "numb", "stop", "good", "less"]);
  expect(takeWord(watched, build("yes", { session: "f".repeat(32) }), false, 9).said).toEqual([{ input: "yes", at_ms: 9 }]);
});

test("a machine that is watched runs as one that is not", () => {
  const lead = (look: (moment: Moment) => void) => {
    let { moment } = begin(script);
    for (const input of ["no", "yes", "right", "next", "more", "stop"]) {
      moment = answer(script, moment, input).moment;
      look(moment);
      moment = advance(script, moment, 0.25).moment;
    }
    return moment;
  };
  expect(lead((moment) => void buildLiveWord(bundle, moment, "more"))).toEqual(lead(() => undefined));
});
