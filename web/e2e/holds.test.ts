// A tool that is held, and runs that are kept: real solver, real browser.
import { comeToPress, hearJob } from "./pages/press";
import { findCut, findSmallTargets, findViolations } from "./support/axe";
import { narrow, wide } from "./support/browser";
import { press } from "./support/hand";
import { expect, test, type Guest } from "./support/test";

const longest = 180_000; // the solver shares two slow cores with the browser

async function comeToHolds(guest: Guest): Promise<void> {
  await comeToPress(guest);
  await guest.page.locator(".holds").waitFor();
  const stop = guest.page.getByRole("button", { name: /^(Stop solving|Nicht weiter lösen)$/ });
  if (await stop.count()) await press(guest.at, stop).catch(() => {}); // the table may be done meanwhile
}

const startHold = (guest: Guest) => press(guest.at, guest.page.locator(".holds").getByRole("button", { name: /^(Work it out|Ausrechnen)$/ }));

const chooseSeconds = (guest: Guest, seconds: number) => guest.page.locator(".holds .segments label", { hasText: `${seconds} s` }).click();

const readNumbers = (words: string): number[] => words.replace(/(\d),(\d)/g, "$1.$2").match(/[\d.]*\d/g)!.map(Number);

/** Two runs of minutes that somebody listens to: the program works on two at a time, and what begins now waits, however quick the machine. */
const keepBusy = (guest: Guest): Promise<void> => guest.page.evaluate(async () => {
  const listened: EventSource[] = [];
  for (const frequency_hz of [1, 2]) {
    const asked = { site: "levator_scapulae.neck_angle.1", sex: "woman", build: "medium", tool: "gun_ball", force_n: 10, frequency_hz, stroke_mm: 10 };
    const reply = await fetch("/api/v1/press/beats", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(asked) });
    listened.push(new EventSource(`/api/v1/press/beats/${((await reply.json()) as { job: string }).job}`));
  }
  Object.assign(globalThis, { listened });
});

/** Each moment of the table: seconds, and the numbers of one column. */
async function readTable(guest: Guest, what: string): Promise<{ seconds: number; numbers: number[] }[]> {
  const rows = await guest.page.locator(".holds tbody tr").evaluateAll((all, name) => all.map((row) => [row.querySelector("th")!.textContent, row.querySelector(`[data-hold="${name}"]`)!.textContent] as const), what);
  return rows.map(([time, cell]) => ({ seconds: parseFloat(time), numbers: readNumbers(cell) }));
}

test("a thumb is held: progress shows, it can be stopped, numbers and plots come, and asked again it is there at once", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToHolds(guest);
  const { page } = guest;
  const asked: { status: number; body: { hold_s: number; force_n: number } }[] = [];
  page.on("response", (one) => void (one.request().method() === "POST" && one.url().endsWith("/press/holds") && asked.push({ status: one.status(), body: one.request().postDataJSON() as { hold_s: number; force_n: number } })));
  await startHold(guest);
  const progress = page.locator(".holds .solving progress");
  await expect.poll(() => progress.evaluate((it) => (it as HTMLProgressElement).value).catch(() => 2), { timeout: longest }).toBeGreaterThan(0.02);
  await press(guest.at, page.getByRole("button", { name: "Stop working out the hold" }));
  await progress.waitFor({ state: "detached" });
  expect(await page.locator(".holds-found").count()).toBe(0);

  await startHold(guest);
  await page.locator(".holds-found").waitFor({ timeout: longest });
  expect(await page.locator(".run-settings").innerText()).toBe("Thumb: held with 10 N for 60 s");
  const headline = await page.locator(".holds .press-share").innerText();
  expect(headline).toMatch(/^Within 60 seconds the tool sinks [\d.]+( to [\d.]+)? mm further.* The pressure at the point .*: .* kPa after, .* kPa before\.$/);
  const further = await readTable(guest, "further");
  expect(further[0]).toEqual({ seconds: 0, numbers: [0] });
  expect(further.at(-1)!.seconds).toBe(60);
  expect(further.at(-1)!.numbers).toEqual(readNumbers(headline.match(/sinks (.*?) mm/)![1]!));
  further.slice(1).forEach((one, n) => expect(Math.max(...one.numbers)).toBeGreaterThanOrEqual(Math.max(...further[n]!.numbers)));
  expect((await readTable(guest, "point")).at(-1)!.numbers).toEqual(readNumbers(headline.match(/: (.*?) kPa after/)![1]!));
  await expect.poll(() => page.locator(".holds .run-plot canvas").count()).toBe(2);
  expect(await page.locator(".holds .chart-box").first().getAttribute("aria-label")).toMatch(/^Sinks further, mm, over 60 seconds\. Usual tissue: 0 at first, [\d.]+ at the end\. Soft to stiff tissue at the end: [\d.]+ to [\d.]+\.$/);
  const painted = await page.locator(".holds .run-plot canvas").first().evaluate((it) => {
    const canvas = it as HTMLCanvasElement;
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(Array.from({ length: data.length / 4 }, (_, i) => `${data[4 * i]} ${data[4 * i + 1]} ${data[4 * i + 2]} ${data[4 * i + 3]}`)).size;
  });
  expect(painted).toBeGreaterThan(10);

  const stale = page.getByText("You have changed something since then.");
  await page.locator('.press-choices input[type="range"]').fill("9");
  await stale.waitFor();
  await page.locator('.press-choices input[type="range"]').fill("10");
  await stale.waitFor({ state: "detached" });
  await page.reload();
  await page.locator(".holds").waitFor();
  await startHold(guest);
  await page.locator(".holds-found").waitFor({ timeout: 10_000 });
  expect(await page.locator(".holds .press-share").innerText()).toBe(headline);
  expect(asked.map((one) => one.status)).toEqual([202, 202, 200]);
  expect(asked[2]!.body).toMatchObject({ hold_s: 60, force_n: 10 });
});

