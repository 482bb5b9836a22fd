// The page that shows what arrives of a press: real solver, real browser.
import { comeToPress, hearJob } from "./pages/press";
import { findCut, findSmallTargets, findViolations } from "./support/axe";
import { narrow, wide } from "./support/browser";
import { press, stroke } from "./support/hand";
import { expect, test, type Guest } from "./support/test";

const longest = 180_000; // the solver shares two slow cores with the browser

const readLargest = async (guest: Guest, measure: string, n = 0): Promise<number> => {
  const words = await guest.page.locator(`.press-answer`).nth(n).locator(`[data-measure="${measure}"] dd`).evaluate((it) => it.firstChild?.textContent ?? "");
  return Math.max(...words.match(/[\d.]+/g)!.map(Number));
};

const setForce = (guest: Guest, force: number) => guest.page.locator('input[type="range"]').fill(String(force));

test("more force brings more to skin and point, solved as well as estimated, and the cut is drawn", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToPress(guest);
  expect(await guest.page.locator(".fineness.estimate").count()).toBe(1);
  await setForce(guest, 4);
  const [skin, point] = [await readLargest(guest, "skin_pressure_kpa"), await readLargest(guest, "point_pressure_kpa")];
  await setForce(guest, 9);
  expect(await readLargest(guest, "skin_pressure_kpa")).toBeGreaterThan(skin);
  expect(await readLargest(guest, "point_pressure_kpa")).toBeGreaterThan(point);
  await guest.page.locator(".fineness.full").waitFor({ timeout: longest });
  await setForce(guest, 4);
  const solved = await readLargest(guest, "point_pressure_kpa");
  await setForce(guest, 9);
  expect(await readLargest(guest, "point_pressure_kpa")).toBeGreaterThan(solved);
  await guest.page.locator(".press-scale").waitFor({ timeout: longest });
  const painted = await guest.page.locator(".press-cut canvas").evaluate((it) => {
    const canvas = it as HTMLCanvasElement;
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(Array.from({ length: data.length / 400 }, (_, i) => `${data[400 * i]} ${data[400 * i + 1]} ${data[400 * i + 2]}`)).size;
  });
  expect(painted).toBeGreaterThan(20);
});

test("side by side, a ball presses the skin less than a thumb; thicker fat lets less arrive; solving can be stopped", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToPress(guest);
  await press(guest.at, guest.page.getByRole("button", { name: "Stop solving" }));
  await guest.page.locator(".solving").waitFor({ state: "detached" });
  await guest.page.locator('select[name="second"]').selectOption("lacrosse_ball");
  await guest.page.locator(".press-answer .press-share").nth(1).waitFor();
  await setForce(guest, 10);
  expect(await readLargest(guest, "skin_pressure_kpa", 1)).toBeLessThan(await readLargest(guest, "skin_pressure_kpa", 0));
  const before = await readLargest(guest, "point_pressure_kpa", 1);
  await guest.page.locator(".press-choices .segmented label", { hasText: "Large" }).click();
  await guest.page.waitForFunction((old) => {
    const words = document.querySelectorAll(".press-answer")[1]?.querySelector('[data-measure="point_pressure_kpa"] dd')?.firstChild?.textContent ?? "";
    const found = words.match(/[\d.]+/g);
    return found && Math.max(...found.map(Number)) < old;
  }, before);
  expect(await guest.page.locator(".fineness.full").count()).toBe(0);
  expect(await guest.page.locator(".solving").count()).toBe(0);
});

const findBoxes = (guest: Guest, what: string) => guest.page.locator(what).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));

