// The whole way from empty to ranking, by mouse, by finger and by keyboard alone.
import type { Looks } from "./support/browser";
import { narrow, wide } from "./support/browser";
import { findFocus, walkTo } from "./support/hand";
import { expect, test, type Guest } from "./support/test";

const neck = ["neck_angle right", "blade_upper_corner right", "between_blade_and_spine right"];

async function paintNeck(guest: Guest): Promise<void> {
  await guest.draw.wait();
  await guest.draw.choose("Back");
  await guest.draw.strength(6);
  for (const region of neck) await guest.draw.paint(region);
  expect((await guest.draw.listPainted()).filter((name) => !name.endsWith("your right"))).toEqual([]);
  await guest.draw.goOn();
}

async function readNeck(guest: Guest): Promise<void> {
  await guest.answer.wait();
  expect(await guest.answer.verdict()).toBe("A tender muscle spot may well reproduce this pain.");
  const [first] = await guest.answer.listCards();
  expect(first!.name).toContain("your right");
  await expectNoSidewaysScrolling(guest);
}

async function expectNoSidewaysScrolling(guest: Guest): Promise<void> {
  expect(await guest.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

const ways: [string, Partial<Looks>][] = [
  ["by mouse on a wide light screen", { ...wide, scheme: "light" }],
  ["by mouse on a narrow dark screen", { ...narrow, scheme: "dark" }],
  ["by finger on a narrow light screen", { ...narrow, scheme: "light", touch: true }],
  ["by finger on a wide dark screen", { ...wide, scheme: "dark", touch: true }],
];

for (const [how, looks] of ways) {
  test(`a person comes from the empty start to the ranking ${how}`, async ({ arrive }) => {
    const guest = await arrive(looks);
    await guest.start.begin();
    await paintNeck(guest);
    await expectNoSidewaysScrolling(guest);
    await guest.safety.wait();
    expect(await guest.safety.answerNone()).toBeGreaterThanOrEqual(5);
    await readNeck(guest);
    await guest.answer.toMuscle();
    await guest.muscle.wait();
    expect(await guest.muscle.headings()).toContain("Stop when this happens");
    await expectNoSidewaysScrolling(guest);
  });
}

for (const [size, looks] of [["wide", wide], ["narrow", narrow]] as const) {
  test(`a person comes from the empty start to the ranking by keyboard alone through the list on a ${size} screen`, async ({ arrive }) => {
    const guest = await arrive(looks);
    const { keyboard } = guest.page;
    await guest.start.open();
    await walkTo(guest.at, /^Paint my pain$/);
    await keyboard.press("Enter");
    await guest.draw.wait();
    await walkTo(guest.at, /^Picture$/);
    await keyboard.press("ArrowRight");
    await keyboard.press("ArrowRight"); // picture, 3-D, list
    for (const [typed, name] of [["neck meets", /^where the neck meets the shoulder, your right$/], ["blade upper corner", /^upper inner corner of the shoulder blade, your right$/]] as const) {
      while ((await findFocus(guest.at)).role !== "input" || !(await guest.page.locator("input[type=search]:focus").count())) await keyboard.press("Tab");
      await guest.page.keyboard.press("Control+A");
      await keyboard.type(typed);
      await walkTo(guest.at, name);
      await keyboard.press("Space");
      await guest.page.locator(".side-button[aria-pressed=true]").first().waitFor();
      while (!(await guest.page.locator("input[type=search]:focus").count())) await keyboard.press("Shift+Tab");
    }
    expect(await guest.draw.listPainted()).toHaveLength(2);
    await walkTo(guest.at, /^Go on$/);
    await keyboard.press("Enter");
    await guest.safety.wait();
    for (let lists = 0; lists < 30 && (await guest.page.locator(".checklist").count()); ++lists) {
      const title = await guest.safety.title();
      await walkTo(guest.at, /^None of these$/);
      await guest.page.locator(".safety .main-action[aria-disabled=false]").waitFor(); // a list is not answered in the moment it comes
      await keyboard.press("Enter");
      await guest.page.waitForFunction((old) => !document.querySelector(".checklist") || document.querySelector("h1")?.textContent !== old, title);
    }
    await readNeck(guest);
    await walkTo(guest.at, /^Yes$/);
  });
}

test("a person finds the way on the figure by arrow keys and paints with Enter", async ({ arrive }) => {
  const guest = await arrive(wide);
  await guest.start.begin();
  await guest.draw.wait();
  await walkTo(guest.at, /^[^:]+, your (right|left)$|^forehead|^scalp/);
  const first = (await findFocus(guest.at)).name;
  await guest.page.keyboard.press("ArrowRight");
  const second = (await findFocus(guest.at)).name;
  expect(second).not.toBe(first);
  await guest.page.keyboard.press("Enter");
  await guest.page.locator(".painted-list li").waitFor();
  expect(await guest.draw.listPainted()).toEqual([second]);
});
