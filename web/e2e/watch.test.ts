// The second screen: another browser sees how a session goes, only when it is let in, and never in the session's way.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findSmallTargets, findViolations } from "./support/axe";
import { narrow, wide, type Looks } from "./support/browser";
import { arriveAtSession } from "./support/session_way";
import { expect, test, type Guest } from "./support/test";

const pictures = fileURLToPath(new URL("../../build/e2e/pictures/", import.meta.url));

const countLive = (guest: Guest): { n: number } => {
  const sent = { n: 0 };
  guest.page.on("request", (request) => void (request.method() === "POST" && request.url().endsWith("/live") && ++sent.n));
  return sent;
};

test("nobody sees anything of a session that was not offered, and nothing is sent", { timeout: 300_000 }, async ({ arrive }) => {
  const guest = await arrive(narrow);
  const sent = countLive(guest);
  const path = await arriveAtSession(guest);
  const helper = await arrive(wide);
  await helper.watch.open(path);
  await helper.watch.waitForStatus("No session is shown yet");
  await guest.session.begin();
  await guest.session.pressFor(12);
  expect(sent.n).toBe(0);
  await helper.watch.waitForStatus("No session is shown yet");
});

test("a helper sees point, side, pressure and time, and more, less, good and stop as they are pressed", { timeout: 300_000 }, async ({ arrive, server }) => {
  const guest = await arrive({ ...narrow, refusals: true });
  const path = await arriveAtSession(guest);
  await guest.session.letWatch();
  const helper = await arrive({ ...wide, refusals: true });
  await helper.watch.open(path);
  await helper.watch.waitForStatus("No session is shown yet");
  await guest.session.begin();
  await guest.session.pressFor(3);
  await helper.watch.waitForState("Pressing now");
  await helper.watch.waitForStatus("Live");
  const { side } = (await guest.session.kept())!.script.steps[0]!.point;
  expect(await helper.watch.point()).toContain(`their ${side}`);
  expect(await helper.watch.level()).toContain(`Pressure ${(await guest.session.state()).level} of 10`);
  expect(await helper.page.locator(".watch-place").innerText()).toContain("Place 1 of");
  for (const [word, shown] of [["more", "More"], ["less", "Less"], ["good", "Good"]] as const) {
    await guest.session.say(word, "keys");
    await helper.watch.waitForSaid(shown);
    await expect.poll(() => helper.watch.level()).toContain(`Pressure ${(await guest.session.state()).level} of 10`);
  }
  const held = (await guest.session.kept())!.moment.press!.seconds;
  expect(Math.abs((await helper.watch.pressed()) - held)).toBeLessThanOrEqual(4); // words come every five seconds, between them this screen's clock goes on
  await guest.session.say("stop", "keys");
  await helper.watch.stop.waitFor();
  await helper.watch.waitForState("A question is asked");
  await server.stop();
  await helper.watch.waitForStatus("connection to Unknot is lost");
  await server.start();
  await guest.session.wait(6);
  await guest.session.wait(6);
  await helper.watch.waitForStatus(/Live|last that is known/);
});

test("a screen that is not reached any more never holds up the session, and says so in one calm line", { timeout: 300_000 }, async ({ arrive, server }) => {
  const guest = await arrive({ ...wide, refusals: true });
  await arriveAtSession(guest);
  await guest.session.letWatch();
  const sent = countLive(guest);
  let turn = 0;
  await guest.page.route("**/live", (route) => (turn++ % 2 ? route.abort() : route.fulfill({ status: 500, body: "no" })));
  await guest.session.begin();
  await guest.session.pressFor(7);
  await guest.page.getByText("Nobody can watch right now").waitFor();
  expect(await guest.page.getByText("Kept on this device").count()).toBe(0); // what is kept goes its own way
  await guest.session.lead("keys");
  await guest.session.over.waitFor();
  expect(sent.n).toBeGreaterThan(3);
  const archive = (await (await fetch(`${server.origin}/api/v1/export`)).json()) as { events: { session_ended?: { how: string } }[] };
  expect(archive.events.flatMap((event) => event.session_ended ?? []).map((one) => one.how)).toEqual(["finished"]);
});

test("a session that goes silent is not taken for one that goes on", { timeout: 300_000 }, async ({ arrive }) => {
  const guest = await arrive(narrow);
  const path = await arriveAtSession(guest);
  await guest.session.letWatch();
  const helper = await arrive(wide);
  await helper.watch.open(path);
  await guest.session.begin();
  await guest.session.pressFor(2);
  await helper.watch.waitForStatus("Live");
  await helper.watch.waitForStatus("Nothing has come from the other device"); // the clock of the session stands still
  const held = await helper.watch.pressed();
  await helper.page.waitForTimeout(1500);
  expect(await helper.watch.pressed()).toBe(held);
  const late = await arrive(wide);
  await late.watch.open(path);
  await late.watch.waitForStatus("last that is known");
});

const looks: [string, Partial<Looks>][] = [
  ["narrow_dark_de", { ...narrow, scheme: "dark", locale: "de-DE" }], ["narrow_light_en", narrow],
  ["wide_light_de", { ...wide, locale: "de-DE" }], ["wide_dark_en", { ...wide, scheme: "dark" }],
];
for (const [name, look] of looks)
  test(`axe finds nothing on the second screen and every target is large, ${name.replaceAll("_", " ")}`, { timeout: 300_000 }, async ({ arrive, server }) => {
    const guest = await arrive({ ...look, refusals: true });
    const path = await arriveAtSession(guest);
    await guest.session.letWatch();
    await guest.page.locator(".watch-way").waitFor();
    const helper = await arrive({ ...look, refusals: true });
    await helper.watch.open(path);
    const wrong: string[] = [];
    mkdirSync(pictures, { recursive: true });
    const check = async (one: Guest, stop: string) => {
      await one.page.waitForTimeout(400);
      writeFileSync(`${pictures}${name}_watch_${stop}.png`, await one.page.screenshot({ fullPage: true }));
      for (const fault of [...(await findViolations(one.page)), ...(await findSmallTargets(one.page))]) wrong.push(`${stop}: ${fault}`);
    };
    await check(helper, "nothing_yet");
    writeFileSync(`${pictures}${name}_watch_offered.png`, await guest.page.screenshot({ fullPage: true }));
    await guest.session.begin();
    await guest.session.pressFor(4);
    await guest.session.say("more", "keys");
    await helper.page.locator(".watch-said .latest").waitFor();
    await check(helper, "hold");
    await guest.session.say("stop", "keys");
    await helper.watch.stop.waitFor();
    await check(helper, "stop");
    await helper.page.locator(".watched summary").click();
    await helper.page.locator(".watched .map svg image").waitFor();
    await check(helper, "figure");
    await server.stop();
    await helper.page.locator(".watch-status.bad").waitFor();
    await check(helper, "lost");
    expect(wrong).toEqual([]);
  });