test("two tools stand beside each other with numbers and cuts at one force, and under each other on a narrow screen", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToPress(guest);
  await guest.page.locator('select[name="second"]').selectOption("tennis_ball");
  await setForce(guest, 6);
  for (const what of [".press-answer", ".press-cuts canvas:visible"]) {
    await guest.page.locator(what).nth(1).waitFor({ timeout: longest });
    const [one, other] = await findBoxes(guest, what);
    expect(other!.left).toBeGreaterThan(one!.right - 1);
    expect(Math.abs(other!.width - one!.width)).toBeLessThan(2);
    expect(other!.top).toBeLessThan(one!.bottom);
  }
  const listPictures = () => guest.page.locator(".press-cuts canvas").evaluateAll((all) => all.map((one) => (one as HTMLCanvasElement).toDataURL()));
  await expect.poll(async () => new Set(await listPictures()).size, { timeout: longest }).toBe(2);
  await guest.page.setViewportSize({ width: 320, height: 700 });
  for (const what of [".press-answer", ".press-cuts canvas:visible"]) {
    await expect.poll(async () => {
      const [one, other] = await findBoxes(guest, what);
      return other!.top >= one!.bottom - 1;
    }).toBe(true);
  }
  expect(await guest.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test("a solution shows how far it is, is kept, and is there at once the next time", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive({ ...narrow, touch: true });
  await comeToPress(guest);
  const progress = guest.page.locator(".solving progress");
  await expect.poll(() => progress.evaluate((it) => (it as HTMLProgressElement).value).catch(() => 2), { timeout: longest }).toBeGreaterThan(0.1);
  await guest.page.locator(".fineness.full").waitFor({ timeout: longest });
  expect(await progress.count()).toBe(0);
  const asked: number[] = [];
  guest.page.on("response", (answer) => void (answer.url().endsWith("/press/tables") && asked.push(answer.status())));
  await guest.page.reload();
  await guest.page.locator(".fineness.full").waitFor({ timeout: 10_000 });
  expect(asked).toEqual([200]); // read, not begun anew
});

test("the plan offers to work out newtons, tells them as those of a model once they are kept, and raises nothing", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(wide);
  await guest.start.begin();
  await guest.paint("Back", ["neck_angle right"]);
  await guest.safety.skip();
  await guest.answer.wait();
  await guest.plan.open();
  await guest.plan.choose("A course", ["Tennis ball"]);
  const levels = await guest.plan.listLevels();
  const ceilings = () => guest.page.locator(".plan-step .dose span:nth-child(3)").allInnerTexts().then((all) => all.map((one) => Number(one.match(/(\d+)\D*$/)![1])));
  const before = await ceilings();
  expect(await guest.page.locator(".newtons").count()).toBe(0);
  await press(guest.at, guest.page.getByRole("button", { name: /Work out the force in newtons/ }).first());
  await press(guest.at, guest.page.getByRole("button", { name: "Stop solving" }));
  await press(guest.at, guest.page.getByRole("button", { name: /Work out the force in newtons/ }).first());
  await guest.page.locator(".newtons").first().waitFor({ timeout: longest });
  expect(await guest.page.locator(".newtons").first().innerText()).toMatch(/about \d+( to \d+)? N, .*model, not measurement/);
  expect(await guest.page.locator(".plan-step .bounds").first().isVisible()).toBe(false);
  await press(guest.at, guest.page.locator(".plan-step summary", { hasText: "Reasons and sources" }).first());
  expect(await guest.page.locator(".plan-step").first().innerText()).toMatch(/Assumed: a level of 5 of 10/);
  (await ceilings()).forEach((ceiling, n) => expect(ceiling).toBeLessThanOrEqual(before[n]!));
  (await guest.plan.listLevels()).forEach((level, n) => expect(parseInt(level)).toBeLessThanOrEqual(parseInt(levels[n]!)));
  expect(await findViolations(guest.page)).toEqual([]);
  const assumed = await showTwin(guest);
  const chosen = guest.page.locator('select[name="session"]');
  expect(await chosen.locator("option").count()).toBe(2);
  await chosen.selectOption({ index: 1 });
  await guest.page.locator("section[aria-labelledby=twin-session] .hint", { hasText: "As in your plan" }).waitFor();
  await expect.poll(() => guest.twin.sessionChart.locator("canvas").evaluate((it) => (it as HTMLCanvasElement).toDataURL()), { timeout: 20_000 }).not.toBe(assumed);
  expect(await findViolations(guest.page)).toEqual([]);
});

