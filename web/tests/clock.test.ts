import { expect, test } from "vitest";
import { measureTime } from "../src/session/clock";

const makeClocks = () => {
  const at = { steady: 1_000, wall: 1_800_000_000_000 };
  return { at, steady: () => at.steady, wall: () => at.wall };
};

test("time is what either clock says went by, whichever is more", () => {
  const clocks = makeClocks();
  const measure = measureTime(clocks);
  clocks.at.steady += 250;
  clocks.at.wall += 250;
  expect(measure()).toBe(0.25);
  expect(measure()).toBe(0);
  clocks.at.wall += 600_000; // the steady clock slept with the device
  expect(measure()).toBe(600);
});

test("a clock set back makes no hold longer, and one set forward counts as absence", () => {
  const clocks = makeClocks();
  const measure = measureTime(clocks);
  clocks.at.steady += 1000;
  clocks.at.wall -= 3_600_000;
  expect(measure()).toBe(1);
  clocks.at.steady += 1000;
  clocks.at.wall += 1000;
  expect(measure()).toBe(1);
  clocks.at.wall += 3_600_000;
  expect(measure()).toBe(3600);
  clocks.at.steady -= 5;
  clocks.at.wall -= 5;
  expect(measure()).toBe(0);
});
