// What to do about a pain and how it went: the plan within its limits, and the diary.
import type { Locator } from "playwright-core";
import { narrow, wide, type Looks } from "./support/browser";
import { press } from "./support/hand";
import { expect, test, type Guest } from "./support/test";

/** From the first page to the ranking of a pain at the neck. */
async function comeToAnswer(guest: Guest, view = "Back", region = "neck_angle right"): Promise<void> {
  await guest.start.begin();
  await guest.paint(view, [region]);
  await guest.safety.skip();
  await guest.page.locator(".ranking, .verdict, .narrow h1").first().waitFor();
}

async function comeToPlan(guest: Guest, policy = "A course", things = ["Tennis ball"]): Promise<void> {
  await comeToAnswer(guest);
  await press(guest.at, guest.page.getByRole("link", { name: "What to do about it" }));
  await guest.plan.waitForChoice();
  await guest.plan.choose(policy, things);
}

const dayBefore = (days: number): string => {
  const moment = new Date(Date.now() - days * 86_400_000);
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(moment); // year-month-day, where the visitors live
};

const readTexts = (all: Locator) => all.allInnerTexts();

for (const [how, looks] of [["by mouse on a wide screen", wide], ["by finger on a narrow dark screen", { ...narrow, touch: true, scheme: "dark" }]] as [string, Partial<Looks>][])
  test(`a person chooses how to go about it and sees what to do and how much is left, ${how}`, async ({ arrive }) => {
    const guest = await arrive(looks);
    await comeToPlan(guest);
    expect(await guest.plan.listSteps()).not.toEqual([]);
    expect((await guest.plan.listSteps()).every((name) => /your (left|right)/.test(name))).toBe(true);
    expect(await guest.plan.start.getAttribute("href")).toMatch(/^\/pain\/[0-9a-f]{32}\/[0-9a-f]{32}\/session$/);
    expect(Object.entries(await guest.plan.limits()).find(([name]) => name === "Sessions in a week")?.[1]).toBe("3 left of 3 sessions");
    for (const level of await guest.plan.listLevels()) expect(Number(level.split(" ")[0])).toBeLessThanOrEqual(7);
    await guest.plan.change();
    await guest.plan.choose("Gentle", ["Tennis ball"]);
    for (const level of await guest.plan.listLevels()) expect(Number(level.split(" ")[0])).toBeLessThanOrEqual(4);
    await guest.page.reload();
    await guest.plan.wait();
    expect(await guest.page.locator(".chosen-line").innerText()).toContain("Gentle");
    expect(await guest.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });

test("nothing is planned with a thing that a person does not have", async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToPlan(guest, "A course", []);
  const tools = await readTexts(guest.page.locator(".plan-step .find").filter({ hasText: "Press with" }));
  for (const tool of tools) expect(tool).not.toMatch(/ball|roller|cane|gun|helps/i);
  expect(tools.length > 0 || (await guest.plan.today()).includes("Not now")).toBe(true);
});

test("a person who would rather press with another of the offered things gets it, within the limits, and it is kept", async ({ arrive }) => {
  const guest = await arrive({ ...narrow, touch: true });
  await comeToPlan(guest, "A course", ["Tennis ball", "Massage gun"]);
  const tool = () => guest.plan.tool(0);
  const before = await tool();
  const offered = await guest.plan.listOffered(0);
  expect(offered.length).toBeGreaterThan(1);
  const other = offered.find((one) => !before.startsWith(one))!;
  await guest.plan.prefer(0, other);
  await expect.poll(tool).toContain(other);
  for (const level of await guest.plan.listLevels()) expect(Number(level.split(" ")[0])).toBeLessThanOrEqual(7);
  await guest.page.reload();
  await guest.plan.wait();
  expect(await tool()).toContain(other);
  expect(await guest.plan.listOffered(0)).toEqual(offered); // the one before is offered again
  await guest.plan.change();
  await guest.plan.choose("Gentle", ["Tennis ball"]);
  expect(await guest.page.locator(".chosen-line").innerText()).toContain("Gentle");
  const name = before.split(" (")[0]!;
  if ((await guest.plan.listOffered(0)).includes(name)) {
    await guest.plan.prefer(0, name);
    await expect.poll(tool).toContain(name);
  }
});

test("each step shows a picture of the posture, and on the figure the one place to press", async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToPlan(guest);
  const steps = await guest.page.locator(".plan-step").count();
  expect(await guest.page.locator(".plan-step .posture .thing, .plan-step .posture .held").count()).toBeGreaterThanOrEqual(steps);
  expect(await guest.page.locator(".plan-step .posture .push").count()).toBe(steps);
  const closed = guest.page.locator(".show-figure");
  while ((await closed.count()) > 0) await press(guest.at, closed.first());
  await guest.page.waitForFunction((n) => document.querySelectorAll(".plan-step .map svg image").length === n, steps);
  expect(await guest.page.locator(".plan-step .sites .now .spot").count()).toBe(steps);
});

