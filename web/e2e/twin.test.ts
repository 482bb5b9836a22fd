// The page that shows what may be going on: real model, real browser.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findCut, findSmallTargets, findViolations } from "./support/axe";
import { narrow, wide } from "./support/browser";
import { press } from "./support/hand";
import { expect, test, type Guest } from "./support/test";

const pictures = fileURLToPath(new URL("../../build/e2e/pictures/", import.meta.url));

async function comeToTwin(guest: Guest): Promise<void> {
  await guest.start.begin();
  await guest.paint("Back", ["neck_angle right"]);
  await guest.safety.skip();
  await guest.answer.wait();
  await guest.twin.open();
}

test("from the muscle's page it says that it is a model, and another way of pressing brings other numbers", async ({ arrive }) => {
  const guest = await arrive(wide);
  const { page } = guest;
  await guest.start.begin();
  await guest.paint("Back", ["neck_angle right"]);
  await guest.safety.skip();
  await guest.answer.wait();
  const path = page.url().replace(/answer$/, "muscle/levator_scapulae?point=neck_angle&side=right");
  await page.goto(path);
  await press(guest.at, page.getByRole("link", { name: "What may be going on" }));
  await guest.twin.wait();
  expect(await page.locator(".twin > header .notice").innerText()).toMatch(/^Model, not measurement\./);
  expect(await page.getByText("people in general, not about you").count()).toBe(1);
  const gentle = await guest.twin.outcomes();
  expect(gentle).toHaveLength(3);
  expect(new Set(gentle).size).toBe(3);
  await guest.twin.depth("deep");
  const deep = await guest.twin.outcomes();
  deep.forEach((one, n) => expect(one).not.toBe(gentle[n]));
  await guest.twin.choose("never");
  await expect.poll(() => guest.twin.outcomes()).toEqual([]);
  await page.locator('select[name="weeks"]').selectOption("26");
  await page.getByText(/in 26 weeks/).first().waitFor();
});

test("a session shows what is asked for, as a line and as a table", async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToTwin(guest);
  expect(await guest.twin.sessionChart.getAttribute("aria-label")).toMatch(/Oxygen in mmHg/);
  const before = await guest.twin.sessionChart.locator("canvas").evaluate((it) => (it as HTMLCanvasElement).toDataURL());
  await guest.twin.measure("threshold");
  await expect.poll(() => guest.twin.sessionChart.getAttribute("aria-label")).toMatch(/Pressure that hurts in kPa/);
  await expect.poll(() => guest.twin.sessionChart.locator("canvas").evaluate((it) => (it as HTMLCanvasElement).toDataURL())).not.toBe(before);
  const section = guest.page.locator("section[aria-labelledby=twin-session]");
  await press(guest.at, section.locator("summary"));
  expect(await section.locator("tbody tr").count()).toBeGreaterThan(20);
  expect(await section.locator("tbody td").first().innerText()).toMatch(/^\d+(\.\d)? \(\d+(\.\d)? to \d+(\.\d)?\)$/);
});

test("a diary is used, and its numbers differ from those of people in general", async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToTwin(guest);
  const anybody = await guest.twin.outcomes();
  await guest.diary.open();
  await guest.diary.note(3);
  await guest.twin.open();
  await guest.page.getByText("Weighed by 1 day of your diary.").waitFor();
  expect(await guest.page.getByText("Your diary cannot tell them apart.").count()).toBe(1);
  expect(await guest.page.locator("section[aria-labelledby=twin-untold]").innerText()).toMatch(/\d+ numbers of the model stay as open/);
  expect(await guest.twin.outcomes()).not.toEqual(anybody);
});

test("the plan compares ways of going about it when it is asked, and stays as it was", async ({ arrive }) => {
  const guest = await arrive(wide);
  const { page } = guest;
  await guest.start.begin();
  await guest.paint("Back", ["neck_angle right"]);
  await guest.safety.skip();
  await guest.answer.wait();
  await guest.plan.open();
  await guest.plan.choose("A course", ["Tennis ball"]);
  const levels = await guest.plan.listLevels();
  const table = page.locator(".twin-plan");
  expect(await table.locator("table").count()).toBe(0);
  await press(guest.at, table.locator("summary"));
  await table.locator("tbody tr").nth(4).waitFor();
  expect(new Set(await table.locator("tbody tr").allInnerTexts()).size).toBe(5);
  expect(await guest.plan.listLevels()).toEqual(levels);
  expect(await findViolations(page)).toEqual([]);
});

test("what is being worked out can be stopped and taken up again, and a failure is told in words", async ({ arrive }) => {
  const guest = await arrive({ ...wide, refusals: true });
  const { page } = guest;
  await comeToTwin(guest);
  await page.route("**/api/v1/twin", (one) => new Promise((resolve) => setTimeout(() => resolve(one.continue().catch(() => {})), 2000)));
  await page.locator('select[name="rhythm"]').selectOption("monthly");
  await press(guest.at, page.getByRole("button", { name: "Stop", exact: true }));
  await page.getByText("Stopped.").waitFor();
  await press(guest.at, page.getByRole("button", { name: "Work it out" }));
  await page.locator(".twin-outcome", { hasText: "Once a month" }).first().waitFor();
  await page.unroute("**/api/v1/twin");
  await page.route("**/api/v1/twin", (one) => one.fulfill({ status: 500, contentType: "application/json", body: JSON.stringify({ error: { code: "broken", sentence: "Something broke." } }) }));
  await page.locator('select[name="rhythm"]').selectOption("twice_monthly");
  await page.getByText("That could not be worked out.").waitFor();
});

for (const [name, looks] of [["wide", wide], ["wide_dark", { ...wide, scheme: "dark" as const }], ["narrow_german", { ...narrow, locale: "de-DE" }], ["narrow_dark", { ...narrow, scheme: "dark" as const }]] as const)
  test(`axe finds nothing, targets are large enough and no word is cut, ${name}`, async ({ arrive }) => {
    const guest = await arrive(looks);
    await comeToTwin(guest);
    mkdirSync(pictures, { recursive: true });
    await guest.page.screenshot({ path: `${pictures}twin_${name}.png`, fullPage: true });
    for (const one of await guest.page.locator(".twin details").all()) await one.evaluate((it) => it.setAttribute("open", ""));
    expect(await guest.page.locator(".twin > header .notice").innerText()).toMatch(/^(Model, not measurement|Modell, keine Messung)\./);
    expect(await findViolations(guest.page)).toEqual([]);
    expect(await findSmallTargets(guest.page)).toEqual([]);
    expect(await findCut(guest.page)).toEqual([]);
    expect(await guest.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
