import { expect, test } from "vitest";
import { loadMessages } from "../src/messages";
import { findToday, formatLength, formatNumber, formatOdds, formatRange, formatShare, namePain } from "../src/state/format";
import { findEmergencyNumber } from "../src/pages/safety/emergency_number";

test("shares are told without false precision at the ends", () => {
  expect([0.004, 0.744, 0.996].map(formatShare)).toEqual(["under 1\u00a0%", "74\u00a0%", "over 99\u00a0%"]);
});

test("a range has both ends and its unit", () => {
  expect(formatRange({ probability: 0.7, low: 0.613, high: 0.784 })).toBe("61 to 78\u00a0%");
});

test("odds speak for or against", () => {
  expect([Math.log(2.3), -Math.log(1.4)].map(formatOdds)).toEqual(["odds × 2.3", "odds ÷ 1.4"]);
});

test("lengths are told in the units of the place", () => {
  expect(formatLength(25.4, "en-US")).toBe("1 in");
  expect(formatLength(25, "en-GB")).toBe("2.5 cm");
});

test("numbers carry the decimal mark of the language", async () => {
  await loadMessages("de");
  expect([formatLength(25, "de-DE"), formatNumber(1.94), formatOdds(Math.log(2)), formatNumber(6, 0)]).toEqual(["2,5 cm", "1,9", "Chancen × 2,0", "6"]);
  await loadMessages("en");
});

test("the day is the person's own, not that of Greenwich", () => {
  expect(findToday(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  expect(findToday(new Date(2026, 0, 5, 0, 1))).toBe("2026-01-05");
});

test("a pain is named for its strongest place", () => {
  const words = { regions: [{ id: "heel", name: "heel", paired: true, area: "leg", anatomical_name: "" }, { id: "calf", name: "calf", paired: true, area: "leg", anatomical_name: "" }] } as never;
  expect(namePain(words, [{ region: "calf", side: "left", intensity: 3 }, { region: "heel", side: "left", intensity: 7 }])).toBe("Heel, your left");
});

test("the emergency number is that of the place, and 112 where none is known", () => {
  expect(["en-GB", "en-US", "de-DE", "de", "fr-XX"].map(findEmergencyNumber)).toEqual(["999", "911", "112", "112", "112"]);
});
