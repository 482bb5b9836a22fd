import { expect, test } from "vitest";
import type { Event } from "../src/api/types";
import { buildEvent, dropEvents, flushEvents, keepEvent, listWaiting, makeId, type Keeper } from "../src/state/events";

function makeKeeper(): Keeper & { all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    get length() { return all.size; },
    key: (i) => [...all.keys()][i] ?? null,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
  };
}

const person = makeId();
const pain = makeId();
const at = (ms: number) => new Date(Date.UTC(2026, 10, 24, 12, 0, 0, ms));
const named = (ms: number): Event => buildEvent("pain_named", person, pain, { name: `at ${ms}` }, at(ms));

test("ids are 128 bits in lower-case hexadecimal and differ", () => {
  expect(makeId()).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(Array.from({ length: 1000 }, makeId)).size).toBe(1000);
});

test("an event carries its body under the name of its kind", () => {
  expect(named(3)).toMatchObject({ kind: "pain_named", person, pain, at: "2026-11-24T12:00:00.003Z", pain_named: { name: "at 3" } });
  expect(buildEvent("person_described", person, null, { name: "A", figure: "man_slim" })).not.toHaveProperty("pain");
});

test("waiting events come in the order in which they were said, and others' keys are left alone", () => {
  const keeper = makeKeeper();
  keeper.setItem("unknot.settings", "{}");
  for (const ms of [5, 1, 3]) keepEvent(keeper, named(ms));
  expect(listWaiting(keeper).map((event) => event.at)).toEqual([1, 3, 5].map((ms) => at(ms).toISOString()));
  dropEvents(keeper, listWaiting(keeper).map((event) => event.id));
  expect([...keeper.all.keys()]).toEqual(["unknot.settings"]);
});

test("an event is dropped only after it was acknowledged", async () => {
  const keeper = makeKeeper();
  for (const ms of [1, 2]) keepEvent(keeper, named(ms));
  await expect(flushEvents(keeper, () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(listWaiting(keeper)).toHaveLength(2);
  await flushEvents(keeper, async (events) => ({ added: events.map((event) => event.id), known: [] }));
  expect(listWaiting(keeper)).toHaveLength(0);
});

test("sending the same events twice is safe: known ones count as sent", async () => {
  const keeper = makeKeeper();
  keepEvent(keeper, named(1));
  await flushEvents(keeper, async (events) => ({ added: [], known: events.map((event) => event.id) }));
  expect(listWaiting(keeper)).toHaveLength(0);
});

test("many events go in several parcels, oldest first", async () => {
  const keeper = makeKeeper();
  for (let ms = 0; ms < 25; ++ms) keepEvent(keeper, named(ms));
  const parcels: number[] = [];
  await flushEvents(keeper, async (events) => (parcels.push(events.length), { added: events.map((event) => event.id), known: [] }), 10);
  expect(parcels).toEqual([10, 10, 5]);
});

test("a server that acknowledges nothing does not keep the page sending for ever", async () => {
  const keeper = makeKeeper();
  keepEvent(keeper, named(1));
  await flushEvents(keeper, async () => ({ added: [], known: [] }));
  expect(listWaiting(keeper)).toHaveLength(1);
});

test("a half-written event is skipped", () => {
  const keeper = makeKeeper();
  keeper.setItem("unknot.event.broken", '{"id":');
  keepEvent(keeper, named(1));
  expect(listWaiting(keeper)).toHaveLength(1);
});
