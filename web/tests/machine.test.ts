import { expect, test } from "vitest";
import { advance, answer, begin, breakOff, recover, type Moment, type Told, type Turn } from "../src/session/machine";
import { findHoldLength, findState, isWhole, listSpoken, type Script } from "../src/session/script";
import fixture from "./fixtures/script.json";

const script = fixture as unknown as Script;

/** Plays words and seconds one after another; time goes in steps of a quarter of a second, as in a page that is awake. */
function play(from: Moment, ...steps: (string | number)[]): Turn {
  let turn: Turn = { moment: from, told: [], says: null, entered: false };
  const told: Told[] = [];
  for (const step of steps) {
    if (typeof step === "string") {
      turn = answer(script, turn.moment, step);
      told.push(...turn.told);
      continue;
    }
    for (let left = step; left > 0; left -= 0.25) {
      turn = advance(script, turn.moment, 0.25);
      told.push(...turn.told);
    }
  }
  return { ...turn, told };
}
const start = () => begin(script).moment;
const toHold = ["no", "yes", "right", 5] as const; // asks, then the words before the hold
const presses = (told: Told[]) => told.flatMap((one) => (one.kind === "press_done" ? [one.press] : []));

test("the fixture is a whole script", () => {
  expect(isWhole(script)).toBe(true);
  expect(isWhole({ ...script, first: "nowhere" })).toBe(false);
  expect(listSpoken(script)).toEqual(expect.arrayContaining(["hold_title", "more_said"]));
  expect(() => findState(script, "nowhere")).toThrow("nowhere");
});

test("a session goes from its first state to its end and tells what was done, once each and in order", () => {
  const { moment, told } = play(start(), ...toHold, 30, "good", 60, "pain_3", 5, 90);
  expect(moment).toMatchObject({ state: "done", over: true, press: null, presses: 2 });
  expect(told.map((one) => one.kind)).toEqual(["session_begun", "press_done", "press_done", "session_ended"]);
  expect(presses(told)).toEqual([
    { number: 1, step: 0, level: 4, seconds: 90, pain: 3, ended: "held" },
    { number: 2, step: 1, level: 4, seconds: 90, pain: null, ended: "held" },
  ]);
  expect(told.at(-1)).toEqual({ kind: "session_ended", how: "finished", reason: "" });
});

test("nothing is told to have begun before the first hold, and it is told once", () => {
  expect(play(start(), "no", "yes", "right", 4).told).toEqual([]);
  expect(play(start(), ...toHold).told).toEqual([{ kind: "session_begun" }]);
  expect(play(start(), ...toHold, 2, "more", "less").told).toHaveLength(1);
});

test("states with one clock share its time; a state without one begins anew", () => {
  const more = play(start(), ...toHold, 10, "more").moment;
  expect(more).toMatchObject({ state: "hold_0_more", clock_s: 10, press: { number: 1, level: 5, seconds: 10 } });
  expect(play(more, 20).moment).toMatchObject({ state: "check_0", clock_s: 30 });
  expect(play(start(), "no").moment).toMatchObject({ state: "sound", clock_s: 0 });
  expect(play(start(), 3, "no").moment.clock_s).toBe(0);
  const again = play(start(), ...toHold, 7, "good").moment; // into the same state, on the same clock
  expect(again).toMatchObject({ state: "hold_0", clock_s: 7, press: { seconds: 7 } });
});

test("an input that the state has no branch for does nothing, not even to the pain", () => {
  const held = play(start(), ...toHold, 3).moment;
  for (const input of ["yes", "left", "pain_5", "next", "nonsense", ""]) {
    const turn = answer(script, held, input);
    expect(turn.moment).toBe(held);
    expect(turn.entered).toBe(false);
    expect(turn.told).toEqual([]);
  }
});

test("the seconds of a press stand still once its hold is left, and its pain is the last that was said", () => {
  const asked = play(start(), ...toHold, 32, "no").moment;
  expect(asked).toMatchObject({ state: "pain_after_0", press: { seconds: 32 } });
  const later = play(asked, 12).moment;
  expect(later).toMatchObject({ clock_s: 12, press: { seconds: 32 } });
  expect(presses(play(later, "pain_8").told)).toEqual([{ number: 1, step: 0, level: 4, seconds: 32, pain: 8, ended: "climbed" }]);
  expect(presses(play(later, 18).told)).toEqual([{ number: 1, step: 0, level: 4, seconds: 32, pain: null, ended: "held" }]);
});

test("the branch says what is spoken on the way", () => {
  expect(answer(script, play(start(), ...toHold, 2).moment, "more").says).toBe("more_said");
  expect(answer(script, start(), "no").says).toBeNull();
});

