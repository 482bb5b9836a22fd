import { expect, test } from "vitest";
import type { ScriptState } from "../src/session/script";
import { buildTrack, layBeats, layCues, rate_hz, type Entry } from "../src/session/track";

const clip = (seconds: number, value = 0.5) => new Float32Array(Math.round(seconds * rate_hz)).fill(value);
const clips = new Map([["one", clip(1)], ["two", clip(2)], ["said", clip(0.5)]]);
const hold = (more: Partial<ScriptState> = {}): ScriptState => ({ id: "h", kind: "hold", shows: [], step: 0, seconds: 30, clock: "c", ...more });
const entry = (clock_s = 0, more: Partial<Entry> = {}): Entry => ({ clock_s, due_from_s: clock_s, says: null, ...more });
const read = (file: ArrayBuffer) => new Int16Array(file, 44);
const at = (file: ArrayBuffer, second: number) => read(file)[Math.round(second * rate_hz)]! / 32_767;

test("words begin at their seconds, counted from where the clock stands", () => {
  const state = hold({ cues: [{ at_s: 15, prompt: "one" }, { at_s: 0, prompt: "two" }] });
  expect(layCues(state, entry(), clips)).toEqual([{ prompt: "two", at_s: 0 }, { prompt: "one", at_s: 15 }]);
  expect(layCues(state, entry(10), clips)).toEqual([{ prompt: "one", at_s: 5 }]);
});

test("what is said on the way comes first, then what is said at once; nothing overlaps", () => {
  const state = hold({ cues: [{ at_s: 10.2, prompt: "two" }, { at_s: -1, prompt: "one" }] });
  const placed = layCues(state, entry(10, { says: "said" }), clips);
  expect(placed.map((one) => one.prompt)).toEqual(["said", "one", "two"]);
  expect(placed[0]!.at_s).toBe(0);
  expect(placed[1]!.at_s).toBeCloseTo(0.65);
  expect(placed[2]!.at_s).toBeCloseTo(1.8);
});

test("a timeout that was noticed late swallows no word", () => {
  const state = hold({ seconds: 40, cues: [{ at_s: 30, prompt: "one" }] });
  expect(layCues(state, entry(30.9, { due_from_s: 30 }), clips)).toEqual([{ prompt: "one", at_s: 0 }]);
  expect(layCues(state, entry(30.9), clips)).toEqual([]);
});

test("a clip that is missing leaves its place empty and moves nothing", () => {
  expect(layCues(hold({ cues: [{ at_s: 1, prompt: "lost" }, { at_s: 2, prompt: "one" }] }), entry(), clips)).toEqual([{ prompt: "one", at_s: 2 }]);
});

test("a hold is beaten at least every beat_s seconds, across its states, and nothing else is", () => {
  expect(layBeats(hold(), 0, 10, 4)).toEqual([0, 4, 8]);
  expect(layBeats(hold(), 10.5, 10, 4)).toEqual([1.5, 5.5, 9.5]);
  expect(layBeats(hold({ kind: "ask" }), 0, 10, 4)).toEqual([]);
  expect(layBeats(hold(), 0, 10, 0)).toEqual([]);
});

test("a track is a WAV file as long as its state has left", () => {
  const file = buildTrack(hold({ cues: [{ at_s: 15, prompt: "one" }] }), entry(10), clips, 4);
  expect(new TextDecoder().decode(file.slice(0, 16))).toMatch(/^RIFF....WAVEfmt $/s);
  expect(new DataView(file).getUint32(24, true)).toBe(rate_hz);
  expect(read(file).length).toBe(20 * rate_hz);
  expect(at(file, 4.99)).toBeCloseTo(0, 2);
  expect(at(file, 5.2)).toBeCloseTo(0.5, 2);
  expect(at(file, 6.1)).toBeCloseTo(0, 2);
  expect(Math.max(...read(file).subarray(2 * rate_hz, Math.round(2.06 * rate_hz)))).toBeGreaterThan(1000); // the beat at 12 s
});

test("a state that waits is as long as its words, and a waiting hold is beaten on", () => {
  const ask = hold({ kind: "ask", seconds: 0, cues: [{ at_s: 0, prompt: "two" }] });
  expect(read(buildTrack(ask, entry(), clips, 4)).length / rate_hz).toBeCloseTo(2.4);
  expect(read(buildTrack(hold({ seconds: 0 }), entry(), clips, 4)).length / rate_hz).toBeCloseTo(60);
});

test("words that are loud together are clipped, never wrapped around", () => {
  const loud = new Map([["one", clip(8, 0.99)]]);
  const samples = read(buildTrack(hold({ cues: [{ at_s: 0, prompt: "one" }] }), entry(), loud, 4));
  expect(samples.subarray(0, 8 * rate_hz).every((one) => one > 0)).toBe(true);
});
