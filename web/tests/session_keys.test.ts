import { expect, test } from "vitest";
import { listPains, listWords, moveInAnswers } from "../src/pages/session/answers";
import { readKey } from "../src/pages/session/use_keys";
import type { ScriptState } from "../src/session/script";

const state = (...on: string[]): ScriptState => ({ id: "s", kind: "ask", shows: [], step: -1, branches: on.map((word) => ({ on: word, to: "s" })) });

test("each word of a session has its keys", () => {
  const hold = state("good", "more", "less", "stop");
  for (const [key, word] of Object.entries({ Escape: "stop", s: "stop", S: "stop", m: "more", "+": "more", l: "less", "-": "less", g: "good", " ": "good", Enter: "good" })) expect(readKey(key, hold), key).toBe(word);
  for (let n = 0; n < 10; ++n) expect(readKey(String(n), hold)).toBe(`pain_${n}`);
  expect(readKey("t", hold)).toBe("pain_10");
  expect(readKey("x", hold)).toBeNull();
});

test("space and Enter go on where there is nothing to call good, and never answer a question with yes", () => {
  expect(readKey(" ", state("next"))).toBe("next");
  expect(readKey("Enter", state("yes", "no"))).toBeNull();
  expect(readKey("j", state("yes", "no"))).toBe("yes");
});

test("left stands on the left, yes before no, and going on last, whatever the order of the script", () => {
  expect(listWords(state("right", "left", "stop"))).toEqual(["left", "right"]);
  expect(listWords(state("next", "no", "yes", "away"))).toEqual(["yes", "no", "next"]);
  expect(listWords(state("too_much", "numb", "other", "timeout"))).toEqual(["too_much", "numb", "other"]);
  expect(listPains(state("pain_10", "pain_2", "less"))).toEqual([2, 10]);
});

test("a headset button that the state takes itself is not used to walk through answers", () => {
  expect(moveInAnswers(state("less", "pain_3"), "less")).toBe(false);
  expect(moveInAnswers({ ...state("yes"), kind: "hold" }, "more")).toBe(false);
  expect(moveInAnswers(state("yes"), "stop")).toBe(false);
});