async function showTwin(guest: Guest): Promise<string> {
  await guest.twin.open();
  return guest.twin.sessionChart.locator("canvas").evaluate((it) => (it as HTMLCanvasElement).toDataURL());
}

for (const [name, looks] of [["wide, dark", { ...wide, scheme: "dark" as const }], ["narrow, in German", { ...narrow, locale: "de-DE" }]] as const)
  test(`axe finds nothing, targets are large enough and no word is cut, ${name}`, { timeout: longest }, async ({ arrive }) => {
    const guest = await arrive(looks);
    await comeToPress(guest);
    await guest.page.locator(".press-scale").waitFor({ timeout: longest });
    await guest.page.locator('select[name="second"]').selectOption("tennis_ball");
    await guest.page.locator(".press-cuts canvas:visible").nth(1).waitFor({ timeout: longest });
    await guest.page.locator(".press-layers").evaluate((it) => it.closest("details")!.setAttribute("open", ""));
    expect(await findViolations(guest.page)).toEqual([]);
    expect(await findSmallTargets(guest.page)).toEqual([]);
    expect(await findCut(guest.page)).toEqual([]);
  });

const chooseWay = (guest: Guest, words: RegExp) => press(guest.at, guest.page.locator(".press-amount .segmented label", { hasText: words }));

/** What stands beside the slider: the depth [mm] and the force [N]. */
async function readAmount(guest: Guest): Promise<{ depth: number; force: number }> {
  const words = (await guest.page.locator(".press-amount output").innerText()).replace(/,/g, ".");
  return { depth: Number(/([\d.]+) mm/.exec(words)![1]), force: Number(/([\d.]+) N/.exec(words)![1]) };
}

test("who drags deeper presses harder, and more comes to the point; a larger ball and the solved table move the depth, not the force", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToPress(guest);
  await press(guest.at, guest.page.getByRole("button", { name: "Stop solving" }));
  await chooseWay(guest, /How deep/);
  const slider = guest.page.locator('input[type="range"][name="depth"]');
  const start = await readAmount(guest);
  expect(start.force).toBe(10);
  const point = await readLargest(guest, "point_pressure_kpa");
  const box = (await slider.boundingBox())!;
  const at = (share: number) => ({ x: box.x + share * box.width, y: box.y + box.height / 2 });
  await stroke(guest.at, [at(await slider.evaluate((it: HTMLInputElement) => (+it.value - +it.min) / (+it.max - +it.min))), at(0.7), at(0.8)]);
  const deeper = await readAmount(guest);
  expect(deeper.depth).toBeGreaterThan(start.depth + 1);
  expect(deeper.force).toBeGreaterThan(start.force);
  expect(await readLargest(guest, "point_pressure_kpa")).toBeGreaterThan(point);
  await slider.press("End");
  expect((await readAmount(guest)).force).toBeLessThanOrEqual(60); // a thumb is never pressed harder
  await slider.press("Home");
  await slider.press("PageUp");
  await slider.press("ArrowRight");
  const steps = await readAmount(guest);
  expect(steps.depth).toBeGreaterThan(Number(await slider.getAttribute("min")));
  expect(await slider.getAttribute("aria-valuetext")).toContain(`${steps.depth} mm in usual tissue. That takes`);

  await guest.page.locator('select[name="tool"]').selectOption("lacrosse_ball");
  await guest.page.locator(`input[name="depth"]:enabled:not([max="${await slider.getAttribute("max")}"])`).waitFor();
  const estimated = await readAmount(guest);
  expect(estimated.depth).toBeLessThan(steps.depth); // more skin carries the same force
  expect(estimated.force).toBe(steps.force);
  await press(guest.at, guest.page.getByRole("button", { name: "Solve", exact: true }));
  await guest.page.locator(".fineness.full").waitFor({ timeout: longest });
  const solved = await readAmount(guest);
  expect(solved.depth).not.toBe(estimated.depth);
  expect(solved.force).toBe(estimated.force);
  await slider.press("ArrowRight");
  await chooseWay(guest, /How hard/);
  const whole = Number((await guest.page.locator(".press-amount output").innerText()).match(/^[\d.]+/)![0]);
  expect(Number.isInteger(whole)).toBe(true);
  expect(await guest.page.locator('input[type="range"]').inputValue()).toBe(String(whole));
});

