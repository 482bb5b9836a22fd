// What a person said is kept, comes back, goes away for good, and is never mixed up with somebody else's.
import { expect, test, type Guest } from "./support/test";
import { narrow, wide } from "./support/browser";

async function paintNeck(guest: Guest): Promise<void> {
  await guest.paint("Back", ["neck_angle right"]);
}

test("after a reload, in the middle of the safety questions, a person goes on where they were", async ({ arrive }) => {
  const guest = await arrive(narrow);
  await guest.start.begin();
  await paintNeck(guest);
  const first = await guest.safety.title();
  await guest.safety.main.click();
  await guest.page.waitForFunction((old) => document.querySelector("h1")?.textContent !== old, first);
  const second = await guest.safety.title();
  await guest.page.reload();
  await guest.safety.wait();
  expect(await guest.safety.title()).toBe(second);
  await guest.safety.answerNone();
  await guest.answer.wait();
  const cards = await guest.answer.listCards();
  await guest.start.open();
  await guest.page.locator(".pains .go-on").click();
  await guest.answer.wait();
  expect(await guest.answer.listCards()).toEqual(cards);
});

test("two people keep their pains apart", async ({ arrive }) => {
  const guest = await arrive(wide);
  await guest.start.open();
  await guest.start.beginAs("Ada");
  await paintNeck(guest);
  await guest.start.open();
  await guest.start.beginAs("Ben");
  await guest.draw.wait();
  await guest.draw.choose("Front");
  await guest.draw.paint("thigh_front_mid left");
  await guest.draw.goOn();
  await guest.safety.wait();
  await guest.start.open();
  expect(await guest.page.locator(".person-box h2").allInnerTexts()).toEqual(["Pains of Ada", "Pains of Ben"]);
  expect(await guest.start.pains("Pains of Ada").count()).toBe(1);
  expect(await guest.start.pains("Pains of Ada").innerText()).toContain("your right");
  expect(await guest.start.pains("Pains of Ben").innerText()).toContain("your left");
});

test("everything is saved as a file, deleted, and brought back the same", async ({ arrive }) => {
  const guest = await arrive(wide);
  await guest.start.begin();
  await paintNeck(guest);
  await guest.safety.skip();
  await guest.answer.wait();
  const cards = await guest.answer.listCards();
  await guest.settings.open();
  const archive = await guest.settings.save();
  expect(JSON.parse(archive)).toMatchObject({ unknot_archive: 1 });
  await guest.settings.remove("Me");
  expect(await guest.settings.people()).toEqual([]);
  await guest.start.open();
  expect(await guest.page.locator(".person-box").count()).toBe(0);
  await guest.settings.open();
  expect(await guest.settings.bringBack(archive)).toMatch(/^\d+ entries were added, 0 were here already\.$/);
  expect(await guest.settings.bringBack(archive)).toMatch(/^0 entries were added, \d+ were here already\.$/);
  const again = await guest.settings.save();
  expect(JSON.parse(again).events).toEqual(JSON.parse(archive).events);
  await guest.start.open();
  await guest.page.locator(".pains .go-on").click();
  await guest.answer.wait();
  expect(await guest.answer.listCards()).toEqual(cards);
});

test("what is said while the program is away is kept on the device and sent once it is back", async ({ arrive, server }) => {
  const guest = await arrive({ ...wide, refusals: true });
  await guest.start.begin();
  await paintNeck(guest);
  await guest.safety.skip();
  await guest.answer.wait();
  await server.stop();
  await guest.answer.question.getByRole("button", { name: "Yes" }).click();
  await guest.page.getByText("1 entry is kept on this device and will be sent.").waitFor();
  await server.start();
  await guest.page.getByText(/entry is kept/).waitFor({ state: "detached" });
  await guest.page.locator(".answered").waitFor();
  expect(await guest.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("unknot.event.")))).toEqual([]);
});

test("the pages speak German throughout when the browser does, and keep the language that is chosen", async ({ arrive }) => {
  const guest = await arrive({ ...narrow, locale: "de-DE" });
  await guest.page.goto(`${guest.at.origin}/`);
  await guest.page.getByRole("heading", { name: "Wo tut es weh?" }).waitFor();
  await guest.page.goto(`${guest.at.origin}/example/answer`);
  await guest.answer.wait();
  expect(await guest.page.locator("html").getAttribute("lang")).toBe("de");
  const text = await guest.page.locator("main").innerText();
  expect(text).not.toMatch(/\b(the|your|where|shoulder|which|with)\b/i);
  await guest.page.goto(`${guest.at.origin}/settings`);
  await guest.page.locator(".segments label").filter({ hasText: "English" }).click();
  await guest.page.reload();
  await guest.page.getByRole("heading", { name: "Settings and your data" }).waitFor();
});
