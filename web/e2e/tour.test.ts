// A tour through every page, wide and narrow, light and dark, in both languages: axe finds nothing, and a picture of each page is kept in
// build/e2e/pictures. UNKNOT_GUIDE=1 also writes those that the guide uses.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { findCut, findSmallTargets, findViolations } from "./support/axe";
import { press } from "./support/hand";
import { inWords } from "./support/words";
import { expect, test, type Guest } from "./support/test";
import { denySafety, live, makeUpsAndDowns, tell, type Who } from "./support/weeks";
import { addDays } from "../src/state/spans";

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const pictures = root("build/e2e/pictures/");
const guide = root("docs/guide/pictures/");
const largest = 150_000; // bytes of a picture in the guide

type Stop = (name: string, whole?: boolean) => Promise<void>;

async function paintNeck(guest: Guest): Promise<void> {
  await guest.draw.wait();
  await guest.draw.choose("Back");
  await guest.draw.strength(7);
  await guest.draw.paint("neck_angle right");
  await guest.draw.strength(4);
  await guest.draw.paint("between_blade_and_spine right");
}

async function takeTour(guest: Guest, stop: Stop): Promise<void> {
  const { page, at } = guest;
  await guest.start.open();
  await stop("start_empty");
  await guest.start.begin();
  await guest.draw.wait();
  await stop("draw_empty");
  await paintNeck(guest);
  await stop("draw");
  await guest.draw.choose("List");
  await stop("draw_list");
  await page.getByRole("searchbox").fill(at.language === "de" ? "Schulterblatt" : "shoulder blade");
  await stop("draw_list_search");
  await guest.draw.openTurning();
  await stop("draw_turning");
  await guest.draw.goOn();
  await guest.safety.wait();
  await stop("safety");
  await press(at, page.locator(".checklist li").first().getByRole("button", { name: inWords(at, "Yes", true) }));
  await guest.safety.stop.waitFor();
  await stop("stop_now");
  await press(at, page.getByRole("button", { name: inWords(at, "I tapped this by mistake") }));
  await guest.safety.wait();
  await guest.safety.answerNone();
  await guest.answer.wait();
  await stop("answer");
  await guest.answer.say("Yes");
  await page.locator(".changed").evaluate((it) => it.scrollIntoView({ block: "center" }));
  await stop("answer_moved");
  await guest.answer.openMore();
  await page.locator(".card .sources").first().waitFor();
  await stop("answer_more");
  await guest.answer.toMuscle();
  await guest.muscle.wait();
  await stop("muscle");
  await guest.twin.open();
  await stop("twin");
  await takeCareTour(guest, stop);
  await guest.start.open();
  await stop("start");
  await guest.settings.open();
  await page.locator(".trust summary").click();
  await page.getByRole("button", { name: inWords(at, "Delete this pain") }).first().click();
  await stop("settings");
  await page.goto(`${at.origin}/pair`);
  await page.locator("h1").waitFor();
  await stop("pair_no_code");
  await page.goto("about:blank");
  await page.goto(`${at.origin}/pair#token=${"0".repeat(64)}`);
  await page.getByRole("button", { name: inWords(at, "Add this device") }).waitFor();
  await stop("pair");
  await page.goto(`${at.origin}/nowhere`);
  await page.locator("h1").waitFor();
  await stop("lost");
}

async function takeCareTour(guest: Guest, stop: Stop): Promise<void> {
  const { page, at } = guest;
  await guest.plan.open();
  await guest.plan.waitForChoice();
  await press(at, page.locator(".policy summary").first());
  await stop("plan_choice");
  await guest.plan.choose("A course", ["Tennis ball"]);
  await page.locator(".plan .map svg image").first().waitFor();
  await stop("plan");
  await press(at, page.locator(".other-session summary"));
  await stop("plan_other");
  await guest.watch.open(new URL(page.url()).pathname.replace(/\/plan$/, ""));
  await stop("watch");
  await guest.diary.open();
  await stop("diary_empty");
  await guest.diary.note(6);
  await guest.diary.more();
  for (const part of await page.locator(".entry-form .part > summary").all()) await press(at, part);
  await page.locator(".place-picker .map svg image").waitFor();
  await stop("diary");
  await takeTrialTour(guest, stop);
  await guest.evidence.open();
  await stop("evidence");
}

const makeId = (letter: string) => letter.repeat(32);

