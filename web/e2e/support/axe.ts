// axe in a page: every rule it has for WCAG 2.2 A and AA, and its best practices.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Found { passes: unknown[]; violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }

/** One line for each violation; none when all is well. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const { violations, passes } = await page.evaluate((tags) => (globalThis as unknown as { axe: { run: (at: unknown, options: unknown) => Promise<Found> } }).axe.run(document, { runOnly: tags }), rules);
  if (passes.length < 10) return [`axe looked at nothing: only ${passes.length} of its rules applied`];
  return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)} ${(node.failureSummary ?? "").split("\n").slice(1, 3).join(" ")}`));
}

/** Targets that are smaller than 24 px without being part of a sentence, or that reach out of the window (WCAG 2.5.8, 1.4.10). */
export const findSmallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wrong: string[] = [];
    for (const it of document.querySelectorAll<HTMLElement>("button, a[href], summary, label:has(input), input:not([type=file]):not([type=radio]):not([type=checkbox])")) {
      const box = it.getBoundingClientRect();
      if (box.width === 0 || it.closest(".unseen, .skip") || it.classList.contains("unseen")) continue;
      const inText = it.matches("p a, td a");
      if (!inText && (box.width < 24 || box.height < 24)) wrong.push(`${Math.round(box.width)} x ${Math.round(box.height)}: ${it.outerHTML.slice(0, 120)}`);
      if (box.right > innerWidth + 1 || box.left < -1) wrong.push(`out of the window: ${it.outerHTML.slice(0, 120)}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) wrong.push(`the page scrolls sideways by ${document.documentElement.scrollWidth - innerWidth} px`);
    return wrong;
  });

/** Words that are wider than what they stand in, where it hides or clips them: long German words at 320 px. */
export const findCut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wrong: string[] = [];
    for (const it of document.querySelectorAll<HTMLElement>("main *, header *")) {
      if (!it.textContent?.trim() || it.closest(".unseen, .skip, svg") || it.classList.contains("unseen") || it.clientWidth <= 1) continue;
      const style = getComputedStyle(it);
      if (style.display === "inline" || style.overflowX === "auto" || style.overflowX === "scroll") continue;
      const own = [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== "");
      if (own && it.scrollWidth > it.clientWidth + 1) wrong.push(`cut by ${it.scrollWidth - it.clientWidth} px: ${it.outerHTML.slice(0, 120)}`);
    }
    return wrong;
  });