for (const [name, looks] of [["wide, dark, two tools", { ...wide, scheme: "dark" as const }], ["narrow, in German", { ...narrow, locale: "de-DE", touch: true }], ["narrow", { ...narrow }]] as const)
  test(`axe finds nothing about setting the depth, targets are large enough, nothing is cut or scrolls sideways, ${name}`, { timeout: longest }, async ({ arrive }) => {
    const guest = await arrive(looks);
    await comeToPress(guest);
    await guest.page.locator('select[name="tool"]').selectOption("tennis_ball");
    if (name.includes("two")) await guest.page.locator('select[name="second"]').selectOption("thumb");
    await chooseWay(guest, /How deep|Wie tief/);
    await guest.page.locator(".press-amount output", { hasText: /mm (in usual tissue|in üblichem Gewebe)/ }).waitFor();
    await guest.page.getByText(/^(The depth is that of usual tissue|Die Tiefe gilt für übliches Gewebe)/).waitFor();
    expect((await readAmount(guest)).force).toBe(10);
    await guest.page.locator(".press-scale").waitFor({ timeout: longest });
    expect(await findViolations(guest.page)).toEqual([]);
    expect(await findSmallTargets(guest.page)).toEqual([]);
    expect(await findCut(guest.page)).toEqual([]);
  });

async function comeToBeats(guest: Guest): Promise<void> {
  await comeToPress(guest);
  expect(await guest.page.locator(".beats").count()).toBe(0); // a thumb does not beat
  await guest.page.locator('select[name="tool"]').selectOption("gun_ball");
  await guest.page.locator(".beats").waitFor();
  const stop = guest.page.getByRole("button", { name: /^(Stop solving|Nicht weiter lösen)$/ });
  if (await stop.count()) await press(guest.at, stop).catch(() => {}); // the table may be done meanwhile
}

const startBeats = (guest: Guest) => press(guest.at, guest.page.getByRole("button", { name: /^(Work out|Ausrechnen)$/ }));

const readBeats = (guest: Guest, what: string, column: 1 | 2): Promise<number[]> =>
  guest.page.locator(`[data-beats="${what}"] td`).nth(column - 1).innerText().then((words) => words.replace(/,/g, ".").replace(/\u2212/g, "-").match(/-?[\d.]+/g)!.map(Number));

test("a gun beats: its progress shows, it can be stopped, it tells more than slow pressing, and another frequency tells other numbers", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToBeats(guest);
  const asked: string[] = [];
  guest.page.on("request", (one) => void (/press\/beats/.test(one.url()) && asked.push(`${one.method()} ${one.postData() ?? ""}`)));
  await startBeats(guest);
  const progress = guest.page.locator(".beats .solving progress");
  await expect.poll(() => progress.evaluate((it) => (it as HTMLProgressElement).value).catch(() => 2), { timeout: longest }).toBeGreaterThan(0.02);
  await press(guest.at, guest.page.getByRole("button", { name: "Stop the beats" }));
  await progress.waitFor({ state: "detached" });
  expect(await guest.page.locator(".beats-found").count()).toBe(0);

  await startBeats(guest);
  await guest.page.locator(".beats-found").waitFor({ timeout: longest });
  expect(await guest.page.locator(".run-settings").innerText()).toMatch(/40 beats a second, stroke 10 mm, held with 10 N/);
  const [peak, mean, least, slow] = [await readBeats(guest, "point_peak", 1), await readBeats(guest, "point_mean", 1), await readBeats(guest, "point_least", 1), await readBeats(guest, "point_peak", 2)];
  expect(Math.max(...peak)).toBeGreaterThan(Math.max(...mean));
  expect(Math.max(...mean)).toBeGreaterThan(Math.max(...least));
  expect(Math.max(...peak)).toBeGreaterThan(Math.max(...slow));
  expect(Math.min(...(await readBeats(guest, "travel", 1)))).toBeGreaterThan(0);
  await expect.poll(() => guest.page.locator(".run-plot canvas").count()).toBe(3);
  expect(await guest.page.locator(".run-plot .chart-box").first().getAttribute("aria-label")).toMatch(/Height of the head .*: from \S+ to \S+/);

  const rate = await readBeats(guest, "rate", 1);
  await guest.page.locator('input[name="frequency"]').fill("50");
  await guest.page.getByText("You have changed something since then.").waitFor();
  await startBeats(guest);
  await guest.page.getByText("50 beats a second").waitFor({ timeout: longest });
  expect(Math.max(...(await readBeats(guest, "rate", 1)))).toBeGreaterThan(Math.max(...rate));
  expect(await guest.page.getByText("You have changed something since then.").count()).toBe(0);
  expect(asked.filter((one) => one.startsWith("POST")).map((one) => (JSON.parse(one.slice(5)) as { frequency_hz: number }).frequency_hz)).toEqual([40, 40, 50]);
});

