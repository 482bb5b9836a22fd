// A session from the first question to the last press: by keyboard, by touch and by the buttons of a headset; with the
// program gone, the page closed in the middle, and the device asleep. The clock of the page is in the test's hands.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findSmallTargets, findViolations } from "./support/axe";
import { narrow, wide, type Looks } from "./support/browser";
import type { Server } from "./support/server";
import { expect, test, type Guest } from "./support/test";
import { findWords } from "./support/hearing";
import { arriveAtSession } from "./support/session_way";
import type { ScriptState } from "../src/session/script";
import type { Way } from "./pages/session";

interface Kept { id: string; kind: string; session_begun?: object; press_done?: { number: number; seconds: number; level: number; pain?: number; ended: string; session: string }; session_ended?: { how: string; reason?: string } }

const pictures = fileURLToPath(new URL("../../build/e2e/pictures/", import.meta.url));
const sessionKinds = ["session_begun", "press_done", "session_ended"];
const listKept = async (server: Server): Promise<Kept[]> => {
  const archive = (await (await fetch(`${server.origin}/api/v1/export`)).json()) as { events: Kept[] };
  return archive.events.filter((event) => sessionKinds.includes(event.kind));
};
const presses = (events: Kept[]) => events.flatMap((event) => event.press_done ?? []).sort((a, b) => a.number - b.number);
const nWaiting = (guest: Guest) => guest.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("unknot.event.")).length);

const ways: [string, Way, Partial<Looks>][] = [
  ["the keyboard alone", "keys", wide],
  ["taps on a phone", "touch", { ...narrow, touch: true }],
  ["the buttons of a headset", "media", narrow],
];
for (const [named, way, looks] of ways)
  test(`a whole session is led by ${named}, and what was done is kept`, { timeout: 300_000 }, async ({ arrive, server }) => {
    const guest = await arrive(looks);
    await arriveAtSession(guest);
    await guest.session.begin();
    const { script } = (await guest.session.kept())!;
    await guest.session.lead(way, () => false, way === "keys" ? 3 : 1); // by keys every press there is
    await guest.session.over.waitFor();
    await expect.poll(() => nWaiting(guest)).toBe(0);
    const kept = await listKept(server);
    const done = presses(kept);
    expect(kept.filter((event) => event.session_begun)).toHaveLength(1);
    expect(kept.filter((event) => event.session_ended).map((event) => event.session_ended!.how)).toEqual(["finished"]);
    expect(done.length).toBeGreaterThanOrEqual(1);
    expect(done.map((press) => press.number)).toEqual(done.map((_, i) => i + 1));
    const longest = Math.max(...script.steps.map((step) => step.hold_s));
    for (const press of done) {
      expect(press.session).toBe(script.session);
      expect(press.seconds).toBeGreaterThan(3);
      expect(press.seconds).toBeLessThan(longest + 1); // the clock's, not one longer than was led
    }
    expect(await guest.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("unknot.session")))).toEqual([]);
    expect(await guest.page.locator(".done-list ol li").count()).toBe(done.length);
  });

test("with the program stopped and the network off in the middle, the session goes on, and all of it comes over later, once", { timeout: 300_000 }, async ({ arrive, server }) => {
  const guest = await arrive({ ...wide, refusals: true });
  await arriveAtSession(guest);
  await guest.session.begin();
  await guest.session.pressFor(10);
  await expect.poll(() => nWaiting(guest)).toBe(0);
  await server.stop();
  await guest.at.context.setOffline(true);
  await guest.session.lead("keys");
  await guest.session.over.waitFor();
  const waiting = await nWaiting(guest);
  expect(waiting).toBeGreaterThanOrEqual(2);
  await server.start();
  // Three times the program takes the events, and its answer is lost on the way.
  let lost = 0;
  await guest.page.route("**/api/v1/events", async (route) => {
    if (lost >= 3) return route.continue();
    ++lost;
    await route.fetch();
    await route.abort();
  });
  await guest.at.context.setOffline(false);
  await expect.poll(async () => {
    await guest.session.wait(5.1);
    return nWaiting(guest);
  }, { timeout: 60_000 }).toBe(0);
  expect(lost).toBe(3);
  const kept = await listKept(server);
  expect(new Set(kept.map((event) => event.id)).size).toBe(kept.length);
  expect(kept.filter((event) => event.session_begun)).toHaveLength(1);
  expect(kept.filter((event) => event.session_ended)).toHaveLength(1);
  expect(presses(kept).map((press) => press.number)).toEqual(presses(kept).map((_, i) => i + 1));
  expect(kept).toHaveLength(waiting + 1);
});

