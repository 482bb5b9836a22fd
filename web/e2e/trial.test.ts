// A trial on oneself from its design to its report: ten weeks on the page's own days, once with a benefit and once without.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JudgedTrial } from "../src/api/trial";
import { addDays } from "../src/state/spans";
import { narrow, wide, type Looks } from "./support/browser";
import { press } from "./support/hand";
import type { Server } from "./support/server";
import { expect, test, type Guest } from "./support/test";
import { findToday, findTrials, live, makeUpsAndDowns, tell, tellEntry, treat, type Life, type Who } from "./support/weeks";

const weeks_days = 70;
// So long ago that every simulated day lies in the past: nothing that is said may come from a day that has not been.
const start = addDays(new Date().toISOString().slice(0, 10), -(weeks_days + 5));

const life = (part: Partial<Life> = {}): Life => ({ level: 6, benefit: 0, treats: true, ups: makeUpsAndDowns(20_261_128), ...part });

const noon = (day: string) => new Date(`${day}T11:00:00Z`);
/** The page's own clock goes on from noon of `day`; it never stands, for what is said at one moment has no order. */
const goTo = (guest: Guest, day: string) => guest.page.clock.setSystemTime(noon(day));

const findWho = (guest: Guest): Who => {
  const [, , person, pain] = new URL(guest.page.url()).pathname.split("/") as [string, string, string, string];
  return { person, pain };
};

/** A painted neck, harmless answers, and a plan, on the first day of all. */
async function comeToPlan(guest: Guest, policy = "Gentle"): Promise<Who> {
  await guest.page.clock.install({ time: noon(start) });
  await guest.start.begin();
  await guest.paint("Back", ["neck_angle right"]);
  await guest.safety.skip();
  await guest.answer.wait();
  await guest.plan.open();
  await guest.plan.waitForChoice();
  await guest.plan.choose(policy, ["Tennis ball"]);
  return findWho(guest);
}

// The same lot in every run: with another order of the blocks the same ups and downs could give another answer.
const lot = "5be0cd19137e2179";
const fixLot = (guest: Guest) =>
  guest.page.addInitScript((digits) => {
    const draw = crypto.getRandomValues.bind(crypto);
    crypto.getRandomValues = <T extends ArrayBufferView | null>(into: T): T => {
      if (into instanceof Uint8Array && into.length === 8) into.set(digits.match(/../g)!.map((one) => parseInt(one, 16)));
      else draw(into as unknown as Uint8Array<ArrayBuffer>);
      return into;
    };
  }, lot);

async function beginFull(guest: Guest): Promise<Who> {
  const who = await comeToPlan(guest);
  await guest.trial.open();
  await guest.trial.openLengths();
  await guest.trial.choose("Days before", "14 days");
  await guest.trial.choose("Number of blocks", "8 blocks");
  expect(await guest.trial.sum()).toContain(`${weeks_days} days`);
  await guest.trial.begin();
  return who;
}

/** One day by hand: what the page says it is for, the average written down through the diary. */
async function liveByHand(guest: Guest, server: Server, who: Who, day: string, one: Life): Promise<string[]> {
  await goTo(guest, day);
  await guest.trial.open();
  const tasks = await guest.trial.tasks();
  const { first, pain } = await findToday(server, who, day, one);
  if (first && one.treats) await treat(server, who, day);
  await press(guest.at, guest.page.getByRole("link", { name: "Write it down" }));
  await guest.diary.wait();
  await guest.diary.more();
  await guest.diary.part("Worst and average");
  await press(guest.at, guest.diary.form.locator(".scale").nth(2).locator("label").nth(pain));
  const before = await guest.diary.entries.count();
  await guest.diary.save();
  await guest.page.waitForFunction((n) => document.querySelectorAll(".entries .entry:not(.session-item)").length > n, before);
  await guest.trial.open();
  await guest.page.locator(".tasks li.done").first().waitFor();
  return tasks;
}

const judge = async (server: Server, { person, pain }: Who, trial: string, day: string): Promise<JudgedTrial> =>
  (await (await fetch(`${server.origin}/api/v1/people/${person}/pains/${pain}/trials/${trial}/judgement?day=${day}`)).json()) as JudgedTrial;