// A trial of six weeks that is over, of another pain of the same person, with a benefit of three points.
async function liveThroughTrial(guest: Guest): Promise<Who> {
  const { at } = guest;
  const who = { person: new URL(guest.page.url()).pathname.split("/")[2]!, pain: makeId("a") };
  const day = addDays(new Date().toISOString().slice(0, 10), -44);
  const design = { size: "full", outcome: "pain", matters: 2, begins: day, baseline_days: 14, block_days: 7, n_pairs: 2, after_days: 14, arm: { treats: true, policy: "course" }, other: { treats: false }, seed: "5be0cd19137e2179" };
  await tell(at, who, day, [
    ["pain_named", { name: at.language === "de" ? "Schulter" : "Shoulder" }], ["care_chosen", { policy: "course", implements: ["tennis_ball"] }],
    ["pain_drawn", { strokes: [], listed: [], cells: [{ region: "neck_angle", side: "left", intensity: 6, qualities: ["ache"] }] }],
    ["trial_begun", { trial: makeId("e"), design }],
  ], 6);
  await denySafety(at, who, addDays(day, 44), 0);
  let n = 0;
  const press = async (_at: unknown, _who: unknown, now: string) => {
    const session = String(++n).padStart(32, "0");
    const point = { muscle: "levator_scapulae", point: "neck_angle", side: "left" };
    await tell(at, who, now, [
      ["session_begun", { session, policy: "course", treater: "self" }],
      ["press_done", { session, number: 1, point, site: 0, tool: "ball_wall", implement: "tennis_ball", level: 5, seconds: 60, ended: "held" }],
      ["session_ended", { session, how: "finished" }],
    ]);
    return true;
  };
  await live(at, who, day, 42, { level: 6, benefit: 3, treats: true, ups: makeUpsAndDowns(7), treat: press });
  return who;
}

async function takeTrialTour(guest: Guest, stop: Stop): Promise<void> {
  const { page, at } = guest;
  await guest.trial.open();
  await stop("trial_design");
  await guest.trial.openLengths();
  await guest.trial.workOut();
  await guest.trial.beginButton.waitFor({ timeout: 60_000 });
  await press(at, guest.trial.power.locator("summary"));
  await stop("trial_power");
  await press(at, guest.trial.beginButton);
  await guest.trial.today.waitFor();
  await stop("trial_today");
  await press(at, page.locator(".look-early summary"));
  await press(at, page.locator("details:has(code) > summary"));
  await stop("trial_today_more");
  const { person, pain } = await liveThroughTrial(guest);
  await page.goto("about:blank"); // what the page holds of the person is older than that
  await page.goto(`${at.origin}/pain/${person}/${pain}/trial`);
  await guest.trial.answer.waitFor();
  await page.locator(".judged .chart canvas").waitFor();
  await stop("trial_judged");
  await guest.trial.order();
  await guest.trial.numbers();
  await stop("trial_judged_more");
  await guest.report.open();
  await guest.report.settle();
  await page.locator(".paper .map svg image").waitFor();
  await stop("report");
}

// Which picture of which tour the guide shows, and how much of it.
const shown: Record<string, string[]> = {
  wide_light: ["start_empty", "draw", "answer", "muscle", "trial_power", "trial_judged", "report"],
  narrow_light: ["draw", "safety", "stop_now", "answer_moved", "pair", "plan", "diary", "evidence", "settings", "trial_today"],
  narrow_dark: ["draw_list_search"],
  wide_dark: ["draw_turning"],
};

/** PNG to WebP, by the browser itself. */
async function compress(page: Page, png: Buffer, quality: number): Promise<Buffer> {
  const data = await page.evaluate(async ([text, quality]) => {
    const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext("2d")!.drawImage(bitmap, 0, 0);
    const webp = new Uint8Array(await (await canvas.convertToBlob({ type: "image/webp", quality })).arrayBuffer());
    let out = "";
    for (const byte of webp) out += String.fromCharCode(byte);
    return btoa(out);
  }, [png.toString("base64"), quality] as const);
  return Buffer.from(data, "base64");
}

const sizes = { wide: { width: 1280, height: 860 }, narrow: { width: 320, height: 640, touch: true } } as const;
const tours: [keyof typeof sizes, "light" | "dark", "en" | "de"][] = [
  ["wide", "light", "en"], ["wide", "dark", "en"], ["narrow", "light", "en"], ["narrow", "dark", "en"],
  ["wide", "light", "de"], ["narrow", "light", "de"], ["narrow", "dark", "de"],
];

for (const [size, scheme, language] of tours)
  test(`on the tour through every page, ${size}, ${scheme} and in ${language}, axe finds nothing and every target is large enough`, { timeout: 400_000 }, async ({ arrive }) => {
    const guest = await arrive({ ...sizes[size], scheme, locale: language === "de" ? "de-DE" : "en-GB" }, "webgl");
    const wrong: string[] = [];
    mkdirSync(pictures, { recursive: true });
    await takeTour(guest, async (name) => {
      await guest.page.waitForTimeout(150);
      const tour = `${size}_${scheme}`;
      writeFileSync(`${pictures}${tour}${language === "de" ? "_de" : ""}_${name}.png`, await guest.page.screenshot({ fullPage: true }));
      if (process.env["UNKNOT_GUIDE"] && language === "en" && shown[tour]?.includes(name)) {
        const png = await guest.page.screenshot();
        const webp = await compress(guest.page, png, 0.86);
        expect(webp.length, name).toBeLessThanOrEqual(largest);
        mkdirSync(guide, { recursive: true });
        writeFileSync(`${guide}${name}_${size}.webp`, webp);
      }
      for (const one of [...(await findViolations(guest.page)), ...(await findSmallTargets(guest.page)), ...(await findCut(guest.page))]) wrong.push(`${name}: ${one}`);
    });
    expect(wrong).toEqual([]);
  });