test("the plan follows a pain that moved", async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToPlan(guest);
  const before = await guest.plan.listSteps();
  await guest.page.goto(guest.page.url().replace(/plan$/, "draw"));
  await guest.draw.wait();
  await press(guest.at, guest.page.getByRole("button", { name: "Clear" }));
  await guest.draw.choose("Front");
  await guest.draw.paint("thigh_front_mid left");
  await guest.draw.goOn(); // the questions were answered today, so no list comes
  await guest.safety.skip();
  await guest.answer.wait();
  await guest.plan.open();
  await guest.plan.wait();
  const after = await guest.plan.listSteps();
  expect(after.filter((name) => before.includes(name))).toEqual([]);
});

test("where no point is worth pressing, the plan says so and begins nothing", async ({ arrive }) => {
  const guest = await arrive(narrow);
  await guest.start.begin();
  await guest.draw.wait();
  await guest.draw.choose("List");
  await guest.page.getByRole("searchbox").fill("chin");
  await press(guest.at, guest.page.getByRole("button", { name: /^chin/i }).first());
  await guest.page.locator(".painted-list li").waitFor();
  await guest.draw.goOn();
  await guest.safety.wait();
  await guest.safety.skip();
  await guest.plan.open();
  await guest.plan.choose("Gentle", ["Tennis ball"]);
  expect(await guest.plan.today()).toContain("pressing is not worth it");
  expect(await guest.plan.start.count()).toBe(0);
});

test("a session with a professional counts in the limits, one on a day to come is refused", async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToPlan(guest);
  await guest.plan.tellOther("A professional", 6, 20, dayBefore(-2));
  await guest.page.getByText("This day has not come yet.").waitFor();
  await guest.plan.tellOther("A professional", 6, 20, dayBefore(0));
  await guest.page.getByText("is saved and counts in your limits").first().waitFor();
  await guest.page.waitForFunction(() => [...document.querySelectorAll(".limits .use-words")].some((one) => one.textContent!.includes("2 left of 3 sessions")));
  expect(await guest.plan.today()).toContain("Not now");
});

test("any number of entries a day are kept, changed and removed, and one of a moment to come is refused", async ({ arrive }) => {
  const guest = await arrive(narrow);
  await comeToAnswer(guest);
  await guest.diary.open();
  for (const value of [3, 5, 7]) await guest.diary.note(value);
  expect((await readTexts(guest.diary.entries.locator("strong")))).toEqual(["7 of 10", "5 of 10", "3 of 10"]);
  await guest.diary.strength(2);
  await guest.diary.more();
  await guest.diary.form.locator("input[type=datetime-local]").fill(`${dayBefore(-3)}T08:00`);
  await guest.diary.save();
  await guest.page.getByText("This moment has not come yet.").waitFor();
  await guest.diary.form.locator("input[type=datetime-local]").fill(`${dayBefore(2)}T08:00`);
  await guest.diary.form.locator("textarea").fill("Slept badly.");
  await guest.diary.save();
  await guest.page.getByText("Slept badly.").waitFor();
  expect(await guest.page.locator(".entries h3").count()).toBe(2);
  const second = guest.diary.entries.nth(1);
  await press(guest.at, second.getByRole("button", { name: /^Change/ }));
  await guest.page.getByRole("heading", { name: "Change the entry" }).waitFor();
  await guest.diary.strength(6);
  await guest.diary.save();
  await guest.page.waitForFunction(() => document.querySelectorAll(".entries .entry strong")[1]?.textContent === "6 of 10");
  expect(await guest.diary.entries.count()).toBe(4);
  await press(guest.at, guest.diary.entries.first().getByRole("button", { name: "Remove" }));
  await press(guest.at, guest.diary.entries.first().locator(".two-step .danger"));
  await guest.page.waitForFunction(() => document.querySelectorAll(".entries .entry").length === 3);
  await guest.page.reload();
  await guest.diary.wait();
  await guest.diary.entries.first().waitFor();
  expect((await readTexts(guest.diary.entries.locator("strong")))).toEqual(["6 of 10", "3 of 10", "2 of 10"]);
});