test("a reload in the middle of a hold ends it, loses at most a second, and shows what was recorded, also with the program off", { timeout: 300_000 }, async ({ arrive, server }) => {
  const guest = await arrive({ ...narrow, refusals: true, serviceWorkers: "allow" });
  await arriveAtSession(guest);
  await guest.session.begin();
  await guest.session.pressFor(17.3);
  const held = (await guest.page.locator(".countdown .hint").innerText()).match(/0:(\d\d)/)![1];
  await guest.page.evaluate(() => navigator.serviceWorker.ready);
  await server.stop();
  await guest.page.reload();
  await guest.page.clock.resume();
  await guest.page.getByRole("heading", { name: "The session was broken off" }).waitFor();
  const told = await guest.page.locator(".calm-box").first().innerText();
  const seconds = Number(/(\d+) seconds/.exec(told)![1]);
  expect(Math.abs(seconds - Number(held))).toBeLessThanOrEqual(1);
  await guest.session.begin();
  const state = await guest.session.state();
  expect(state.kind).not.toBe("hold");
  await server.start();
  await expect.poll(async () => (await guest.session.wait(5.1), nWaiting(guest)), { timeout: 60_000 }).toBe(0);
  const [press] = presses(await listKept(server));
  expect(press).toMatchObject({ number: 1, ended: "broken_off" });
  expect(press!.seconds).toBeGreaterThan(16);
  expect(press!.seconds).toBeLessThanOrEqual(19);
});

test("a session that was broken off can be ended, and then counts as ended", async ({ arrive, server }) => {
  const guest = await arrive(narrow);
  await arriveAtSession(guest);
  await guest.session.begin();
  await guest.session.pressFor(6);
  await guest.page.reload();
  await guest.page.clock.resume();
  await guest.page.getByRole("button", { name: "End it here" }).click();
  await guest.page.waitForURL(/\/plan$/);
  await expect.poll(() => nWaiting(guest)).toBe(0);
  expect((await listKept(server)).find((event) => event.session_ended)?.session_ended).toMatchObject({ how: "broken_off" });
});

test("a device that slept ten minutes ends the hold, asks, and keeps the true time", async ({ arrive, server }) => {
  const guest = await arrive(narrow);
  await arriveAtSession(guest);
  await guest.session.begin();
  await guest.session.pressFor(8);
  await guest.page.clock.fastForward(600_000);
  await guest.session.wait(0.5);
  expect((await guest.session.state()).kind).not.toBe("hold");
  await guest.session.lead("keys", () => false);
  await expect.poll(() => nWaiting(guest)).toBe(0);
  const [press] = presses(await listKept(server));
  expect(press!.seconds).toBeGreaterThanOrEqual(605);
  expect(press!.seconds).toBeLessThanOrEqual(612);
  await guest.page.getByText(/10 minutes \d+ s/).first().waitFor(); // the true time is shown
});

test("stop is one tap anywhere in the red part, and asks why", async ({ arrive, server }) => {
  const guest = await arrive({ ...narrow, touch: true });
  await arriveAtSession(guest);
  await guest.session.begin();
  await guest.session.pressFor(5, "touch");
  const box = (await guest.page.locator(".stop-button").boundingBox())!;
  expect(box.width).toBe(320);
  expect(box.height).toBeGreaterThanOrEqual(110);
  await guest.page.touchscreen.tap(box.x + 12, box.y + box.height - 12); // a far corner of it
  expect((await guest.session.state()).branches!.map((branch) => branch.on)).toContain("numb");
  await guest.session.wait(60); // the hold is over: what is thought about afterwards counts for nothing
  await guest.session.say("too_much", "touch");
  await expect.poll(async () => presses(await listKept(server)).map((press) => Math.round(press.seconds))).toEqual([expect.closeTo(6, -0.7)]);
});

test("a session in which somebody else presses is kept as a helper's, and counts in the limits", { timeout: 300_000 }, async ({ arrive, server }) => {
  const guest = await arrive({ ...narrow, touch: true });
  const path = await arriveAtSession(guest);
  await guest.page.locator(".segments label").filter({ hasText: "Someone who helps me" }).tap();
  await guest.session.begin();
  await guest.session.pressFor(5, "touch");
  await guest.page.reload(); // who presses is remembered
  await guest.page.clock.resume();
  await guest.page.getByRole("button", { name: "End it here" }).click();
  await guest.page.waitForURL(/\/plan$/);
  await expect.poll(() => nWaiting(guest)).toBe(0);
  expect((await listKept(server)).flatMap((event) => event.session_begun ?? [])).toMatchObject([{ treater: "helper" }]);
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(new Date());
  const plan = (await (await fetch(`${server.origin}/api/v1/people/${path.split("/")[2]}/pains/${path.split("/")[3]}/plan?day=${day}`)).json()) as { n_sessions: number; uses: { span: string; used: number; point?: object }[] };
  expect(plan.n_sessions).toBe(1);
  expect(plan.uses.find((use) => use.span === "week" && !use.point)?.used).toBe(1);
});

