import { expect, test } from "vitest";
import { buildEvent, makeId } from "../src/state/events";
import { foldCare } from "../src/state/care_fold";
import { buildEntry, emptyCare, point } from "./care_nouns";

const person = makeId();
const pain = makeId();
const at = (hour: number) => new Date(2026, 10, 24, hour);
const press = (session: string, number: number) => ({ session, number, point, site: 0, tool: "ball_wall", level: 5, seconds: 60, ended: "held" as const });

test("what waits on the device is shown on top of what the program told", () => {
  const old = buildEntry("2026-11-20", { now: 4 });
  const noted = buildEntry("2026-11-24", { now: 6 });
  const care = foldCare({ ...emptyCare, pain, entries: [old] }, pain, [buildEvent("diary_noted", person, pain, noted, at(9))]);
  expect(care.entries.map((one) => one.now)).toEqual([4, 6]);
});

test("an entry that is sent again takes the place of the older one, and one that is removed is gone", () => {
  const [kept, changed] = [buildEntry("2026-11-20"), buildEntry("2026-11-21", { now: 4 })];
  const care = foldCare({ ...emptyCare, pain, entries: [kept, changed] }, pain, [
    buildEvent("diary_noted", person, pain, { ...changed, now: 2 }, at(9)),
    buildEvent("diary_removed", person, pain, { entry: kept.entry }, at(10)),
  ]);
  expect(care.entries).toEqual([{ ...changed, now: 2 }]);
});

test("a session is put together from its beginning, presses, end and reaction, in whatever number a press comes twice", () => {
  const session = makeId();
  const care = foldCare(null, pain, [
    buildEvent("care_chosen", person, pain, { policy: "course", implements: ["hands"] }, at(8)),
    buildEvent("session_begun", person, pain, { session, policy: "course", treater: "self" }, at(9)),
    buildEvent("press_done", person, pain, press(session, 2), at(10)),
    buildEvent("press_done", person, pain, press(session, 1), at(11)),
    buildEvent("press_done", person, pain, { ...press(session, 2), ended: "eased" }, at(12)),
    buildEvent("session_ended", person, pain, { session, how: "finished" }, at(13)),
    buildEvent("reaction_told", person, pain, { session, kinds: ["sore"], soreness: 3, hours: 24 }, at(14)),
  ]);
  expect(care.choice).toEqual({ policy: "course", implements: ["hands"] });
  expect(care.course_began).toBe("2026-11-24");
  expect(care.sessions).toHaveLength(1);
  expect(care.sessions[0]).toMatchObject({ day: "2026-11-24", ended: { how: "finished" }, reaction: { soreness: 3 }, presses: [{ number: 1 }, { number: 2, ended: "eased" }] });
});

test("other tools do not begin a course anew, another policy does", () => {
  const began = { ...emptyCare, pain, choice: { policy: "course", implements: [] }, course_began: "2026-11-01" };
  const chosen = (policy: string) => foldCare(began, pain, [buildEvent("care_chosen", person, pain, { policy, implements: ["tennis_ball"] }, at(8))]);
  expect(chosen("course").course_began).toBe("2026-11-01");
  expect(chosen("gentle").course_began).toBe("2026-11-24");
});

test("events of other pains change nothing", () => {
  expect(foldCare(null, pain, [buildEvent("diary_noted", person, makeId(), buildEntry("2026-11-24"), at(8))]).entries).toEqual([]);
});
