// The page that shows what arrives of a press: real solver, real browser.
import { findCut, findSmallTargets, findViolations } from "./support/axe";
import { narrow, wide } from "./support/browser";
import { press } from "./support/hand";
import { expect, test, type Guest } from "./support/test";

const longest = 180_000; // the solver shares two slow cores with the browser

async function comeToPress(guest: Guest): Promise<void> {
  await guest.start.begin();
  await guest.paint("Back", ["neck_angle right"]);
  await guest.safety.skip();
  await guest.answer.wait();
  const path = new URL(guest.page.url()).pathname.replace(/answer$/, "muscle/levator_scapulae?point=neck_angle&side=right");
  await guest.page.goto(new URL(path, guest.page.url()).href);
  await press(guest.at, guest.page.getByRole("link", { name: /What arrives|Was kommt an/ }));
  await guest.page.locator(".press-share").first().waitFor();
}

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
});

for (const [name, looks] of [["wide, dark", { ...wide, scheme: "dark" as const }], ["narrow, in German", { ...narrow, locale: "de-DE" }]] as const)
  test(`axe finds nothing, targets are large enough and no word is cut, ${name}`, { timeout: longest }, async ({ arrive }) => {
    const guest = await arrive(looks);
    await comeToPress(guest);
    await guest.page.locator(".press-scale").waitFor({ timeout: longest });
    await guest.page.locator(".press-layers").evaluate((it) => it.closest("details")!.setAttribute("open", ""));
    expect(await findViolations(guest.page)).toEqual([]);
    expect(await findSmallTargets(guest.page)).toEqual([]);
    expect(await findCut(guest.page)).toEqual([]);
  });