async function liveTenWeeks(guest: Guest, server: Server, who: Who, one: Life): Promise<void> {
  for (const index of [0, 1]) expect((await liveByHand(guest, server, who, addDays(start, index), one))[0]).toContain("Nothing is pressed");
  await live(server, who, addDays(start, 2), 12, one);
  const { first } = (await findTrials(server, who, addDays(start, 14))).trials[0]!.now!;
  const tasks = await liveByHand(guest, server, who, addDays(start, 14), one);
  expect(tasks[0]).toContain(first ? "Treat by your plan" : "Nothing is pressed in this block");
  await live(server, who, addDays(start, 15), weeks_days - 15, one);
  await goTo(guest, addDays(start, weeks_days));
}

/** All words of a PDF, by the reader that most systems have; null where it is not installed. */
function readPdf(bytes: Buffer): string | null {
  const folder = mkdtempSync(join(tmpdir(), "unknot-pdf-"));
  try {
    writeFileSync(join(folder, "report.pdf"), bytes);
    return execFileSync("pdftotext", ["-layout", join(folder, "report.pdf"), "-"]).toString();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const plain = (text: string) => text.replace(/\s+/g, " ");

for (const [how, benefit, looks] of [["with a benefit of three points", 3, wide], ["without any benefit", 0, { ...narrow, touch: true }]] as [string, number, Partial<Looks>][])
  test(`a trial is designed, lived through for ten weeks ${how}, judged, and its verdict is in the report`, { timeout: 400_000 }, async ({ arrive, server }) => {
    const guest = await arrive(looks);
    await fixLot(guest);
    const who = await beginFull(guest);
    const seal = await guest.trial.seal();
    expect(seal).toMatch(/^[0-9a-f]{16}$/);
    const begun = (await findTrials(server, who, start)).trials[0]!;
    expect([begun.seal, begun.design.seed]).toEqual([seal, undefined]); // the lot stays closed
    expect(await guest.page.locator(".trial-order").count()).toBe(0);
    await liveTenWeeks(guest, server, who, life({ benefit }));

    await guest.trial.open();
    await guest.trial.answer.waitFor();
    const over = addDays(start, weeks_days);
    const { judgement, words } = await judge(server, who, begun.trial, over);
    expect(await guest.trial.answer.getAttribute("class")).toBe(`answer-box ${judgement.answer}`);
    if (benefit > 0) expect(judgement.answer, judgement.reasons.join()).toBe("helps");
    else expect(judgement.answer, judgement.reasons.join()).not.toBe("helps");
    expect(await guest.trial.answer.innerText()).toContain(words.answer.en);
    await guest.trial.effect.waitFor();
    await guest.page.locator(".judged .chart canvas").waitFor();
    expect(await guest.trial.others.count()).toBe(1 + judgement.others.length);
    const order = await guest.trial.order();
    expect(order.filter((one) => one.endsWith("treated by the plan"))).toHaveLength(4);
    expect(order.filter((one) => one.endsWith("nothing pressed"))).toHaveLength(4);
    expect(await guest.page.locator(".judged code").allInnerTexts()).toEqual([seal, lot]);
    const numbers = await guest.trial.numbers();
    expect(numbers).toHaveLength(weeks_days);
    expect(numbers.every((row) => /^\d+$/.test(row[2]!))).toBe(true);
    expect(await guest.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

    await guest.report.open();
    const told = await guest.report.section("Trial").innerText();
    expect(plain(told)).toContain(plain(words.answer.en));
    const pdf = await guest.report.take("PDF");
    expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    const text = readPdf(pdf.bytes);
    if (text !== null) expect(plain(text)).toContain(plain(words.answer.en).slice(0, 40));
    const fhir = JSON.parse((await guest.report.take("FHIR")).bytes.toString()) as { resourceType: string; type: string };
    expect([fhir.resourceType, fhir.type]).toEqual(["Bundle", "document"]);
    expect(JSON.stringify(fhir)).toContain(JSON.stringify(words.answer.en).slice(1, -1));
  });

test("a block that was not kept, and a session that did not belong, give no verdict and say why", { timeout: 300_000 }, async ({ arrive, server }) => {
  const guest = await arrive(wide);
  const who = await beginFull(guest);
  const one = life({ treats: false });
  await live(server, who, start, 4, one);
  await tell(server, who, addDays(start, 3), [["session_begun", { session: "d".repeat(32), policy: "gentle", treater: "self" }]]);
  await goTo(guest, addDays(start, 3));
  await guest.trial.open();
  expect(await guest.trial.standing()).toContain("A session that did not belong there");
  await live(server, who, addDays(start, 4), weeks_days - 4, one);
  await goTo(guest, addDays(start, weeks_days));
  await guest.trial.open();
  await guest.trial.answer.waitFor();
  expect(await guest.trial.answer.getAttribute("class")).toContain("cannot_tell");
  const { trials } = await findTrials(server, who, addDays(start, weeks_days));
  const { judgement, words } = await judge(server, who, trials[0]!.trial, addDays(start, weeks_days));
  expect([judgement.verdict, judgement.reasons.includes("block_not_kept"), judgement.reasons.includes("wrong_session")]).toEqual([undefined, true, true]);
  for (const reason of words.reasons) expect(await guest.trial.answer.innerText()).toContain(reason.en);
  expect([await guest.trial.effect.count(), await guest.trial.others.count()]).toEqual([0, 0]);
});

test("whoever looks early sees the price first, the answer then, and needs more surety from then on", { timeout: 300_000 }, async ({ arrive, server }) => {
  const guest = await arrive(wide);
  const who = await beginFull(guest);
  await live(server, who, start, 42, life({ benefit: 3 }));
  const day = addDays(start, 41);
  await goTo(guest, day);
  const [before] = (await findTrials(server, who, day)).trials;
  const refused = await fetch(`${server.origin}/api/v1/people/${who.person}/pains/${who.pain}/trials/${before!.trial}/judgement?day=${day}`);
  expect(refused.status).toBe(409); // nobody is told without having said that they look
  await guest.trial.open();
  expect(await guest.trial.answer.count()).toBe(0);
  await guest.trial.lookEarly();
  expect(await guest.trial.answer.innerText()).toContain("looked at early");
  const { judgement } = await judge(server, who, before!.trial, day);
  expect([judgement.early, judgement.surety > 0.95]).toEqual([true, true]);
  expect(await guest.page.locator(".trial-order").count()).toBe(0); // what is to come stays closed
  await goTo(guest, addDays(day, 1));
  await guest.trial.open();
  expect(await guest.trial.answer.count()).toBe(0);
  await press(guest.at, guest.page.locator(".look-early summary"));
  expect(await guest.page.locator(".look-early").innerText()).toContain("Looked at early on");
});

test("a trial that is stopped after three days ends there, tells nothing, and makes room for another", { timeout: 200_000 }, async ({ arrive, server }) => {
  const guest = await arrive(narrow);
  const who = await beginFull(guest);
  await live(server, who, start, 3, life());
  await goTo(guest, addDays(start, 3));
  await guest.trial.open();
  expect(await guest.trial.standing()).toContain("3 of 4 days");
  await guest.trial.stop();
  expect(await guest.trial.answer.getAttribute("class")).toContain("cannot_tell");
  expect(await guest.trial.effect.count()).toBe(0);
  await press(guest.at, guest.page.getByRole("button", { name: "A new trial" }));
  await guest.trial.form.waitFor();
  expect(await guest.page.locator("#trial-earlier").count()).toBe(1);
});

test("two trials at once: the page offers none for another pain, and one that comes from elsewhere gets no verdict", { timeout: 200_000 }, async ({ arrive, server }) => {
  const guest = await arrive(wide);
  const who = await beginFull(guest);
  const { design } = (await findTrials(server, who, start)).trials[0]!;
  await tell(server, who, addDays(start, 1), [["trial_begun", { trial: "f".repeat(32), design: { ...design, begins: addDays(start, 1), seed: "0123456789abcdef" } }]]);
  const { trials } = await findTrials(server, who, addDays(start, 1));
  expect(trials.map((one) => one.overlaps)).toEqual([true, false]);
  await goTo(guest, addDays(start, 1));
  await guest.trial.open();
  expect((await guest.trial.tasks())[0]).toContain("Nothing is pressed"); // the first one goes on
  const other = "a".repeat(32);
  await tell(server, { ...who, pain: other }, addDays(start, 1), [["pain_named", { name: "Knee" }], ["pain_drawn", { strokes: [], listed: [], cells: [{ region: "thigh_front_mid", side: "left", intensity: 5, qualities: ["ache"] }] }]]);
  await guest.page.goto(`${guest.at.origin}/pair`); // away, so that the address alone opens the other pain
  await guest.page.goto(`${guest.at.origin}/pain/${who.person}/${other}/trial`);
  await guest.page.getByText("One at a time").waitFor();
  expect(await guest.trial.form.count()).toBe(0);
});

test("a day that was forgotten can be written down for two days, later it is named as late", { timeout: 200_000 }, async ({ arrive, server }) => {
  const guest = await arrive(wide);
  const who = await beginFull(guest);
  await tellEntry(server, who, start, 5);
  await goTo(guest, addDays(start, 2));
  await guest.trial.open();
  expect(await guest.trial.standing()).toContain("Can still be written down");
  await tellEntry(server, who, addDays(start, 2), 5, addDays(start, 1)); // the next day: in time
  await tellEntry(server, who, addDays(start, 6), 5, addDays(start, 2)); // four days later
  await goTo(guest, addDays(start, 6));
  await guest.trial.open();
  expect(await guest.trial.standing()).toContain("2 of 7 days");
  expect(await guest.trial.standing()).toMatch(/Written down too late to count\s+\d/);
  const { trials } = await findTrials(server, who, addDays(start, 6));
  expect(trials[0]!.days.map((one) => one.late)).toEqual([false, false, true, false, false, false, false]);
});

test("who wants to try first is offered a quick trial, and its session is asked for when the days before are over", { timeout: 200_000 }, async ({ arrive, server }) => {
  const guest = await arrive({ ...narrow, touch: true, scheme: "dark" });
  const who = await comeToPlan(guest, "Try first");
  await press(guest.at, guest.page.getByRole("link", { name: "Make a quick trial of it" }));
  await guest.trial.form.waitFor();
  expect(await guest.trial.sum()).toContain("7 days before, one session, 14 days after: 21 days.");
  await guest.trial.begin();
  await guest.plan.open();
  expect(await guest.plan.today()).toContain("Not now");
  await press(guest.at, guest.page.getByRole("link", { name: "To the trial" }));
  const one = life({ benefit: 3 });
  await live(server, who, start, 7, { ...one, treats: false });
  await goTo(guest, addDays(start, 7));
  await guest.trial.open();
  expect((await guest.trial.tasks())[0]).toContain("One session by your plan");
  expect(await treat(server, who, addDays(start, 7))).toBe(true);
  await guest.trial.open();
  expect((await guest.trial.tasks())[0]).toContain("Nothing more is pressed");
  await guest.plan.open();
  expect(await guest.plan.today()).toContain("Not now");
});

test("a design can be stopped while it is worked out, and one of days that are over is refused", async ({ arrive }) => {
  const guest = await arrive(wide);
  await comeToPlan(guest);
  await guest.trial.open();
  await guest.trial.openLengths();
  await guest.trial.form.locator("input[type=date]").fill(addDays(start, -1));
  await guest.trial.workOut();
  await guest.page.getByText("A trial begins today or later").waitFor();
  await guest.trial.form.locator("input[type=date]").fill(start);
  await guest.trial.workOut();
  await press(guest.at, guest.page.getByRole("button", { name: "That is enough" }));
  await guest.page.locator(".power-progress").waitFor({ state: "detached" });
  expect(await guest.page.locator(".trial-begin, .power .calm-box").count()).toBe(1);
});

test("a report holds what was ticked and nothing else, in the language that was chosen", async ({ arrive, server }) => {
  const guest = await arrive(wide);
  const who = await comeToPlan(guest);
  await tell(server, who, start, [["diary_noted", { entry: "e".repeat(32), about: `${start}T17:00:00.000Z`, about_day: start, now: 4, qualities: [], cells: [], activities: [], motions: [], thresholds: [], note: "A secret of mine." }]]);
  await goTo(guest, addDays(start, 1));
  await guest.report.open();
  await guest.report.settle();
  expect(await guest.report.paper.innerText()).not.toContain("A secret of mine.");
  expect(await guest.report.paper.innerText()).toContain("Without a name");
  const without = (await guest.report.take("JSON")).bytes.toString();
  expect(without).not.toContain("A secret of mine.");
  await guest.report.tick("My notes");
  await guest.report.section("My notes").getByText("A secret of mine.").waitFor();
  expect((await guest.report.take("JSON")).bytes.toString()).toContain("A secret of mine.");
  await guest.report.tick("Where it hurts");
  await guest.report.section("Where it hurts").waitFor({ state: "detached" });
  await guest.report.language("Deutsch");
  await guest.page.locator(".paper[lang=de]").waitFor();
  const table = (await guest.report.take("Table")).bytes.toString();
  expect(table.length).toBeGreaterThan(20);
  for (const name of ["My notes", "What was found", "Safety answers", "What was done", "How the body answered", "How it went", "Trial"]) await guest.report.tick(name);
  await guest.page.getByText("Choose at least one thing").waitFor();
  expect(await guest.page.locator(".report-files a").count()).toBe(0);
});