test("keys choose how long and begin; another tool makes a hold stale, a gun's head takes it away, and leaving stops the job", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToHolds(guest);
  const { page } = guest;
  const jobs: string[] = [];
  page.on("response", (one) => void (one.request().method() === "POST" && one.url().endsWith("/press/holds") && one.json().then((it: { job: string }) => jobs.push(it.job))));
  const chosen = page.locator(".holds input[type=radio]:checked");
  await chosen.focus();
  await page.keyboard.press("ArrowLeft");
  expect(await chosen.inputValue()).toBe("30");
  await page.keyboard.press("Enter");
  await page.locator(".holds-found").waitFor({ timeout: longest });
  expect(await page.locator(".run-settings").innerText()).toBe("Thumb: held with 10 N for 30 s");
  await page.locator('select[name="tool"]').selectOption("elbow");
  await page.getByText("You have changed something since then.").waitFor();
  await page.locator('select[name="tool"]').selectOption("gun_ball");
  await page.locator(".beats").waitFor();
  expect(await page.locator(".holds").count()).toBe(0);
  await page.locator('select[name="tool"]').selectOption("elbow");
  await chooseSeconds(guest, 90);
  await keepBusy(guest);
  await startHold(guest);
  await expect.poll(() => jobs.length).toBe(2);
  await press(guest.at, page.getByRole("link", { name: "Back to the muscle" }));
  await page.evaluate(() => (globalThis as unknown as { listened: EventSource[] }).listened.forEach((one) => one.close()));
  await page.waitForTimeout(14_000); // 5 s until the others end and its turn comes, which nobody waits for any more
  expect(await hearJob(guest, `/api/v1/press/holds/${jobs[1]}`)).toBe("stopped");
});

test("tissue that the model does not bear to the end is named, and the range and the plots are those of the others", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToHolds(guest);
  const { page } = guest;
  await page.locator('.press-choices input[type="range"]').fill("45");
  await chooseSeconds(guest, 30);
  const told = page.waitForResponse((one) => one.url().endsWith("/press/holds"));
  await startHold(guest);
  expect((await told).request().postDataJSON()).toMatchObject({ force_n: 45, hold_s: 30 });
  await page.locator(".holds-found").waitFor({ timeout: longest });
  await page.locator(".holds-found").getByText("Soft tissue has no answer: the model does not bear it. The numbers leave it out.").waitFor();
  const further = await readTable(guest, "further");
  expect(further.at(-1)!.numbers).toEqual(readNumbers((await page.locator(".holds .press-share").innerText()).match(/sinks (.*?) mm/)![1]!));
  await expect.poll(() => page.locator(".holds .run-plot canvas").count()).toBe(2);
});

test("beats are kept as well: asked again they are there at once", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive({ ...narrow, touch: true });
  await comeToHolds(guest);
  const { page } = guest;
  const asked: number[] = [];
  page.on("response", (one) => void (one.request().method() === "POST" && one.url().endsWith("/press/beats") && asked.push(one.status())));
  const beat = async (patience: number): Promise<string> => {
    await page.locator('select[name="tool"]').selectOption("gun_ball");
    await press(guest.at, page.getByRole("button", { name: "Work out", exact: true }));
    await page.locator(".beats-found").waitFor({ timeout: patience });
    return page.locator(".beats .press-share").innerText();
  };
  const first = await beat(longest);
  await page.reload();
  await page.locator(".holds").waitFor();
  expect(await beat(10_000)).toBe(first);
  expect(asked).toEqual([202, 200]);
});

for (const [name, looks] of [["wide, dark", { ...wide, scheme: "dark" as const }], ["narrow, in German", { ...narrow, locale: "de-DE", touch: true }]] as const)
  test(`axe finds nothing about holding, targets are large enough and no word is cut, ${name}`, { timeout: longest }, async ({ arrive }) => {
    const guest = await arrive(looks);
    await comeToHolds(guest);
    await chooseSeconds(guest, 30);
    await startHold(guest);
    await guest.page.locator(".holds .solving").waitFor();
    expect(await findViolations(guest.page)).toEqual([]);
    await guest.page.locator(".holds .run-plot canvas").nth(1).waitFor({ timeout: longest });
    await guest.page.locator(".holds details").evaluate((it) => it.setAttribute("open", ""));
    expect(await findViolations(guest.page)).toEqual([]);
    expect(await findSmallTargets(guest.page)).toEqual([]);
    expect(await findCut(guest.page)).toEqual([]);
    expect(await guest.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