test("a bad reaction is asked for first and lowers the next dose", async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToPlan(guest, "Gentle");
  const before = (await guest.plan.listLevels()).map((one) => Number(one.split(" ")[0]));
  await guest.plan.tellOther("I did", 4, 3, dayBefore(1));
  await guest.page.getByText("is saved and counts in your limits").first().waitFor();
  await guest.diary.open();
  await guest.diary.reaction.waitFor();
  for (const word of ["sore", "the pain flared up"]) await press(guest.at, guest.diary.reaction.locator(".chip").filter({ hasText: new RegExp(`^${word}$`) }));
  await press(guest.at, guest.diary.reaction.locator(".scale-steps label").nth(8));
  await press(guest.at, guest.diary.reaction.locator(".segments label").filter({ hasText: "longer" }));
  await press(guest.at, guest.diary.reaction.getByRole("button", { name: "Save" }));
  await guest.diary.reaction.waitFor({ state: "detached" });
  expect(await guest.diary.sessions.first().innerText()).toContain("the pain flared up");
  await guest.plan.open();
  await guest.plan.wait();
  expect(await guest.plan.today()).toMatch(/Not now|pressure and time are down to/);
  const after = (await guest.plan.listLevels()).map((one) => Number(one.split(" ")[0]));
  for (const level of after) expect(level).toBeLessThan(Math.max(...before));
});

test("dark urine after a session leads to help, and is kept", async ({ arrive }) => {
  const guest = await arrive(narrow);
  await comeToPlan(guest);
  await guest.plan.tellOther("A professional", 6, 20, dayBefore(1));
  await guest.page.getByText("is saved and counts in your limits").first().waitFor();
  await guest.diary.open();
  await press(guest.at, guest.diary.reaction.locator(".chip").filter({ hasText: "dark urine" }));
  await guest.page.locator(".stop-page .call").waitFor();
  await press(guest.at, guest.page.getByRole("button", { name: "Keep this answer" }));
  await press(guest.at, guest.page.getByRole("button", { name: "I have read this" }));
  expect(await guest.diary.sessions.first().innerText()).toContain("dark urine");
  await guest.plan.open();
  await guest.plan.wait();
  expect(await guest.plan.start.count()).toBe(0);
});

test("the places of several days become one figure and one chart over the chosen days", async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToAnswer(guest);
  await guest.diary.open();
  for (const [day, strength] of [[1, 4], [0, 8]] as const) {
    await guest.diary.strength(strength);
    await guest.diary.more();
    if (day) await guest.diary.form.locator("input[type=datetime-local]").fill(`${dayBefore(day)}T09:00`);
    await guest.diary.part("Where it hurts");
    await press(guest.at, guest.diary.form.locator(".place-picker .segments label").filter({ hasText: /^List$/ }));
    await guest.diary.form.getByRole("searchbox").fill("neck meets");
    await press(guest.at, guest.diary.form.getByRole("button", { name: /neck meets the shoulder, your right/ }));
    const before = await guest.diary.entries.count();
    await guest.diary.save();
    await guest.page.waitForFunction((n) => document.querySelectorAll(".entries .entry").length > n, before);
  }
  await guest.page.locator(".heat-figure .map svg image").waitFor();
  // The figure of the first entry stands there already; that of both comes from the program a moment after the list.
  await guest.page.waitForFunction(() => document.querySelector(".heat-figure .numbers text")?.textContent !== "4");
  expect(await guest.diary.heat()).toEqual(["6"]);
  await guest.page.locator(".chart canvas").waitFor();
  await press(guest.at, guest.page.getByRole("button", { name: "Show the numbers" }));
  expect(await guest.page.locator(".numbers-table tbody tr").count()).toBe(2);
  await guest.diary.range("Own dates");
  await guest.page.getByLabel("From", { exact: true }).fill(dayBefore(0));
  await guest.page.waitForFunction(() => document.querySelector(".heat-figure .numbers text")?.textContent === "8");
});

test("an entry of a time without the program is kept on the device, shown, and sent once", async ({ arrive, server }) => {
  const guest = await arrive({ ...wide, refusals: true });
  await comeToAnswer(guest);
  await guest.diary.open();
  await guest.diary.note(3);
  await guest.page.locator(".chart canvas").waitFor(); // what draws it is loaded with the first entry
  await server.stop();
  await guest.diary.note(6);
  await guest.page.getByText("1 entry is kept on this device and will be sent.").waitFor();
  await server.start();
  await guest.page.getByText(/entry is kept/).waitFor({ state: "detached" });
  await guest.page.reload();
  await guest.diary.entries.first().waitFor();
  expect((await readTexts(guest.diary.entries.locator("strong")))).toEqual(["6 of 10", "3 of 10"]);
});

test("every claim on the page of evidence says how sure it is, what is known and what is not", async ({ arrive }) => {
  const guest = await arrive(wide);
  await guest.evidence.open();
  for (const text of await readTexts(guest.evidence.claims)) {
    expect(text).toMatch(/certainty|Contested|Unknown/);
    expect(text).toContain("What is not known");
  }
});