test("beats are asked for with the keyboard; what is no number is named beside its field, and leaving the page stops the job", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToBeats(guest);
  const { page } = guest;
  const jobs: string[] = [];
  page.on("response", (one) => void (one.request().method() === "POST" && /press\/beats/.test(one.url()) && one.json().then((it: { job: string }) => jobs.push(it.job))));
  const [frequency, stroke] = [page.locator('input[name="frequency"]'), page.locator('input[name="stroke"]')];
  await frequency.focus();
  await frequency.fill("fast");
  await page.keyboard.press("Tab");
  await page.keyboard.type("300");
  await page.keyboard.press("Enter");
  await page.getByText("Say a number from 1 to 100").waitFor();
  expect(await frequency.getAttribute("aria-invalid")).toBe("true");
  expect(await frequency.evaluate((it) => it === document.activeElement)).toBe(true);
  await page.getByText("Say a number from 0 to 20").waitFor();
  await frequency.fill("30,5");
  await stroke.fill("8");
  expect(jobs).toEqual([]);
  await stroke.press("Enter");
  await expect.poll(() => jobs.length).toBe(1);
  await page.locator(".beats .solving").waitFor();
  const tell = (job: string) => hearJob(guest, `/api/v1/press/beats/${job}`);
  expect(await tell(jobs[0]!)).toMatch(/waiting|running/);
  await press(guest.at, page.getByRole("link", { name: "Back to the muscle" }));
  await page.waitForTimeout(8000);
  expect(await tell(jobs[0]!)).toBe("stopped");
});

for (const [name, looks] of [["wide, dark", { ...wide, scheme: "dark" as const }], ["narrow, in German", { ...narrow, locale: "de-DE", touch: true }]] as const)
  test(`axe finds nothing about beats, targets are large enough and no word is cut, ${name}`, { timeout: longest }, async ({ arrive }) => {
    const guest = await arrive(looks);
    await comeToBeats(guest);
    await startBeats(guest);
    await guest.page.locator(".beats .solving").waitFor();
    expect(await findViolations(guest.page)).toEqual([]);
    await guest.page.locator(".run-plot canvas").nth(2).waitFor({ timeout: longest });
    await guest.page.locator(".beats details").evaluate((it) => it.setAttribute("open", ""));
    expect(await findViolations(guest.page)).toEqual([]);
    expect(await findSmallTargets(guest.page)).toEqual([]);
    expect(await findCut(guest.page)).toEqual([]);
  });

const see3d = (guest: Guest) => press(guest.at, guest.page.getByRole("button", { name: /^(See it in 3-D|In 3-D ansehen)$/ }));

