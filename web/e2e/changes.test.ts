// What would change a press: real solver, real browser.
import { betweenBlades, comeToPress, hearJob } from "./pages/press";
import { findCut, findSmallTargets, findViolations } from "./support/axe";
import { narrow, wide } from "./support/browser";
import { press } from "./support/hand";
import { expect, test, type Guest } from "./support/test";

const longest = 240_000; // the solver shares two slow cores with the browser

/** To the rhomboids, which lie on ribs, with the section open. */
async function comeToChanges(guest: Guest): Promise<void> {
  await comeToPress(guest, betweenBlades);
  const stop = guest.page.getByRole("button", { name: /^(Stop solving|Nicht weiter lösen)$/ });
  if (await stop.count()) await press(guest.at, stop).catch(() => {}); // the table may be done meanwhile
  expect(await guest.page.locator(".changes-form").count()).toBe(0);
  await press(guest.at, guest.page.locator(".changes > summary"));
  await guest.page.locator(".changes-form").waitFor();
}

const choose = (guest: Guest, id: string) => guest.page.locator('select[name="change"]').selectOption(id);
const startChanges = (guest: Guest) => press(guest.at, guest.page.locator(".changes").getByRole("button", { name: /^(Work it out|Das ausrechnen)$/ }));

/** The numbers of a row: 0 the plain press, 1 the changed one, 2 the change. */
const readCells = (guest: Guest, what: string, column: 0 | 1 | 2): Promise<number[]> =>
  guest.page.locator(`[data-changes="${what}"] td`).nth(column).innerText().then((words) => words.replace(/,/g, ".").replace(/\u2212/g, "-").match(/-?[\d.]+/g)!.map(Number));

test("over a rib the point is sheared otherwise: both presses stand beside each other, in numbers, words and cuts", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToChanges(guest);
  const options = await guest.page.locator('select[name="change"] option').allInnerTexts();
  expect(options).toContain("Between two ribs");
  expect(options).not.toContain("Round bone below");
  await choose(guest, "rib");
  await guest.page.getByText(/Ribs 14 mm wide and 6 mm high, one every 30 mm.*all assumed/).waitFor();
  await startChanges(guest);
  await guest.page.locator(".changes-found").waitFor({ timeout: longest });
  expect(await guest.page.locator(".changes-found .run-settings").innerText()).toBe("Over a rib: Thumb with 10 N");
  expect(await guest.page.locator(".changes-table thead").innerText()).toMatch(/As above\s+Changed\s+Change/);
  for (const what of ["at_point", "share", "shear", "skin_mean", "skin_peak", "area", "depth"]) for (const column of [0, 1, 2] as const) expect((await readCells(guest, what, column)).length, what).toBeGreaterThan(0);
  expect(Math.max(...(await readCells(guest, "shear", 2)))).toBeGreaterThan(0);
  expect(await guest.page.locator("[data-changes=pull]").count()).toBe(0);
  expect(await guest.page.locator(".changes-found .press-share").innerText()).toMatch(/the point gets/i);
  const cuts = guest.page.locator(".changes-found canvas");
  expect(await cuts.count()).toBe(2);
  const prints = await cuts.evaluateAll((all) => all.map((one) => (one as HTMLCanvasElement).toDataURL()));
  expect(new Set(prints).size).toBe(2);
  expect(await findViolations(guest.page)).toEqual([]);

  await guest.page.locator(".press-choices input[type=range]").fill("6");
  await guest.page.getByText("You have changed something since then.").waitFor();
  expect(await guest.page.locator(".changes-found .run-settings").innerText()).toContain("10 N");
  await guest.page.locator(".press-choices input[type=range]").fill("10");
  expect(await guest.page.getByText("You have changed something since then.").count()).toBe(0);
});

test("a pull across the fibres shows how far it is and can be stopped; leaving the page stops the job", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToChanges(guest);
  const { page } = guest;
  const jobs: string[] = [];
  page.on("response", (one) => void (one.request().method() === "POST" && /press\/changes/.test(one.url()) && one.json().then((it: { job: string }) => jobs.push(it.job))));
  await page.locator('select[name="change"]').focus();
  await choose(guest, "across");
  await page.getByText("This takes up to some minutes.").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const progress = page.locator(".changes .solving progress");
  await expect.poll(() => progress.evaluate((it) => (it as HTMLProgressElement).value).catch(() => 2), { timeout: longest }).toBeGreaterThan(0.01);
  await press(guest.at, page.getByRole("button", { name: "Stop this" }));
  await progress.waitFor({ state: "detached" });
  expect(await page.locator(".changes-found").count()).toBe(0);
  await startChanges(guest);
  await expect.poll(() => jobs.length).toBe(2);
  await press(guest.at, page.getByRole("link", { name: "Back to the muscle" }));
  await page.waitForTimeout(8000);
  expect(await hearJob(guest, `/api/v1/press/changes/${jobs[1]}`)).toBe("stopped");
});

test("a roller that is longer than the model cannot be tilted, and the page says so beside what can be had", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToChanges(guest);
  await guest.page.locator('select[name="tool"]').selectOption("foam_roller");
  await guest.page.getByText("Tool at an angle: not with this tool").waitFor();
  expect(await guest.page.locator('select[name="change"] option[value="tilted"]').isDisabled()).toBe(true);
  expect(await guest.page.locator('select[name="change"]').inputValue()).not.toBe("tilted");
});

for (const [name, looks] of [["wide, dark", { ...wide, scheme: "dark" as const }], ["narrow, in German", { ...narrow, locale: "de-DE", touch: true }], ["narrow", { ...narrow }]] as const)
  test(`axe finds nothing about changes, targets are large enough, nothing is cut or scrolls sideways, ${name}`, { timeout: longest }, async ({ arrive }) => {
    const guest = await arrive(looks);
    await comeToChanges(guest);
    await choose(guest, "between_ribs");
    await startChanges(guest);
    await guest.page.locator(".changes .solving").waitFor();
    expect(await findViolations(guest.page)).toEqual([]);
    await guest.page.locator(".changes-found canvas").nth(1).waitFor({ timeout: longest });
    expect(await findViolations(guest.page)).toEqual([]);
    expect(await findSmallTargets(guest.page)).toEqual([]);
    expect(await findCut(guest.page)).toEqual([]);
    expect(await guest.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
