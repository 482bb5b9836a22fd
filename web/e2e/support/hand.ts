// What a hand does: the mouse presses and drags, a finger taps and strokes, a keyboard walks.
import { expect } from "vitest";
import type { Locator } from "playwright-core";
import type { Visitor } from "./browser";

export type Spot = { x: number; y: number };

/** Tap or click, as the visitor is used to. */
export async function press(at: Visitor, target: Locator): Promise<void> {
  await (at.touches ? target.tap() : target.click());
}

/** One stroke of the finger, or of the mouse with its button held. */
export async function stroke(at: Visitor, path: Spot[]): Promise<void> {
  const [first, ...rest] = path as [Spot, ...Spot[]];
  if (at.touches) {
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: Spot[]) =>
      at.touches!.send("Input.dispatchTouchEvent", { type, touchPoints: points.map((one) => ({ ...one, radiusX: 4, radiusY: 4 })) });
    await touch("touchStart", [first]);
    for (const one of rest) await touch("touchMove", [one]);
    await touch("touchEnd", []);
    return;
  }
  const { mouse } = at.page;
  await mouse.move(first.x, first.y);
  await mouse.down();
  for (const one of rest) await mouse.move(one.x, one.y, { steps: 4 });
  await mouse.up();
}

interface Focus { name: string; role: string; seen: boolean; key: string }

/** What has the focus, and whether a person sees it: not covered, not outside the window. */
export const findFocus = (at: Visitor): Promise<Focus> =>
  at.page.evaluate(() => {
    const it = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLElement> };
    const shown = it.labels?.[0] && it.matches("input[type=radio], input[type=checkbox]") ? it.labels[0] : it;
    const box = shown.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 40)];
    const top = document.elementFromPoint(x, y);
    const text = it.getAttribute("aria-label") ?? it.labels?.[0]?.textContent ?? it.textContent ?? "";
    return {
      name: text.trim(), role: it.getAttribute("role") ?? it.tagName.toLowerCase(), key: it.outerHTML.slice(0, 160),
      seen: it === document.body || (top !== null && (shown.contains(top) || top.contains(shown) || top.closest("label")?.contains(it) === true)),
    };
  });

/** Presses Tab until the name of what has the focus fits; every stop on the way must be seen. */
export async function walkTo(at: Visitor, name: RegExp, most = 120): Promise<Focus> {
  for (let step = 0; step < most; ++step) {
    await at.page.keyboard.press("Tab");
    const focus = await findFocus(at);
    expect(focus.seen, `the focus is hidden at ${focus.key}`).toBe(true);
    if (name.test(focus.name)) return focus;
  }
  throw new Error(`Tab never came to ${name}`);
}