/** How many colours the turning block shows, and a print of its picture. */
async function lookAtBlock(guest: Guest): Promise<{ colours: number; print: string }> {
  const print = (await guest.page.locator(".block-3d canvas").screenshot()).toString("base64");
  const colours = await guest.page.evaluate(async (text) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))]));
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
    pen.drawImage(bitmap, 0, 0);
    const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
    return new Set(Array.from({ length: data.length / 4 }, (_, i) => `${data[4 * i]} ${data[4 * i + 1]} ${data[4 * i + 2]}`)).size;
  }, print);
  return { colours, print };
}

test("the block is seen in three dimensions beside the cut; keys, buttons and a drag turn it, layers come off, and force bends it", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(wide, "webgl");
  await comeToPress(guest);
  await guest.page.locator(".press-scale").waitFor({ timeout: longest });
  const loaded: string[] = [];
  guest.page.on("request", (one) => void (/3d-/.test(one.url()) && loaded.push(one.url())));
  expect(await guest.page.evaluate(() => performance.getEntriesByType("resource").some((one) => /3d-/.test(one.name)))).toBe(false); // not before it is wanted
  await see3d(guest);
  const canvas = guest.page.locator(".block-3d canvas");
  await canvas.waitFor({ timeout: longest });
  expect(loaded.length).toBeGreaterThan(0);
  expect(await guest.page.locator(".press-cut canvas").isVisible()).toBe(true);
  await expect.poll(async () => (await lookAtBlock(guest)).colours, { timeout: longest }).toBeGreaterThan(100);
  const seen = new Set([(await lookAtBlock(guest)).print]);
  const expectNew = async (what: string) => {
    const { print } = await lookAtBlock(guest);
    expect(seen.has(print), what).toBe(false);
    seen.add(print);
  };
  await canvas.focus();
  await guest.page.keyboard.press("ArrowLeft");
  await expectNew("the arrow key turned nothing");
  await press(guest.at, guest.page.getByRole("button", { name: "See it from above" }));
  await expectNew("the button turned nothing");
  const box = (await canvas.boundingBox())!;
  await stroke(guest.at, [{ x: box.x + 100, y: box.y + 100 }, { x: box.x + 180, y: box.y + 120 }]);
  await expectNew("the drag turned nothing");
  await guest.page.locator(".block-layer select").selectOption({ label: "fascia" });
  await expectNew("no layer came off");
  await guest.page.getByRole("checkbox", { name: "Show the tool" }).uncheck();
  await expectNew("the tool stays");
  await guest.page.locator(".press-choices input[type=range]").fill("20");
  await expect.poll(async () => seen.has((await lookAtBlock(guest)).print), { timeout: longest }).toBe(false);
  await press(guest.at, guest.page.getByRole("button", { name: "Put the 3-D picture away" }));
  expect(await canvas.count()).toBe(0);
});

test("without WebGL the page says so, and the cut stays", { timeout: longest }, async ({ arrive }) => {
  const guest = await arrive(narrow, "flat");
  await comeToPress(guest);
  await see3d(guest);
  await guest.page.getByText("This browser cannot draw in 3-D, because it has no WebGL.").waitFor();
  expect(await guest.page.locator(".block-3d").count()).toBe(0);
  await guest.page.locator(".press-cut canvas").waitFor({ timeout: longest });
  expect(await findViolations(guest.page)).toEqual([]);
});

for (const [name, looks] of [["wide, dark, two tools", { ...wide, scheme: "dark" as const }], ["narrow, in German", { ...narrow, locale: "de-DE", touch: true }]] as const)
  test(`axe finds nothing about the block that turns, targets are large enough and no word is cut, ${name}`, { timeout: longest }, async ({ arrive }) => {
    const guest = await arrive(looks, "webgl");
    await comeToPress(guest);
    if (name.includes("two")) await guest.page.locator('select[name="second"]').selectOption("gun_fork");
    await see3d(guest);
    await guest.page.locator(".block-3d canvas").nth(name.includes("two") ? 1 : 0).waitFor({ timeout: longest });
    expect(await findViolations(guest.page)).toEqual([]);
    expect(await findSmallTargets(guest.page)).toEqual([]);
    expect(await findCut(guest.page)).toEqual([]);
  });
