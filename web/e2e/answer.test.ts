// What the answer says, and what ends the way before it.
import { expect, test, type Guest } from "./support/test";
import { narrow, wide } from "./support/browser";

async function paint(guest: Guest, view: string, regions: string[], strength = 6): Promise<void> {
  await guest.start.begin();
  await guest.paint(view, regions, strength);
}

test("an emergency answer stops the way with the number to call, and a slip of the finger is taken back", async ({ arrive }) => {
  const guest = await arrive({ ...narrow, touch: true });
  await paint(guest, "Front", ["chest_front left"]);
  const row = guest.page.locator(".checklist li").last(); // far below the top of the page
  await row.getByRole("button", { name: "Yes" }).tap();
  await guest.safety.stop.waitFor();
  expect(await guest.page.locator("h1").innerText()).toBe("Get help now");
  expect(await guest.page.locator(".call").getAttribute("href")).toBe("tel:999");
  const { y } = (await guest.page.locator("h1").boundingBox())!;
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(400);
  await guest.page.goto(guest.page.url().replace("safety", "answer"));
  await guest.safety.stop.waitFor();
  expect(await guest.page.locator(".ranking").count()).toBe(0);
  await guest.page.getByRole("button", { name: "I tapped this by mistake" }).tap();
  await guest.safety.stop.waitFor({ state: "detached" });
});

test("a numb hand that a nerve explains better is told: probably not a trigger point, shown on the hand itself", async ({ arrive }) => {
  const guest = await arrive(wide);
  await guest.start.begin();
  await guest.draw.wait();
  await guest.draw.choose("Left hand");
  await guest.draw.choose("Palm");
  await guest.draw.choose("numb");
  for (const region of ["palm left", "thumb_front left", "index_finger_front left", "middle_finger_front left"]) await guest.draw.paint(region);
  await guest.draw.goOn();
  await guest.safety.wait();
  await guest.safety.skip();
  await guest.answer.wait();
  expect(await guest.answer.verdict()).toContain("Probably not a trigger point");
  expect(await guest.page.locator(".others .card").count()).toBeGreaterThan(0);
});

test("a foot that only its own muscles explain is shown close up", async ({ arrive }) => {
  const guest = await arrive(wide);
  await paint(guest, "Left foot / Top", ["big_toe_top left"], 8);
  await guest.safety.skip();
  await guest.answer.wait();
  expect(await guest.page.locator(".point-figure .segments label").allInnerTexts()).toEqual(["Top", "Sole", "Inner side", "Outer side"]);
});

test("the next question is answered in place and the ranking moves; taken back, it moves back", async ({ arrive }) => {
  const guest = await arrive(wide);
  await paint(guest, "Back", ["neck_angle right", "blade_upper_corner right"]);
  await guest.safety.skip();
  await guest.answer.wait();
  const before = await guest.answer.listCards();
  const asked = await guest.answer.question.locator(".question").innerText();
  await guest.answer.say("Yes");
  const after = await guest.answer.listCards();
  expect(after).not.toEqual(before);
  expect(await guest.page.locator(".changed").innerText()).toContain("moved this");
  expect(await guest.answer.question.locator(".question").innerText()).not.toBe(asked);
  await guest.answer.question.locator(".answered summary").click();
  await guest.answer.question.getByRole("button", { name: "Take back" }).click();
  await guest.page.locator(".answered").waitFor({ state: "detached" });
  await guest.answer.wait();
  expect(await guest.answer.listCards()).toEqual(before);
});

test("every reason under “more” names the question it comes from", async ({ arrive }) => {
  const guest = await arrive(wide);
  await paint(guest, "Back", ["neck_angle right", "blade_upper_corner right"]);
  await guest.safety.skip();
  await guest.answer.wait();
  const answered: string[] = [];
  for (const answer of ["Yes", "No", "Yes"] as const) {
    answered.push(`${await guest.answer.question.locator(".question").innerText()}|${answer}`);
    await guest.answer.say(answer);
  }
  for (const summary of await guest.page.locator(".tier .card .more summary").all()) if (await summary.isVisible()) await summary.click();
  const reasons = await guest.page.locator(".tier .ledger li p:first-child").allInnerTexts();
  const plain = (text: string) => text.replace(/^(Your (right|left): )/i, "").trim();
  for (const reason of reasons.filter((one) => /(Yes|No)\.$/.test(one))) {
    const said = answered.some((one) => {
      const [question, answer] = one.split("|") as [string, string];
      return reason.includes(plain(question)) && reason.endsWith(`${answer}.`);
    });
    expect(said, reason).toBe(true);
  }
  expect(reasons.some((one) => /pain at /i.test(one))).toBe(true);
});

test("the worked example is complete, moves with its answers and keeps nothing", async ({ arrive }) => {
  const guest = await arrive(narrow);
  await guest.start.open();
  await guest.page.getByRole("link", { name: "Look at the example" }).click();
  await guest.answer.wait();
  expect((await guest.answer.listCards())[0]!.name).toContain("your right");
  const before = await guest.answer.listCards();
  await guest.answer.say("Yes");
  expect(await guest.answer.listCards()).not.toEqual(before);
  await guest.start.open();
  expect(await guest.page.locator(".person-box").count()).toBe(0);
});