test("stop ends the press with its word, and the reason ends the session", () => {
  const { moment, told } = play(start(), ...toHold, 12, "stop", 3, "dizzy");
  expect(presses(told)).toEqual([{ number: 1, step: 0, level: 4, seconds: 12, pain: null, ended: "stopped" }]);
  expect(told.at(-1)).toEqual({ kind: "session_ended", how: "stopped", reason: "dizzy" });
  expect(findState(script, moment.state).action).toBe("A");
  expect(answer(script, moment, "stop").moment).toBe(moment);
  expect(advance(script, moment, 100).moment).toBe(moment);
});

test("a page that slept ten minutes in a hold ends it with the true time, before any timeout", () => {
  const held = play(start(), ...toHold, 10).moment;
  const { moment, told } = advance(script, held, 600);
  expect(moment).toMatchObject({ state: "was_away", press: null });
  expect(told).toEqual([{ kind: "press_done", press: { number: 1, step: 0, level: 4, seconds: 610, pain: null, ended: "away" } }]);
});

test("a short stumble is no absence, and where nothing is asked about absence time goes on", () => {
  const held = play(start(), ...toHold, 10).moment;
  expect(advance(script, held, 5).moment).toMatchObject({ state: "hold_0", clock_s: 15 });
  expect(advance(script, play(start(), "no", "yes", "right", 1).moment, 600).moment.state).toBe("hold_0");
});

test("no time and time backwards change nothing", () => {
  const held = play(start(), ...toHold, 10).moment;
  for (const elapsed of [0, -3, NaN]) expect(advance(script, held, elapsed).moment).toBe(held);
});

test("after a crash in a hold its press is written as broken off, and the script asks", () => {
  const held = play(start(), ...toHold, 21).moment;
  const { moment, told, entered } = recover(script, JSON.parse(JSON.stringify(held)) as Moment);
  expect(moment).toMatchObject({ state: "was_away", press: null, begun: true, presses: 1 });
  expect(entered).toBe(true);
  expect(told).toEqual([{ kind: "press_done", press: { number: 1, step: 0, level: 4, seconds: 21, pain: null, ended: "broken_off" } }]);
  const next = play(moment, "next", 5, 3, "stop", "other").told; // numbers count on, and nothing begins twice
  expect(next.map((one) => one.kind)).toEqual(["press_done", "session_ended"]);
  expect(presses(next)[0]!.number).toBe(2);
});

test("a hold whose script forgot about absence goes to stop after a crash, never on", () => {
  const forgetful: Script = { ...script, states: script.states.map((one) => ({ ...one, branches: (one.branches ?? []).filter((branch) => branch.on !== "away") })) };
  expect(recover(forgetful, play(start(), ...toHold, 21).moment)).toMatchObject({ moment: { state: "why", press: null }, told: [{ press: { ended: "broken_off" } }] });
});

test("a crash while a question stands asks it again and loses nothing", () => {
  const asked = play(start(), ...toHold, 32, "no", 6).moment;
  const { moment, told } = recover(script, asked);
  expect(moment).toMatchObject({ state: "pain_after_0", clock_s: 0, press: { number: 1, seconds: 32 } });
  expect(told).toEqual([]);
  const over = play(start(), "yes").moment;
  expect(recover(script, over)).toMatchObject({ moment: over, told: [], entered: false });
});

test("a session of another day is broken off, with what was done", () => {
  expect(breakOff(play(start(), ...toHold, 21).moment).told).toEqual([
    { kind: "press_done", press: { number: 1, step: 0, level: 4, seconds: 21, pain: null, ended: "broken_off" } },
    { kind: "session_ended", how: "broken_off", reason: "" },
  ]);
  expect(breakOff(play(start(), "no").moment).told).toEqual([]); // never begun: nothing to tell
});

test("an end that forgot the press still writes it", () => {
  const sloppy: Script = { ...script, states: script.states.map((one) => (one.id === "hold_1" ? { ...one, branches: [{ on: "timeout", to: "done" }, { on: "stop", to: "why" }] } : one)) };
  let moment = begin(sloppy).moment;
  const told: Told[] = [];
  for (const input of ["no", "yes", "next"]) moment = answer(sloppy, moment, input).moment;
  for (let i = 0; i < 5 + 90; ++i) {
    const turn = advance(sloppy, moment, 1);
    moment = turn.moment;
    told.push(...turn.told);
  }
  expect(presses(told)).toEqual([{ number: 1, step: 1, level: 4, seconds: 90, pain: null, ended: "broken_off" }]);
});

test("the length of a hold is that of all its states together", () => {
  expect(findHoldLength(script, findState(script, "hold_0"))).toBe(90);
  expect(findHoldLength(script, findState(script, "hold_1"))).toBe(90);
  expect(findHoldLength(script, findState(script, "sound"))).toBe(0);
});