test("a pause of the media, by a button, a call or a headset that was pulled out, is a stop", async ({ arrive }) => {
  const guest = await arrive(narrow);
  await arriveAtSession(guest);
  await guest.session.begin();
  await guest.session.pressFor(5);
  await guest.page.waitForFunction(() => (globalThis as unknown as { seen: { audio: HTMLAudioElement } }).seen.audio.currentTime > 0.1);
  await guest.page.evaluate(() => (globalThis as unknown as { seen: { audio: HTMLAudioElement } }).seen.audio.pause());
  await expect.poll(async () => (await guest.session.state()).branches!.map((branch) => branch.on)).toContain("numb");
});

test("one session runs in one tab: the second says so", async ({ arrive }) => {
  const guest = await arrive(wide);
  await arriveAtSession(guest);
  const second = await guest.at.context.newPage();
  await second.goto(guest.page.url());
  await second.getByRole("heading", { name: "This session runs in another tab" }).waitFor();
  await guest.page.close();
  await second.getByRole("button", { name: "Try again" }).click();
  await second.locator(".session-steps").waitFor();
});

test("a script is not begun when its day is over while the page stood open", async ({ arrive }) => {
  const guest = await arrive({ ...wide, refusals: true }); // tomorrow its signs are asked again first
  await arriveAtSession(guest);
  const { day } = await guest.page.evaluate(() => JSON.parse(localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith("unknot.session."))!)!).script as { day: string });
  await guest.page.clock.fastForward(24 * 3600_000);
  await guest.session.startButton.click();
  await expect.poll(() => guest.page.evaluate(() => (JSON.parse(localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith("unknot.session.")) ?? "") ?? "null") as { script: { day: string } } | null)?.script.day ?? "none")).not.toBe(day);
  expect(await guest.session.running.count()).toBe(0);
});

test("in the track of a hold the right words begin at the right times", { timeout: 300_000 }, async ({ arrive }) => {
  const guest = await arrive(wide);
  await arriveAtSession(guest);
  await guest.session.begin();
  await guest.session.lead("keys", (state) => state.kind === "hold");
  const heard = await findWords(guest.page, await guest.session.state());
  expect(heard.words.length).toBeGreaterThanOrEqual(1);
  for (const word of heard.words) expect(Math.abs(word.found_s - word.wanted_s), `${word.prompt} at ${word.found_s} s`).toBeLessThanOrEqual(0.1);
  expect(heard.length_s).toBeCloseTo((await guest.session.state()).seconds!, 1);
  expect(heard.longest_silence_s).toBeLessThanOrEqual((await guest.session.kept())!.script.beat_s + 0.1);
});

for (const [size, scheme] of [["narrow", "light"], ["narrow", "dark"], ["wide", "light"]] as const)
  test(`axe finds nothing in any state of the session, and every target is large, ${size} and ${scheme}`, { timeout: 300_000 }, async ({ arrive }) => {
    const guest = await arrive({ ...(size === "narrow" ? narrow : wide), scheme });
    await arriveAtSession(guest);
    const wrong: string[] = [];
    let n = 0;
    mkdirSync(pictures, { recursive: true });
    const look = async (name: string) => {
      writeFileSync(`${pictures}${size}_${scheme}_session_${n++}_${name.replace(/[^a-z]+/g, "_").slice(0, 24)}.png`, await guest.page.screenshot());
      for (const one of [...(await guest.session.whileTimeGoes(findViolations(guest.page))), ...(await findSmallTargets(guest.page))]) wrong.push(`${name}: ${one}`);
      const small = await guest.page.locator(".during button:not(.quiet)").evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 72).map((one) => one.outerHTML.slice(0, 80)));
      wrong.push(...small.map((one) => `${name}: below 72 px: ${one}`));
    };
    const seen = new Set<string>();
    const isNew = (state: ScriptState) => {
      const kind = `${state.kind} ${(state.branches ?? []).map((branch) => branch.on.replace(/\d+/, "")).join(" ")}`;
      return !seen.has(kind) && (seen.add(kind), true);
    };
    await look("before");
    await guest.session.begin();
    while (await guest.session.kept()) {
      await guest.session.lead("keys", isNew); // up to a kind of state that was not looked at yet
      if (await guest.session.kept()) await look([...seen].at(-1)!.slice(0, 40));
    }
    await guest.session.over.waitFor();
    await look("after");
    expect(wrong).toEqual([]);
    expect(seen.size).toBeGreaterThan(4);
  });
