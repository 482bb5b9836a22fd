// The turning figure: paints like the picture where the browser can draw it, and is explained where it cannot.
import { expect, test, type Guest } from "./support/test";
import { narrow, wide } from "./support/browser";
import { press, stroke, type Spot } from "./support/hand";

/** Moves over the canvas until the caption names the region; the middle of what was found. */
async function findOnCanvas(guest: Guest, name: string): Promise<Spot> {
  await guest.draw.canvas.scrollIntoViewIfNeeded();
  const box = (await guest.draw.canvas.boundingBox())!;
  const found: Spot[] = [];
  for (let row = 1; row < 24; ++row)
    for (let column = 0; column < 13; ++column) {
      const at = { x: box.x + box.width / 2 + (column - 6) * (box.height / 40), y: box.y + (box.height * row) / 24 };
      await guest.page.mouse.move(at.x, at.y);
      if ((await guest.page.locator(".caption").innerText()).toLowerCase() === name.toLowerCase()) found.push(at);
    }
  if (found.length === 0) throw new Error(`${name} is not to be seen on the turning figure.`);
  return found[Math.floor(found.length / 2)]!;
}

test("a stroke on the picture and the same stroke on the turning figure report the same region", async ({ arrive }) => {
  const guest = await arrive(wide, "webgl");
  await guest.start.begin();
  await guest.draw.wait();
  const told: Record<string, string[]> = {};
  const regions = ["thigh_front_upper right", "belly_upper left"];
  for (const region of regions) {
    await guest.draw.paint(region);
    told[region] = await guest.draw.listPainted();
    await press(guest.at, guest.page.getByRole("button", { name: "Clear" }));
    await guest.page.locator(".painted-list").waitFor({ state: "detached" });
  }
  await guest.draw.openTurning();
  for (const region of regions) {
    const at = await findOnCanvas(guest, told[region]![0]!);
    await stroke(guest.at, [at, { x: at.x + 2, y: at.y }]);
    await guest.page.locator(".painted-list li").first().waitFor();
    expect(await guest.draw.listPainted()).toContain(told[region]![0]);
    await press(guest.at, guest.page.getByRole("button", { name: "Clear" }));
    await guest.page.locator(".painted-list").waitFor({ state: "detached" });
  }
});

test("on the turning figure a stroke after a half turn lands on the back, on the same side", async ({ arrive }) => {
  const guest = await arrive(wide, "webgl");
  await guest.start.begin();
  await guest.draw.wait();
  await guest.draw.openTurning();
  for (let i = 0; i < 4; ++i) await guest.page.getByRole("button", { name: "Turn right" }).click(); // an eighth of a circle each
  const box = (await guest.draw.canvas.boundingBox())!;
  await stroke(guest.at, [{ x: box.x + box.width / 2 + box.height * 0.045, y: box.y + box.height * 0.3 }]);
  await guest.page.locator(".painted-list li").first().waitFor();
  for (const name of await guest.draw.listPainted()) expect(name).toContain("your right"); // seen from behind, the right is on the right
});

test("without WebGL the page explains that picture and list do everything, and they do", async ({ arrive }) => {
  const guest = await arrive(narrow, "flat");
  await guest.start.begin();
  await guest.draw.wait();
  await guest.draw.choose("3-D");
  await guest.page.getByText("This browser cannot show the turning figure, because it has no WebGL.").waitFor();
  await guest.draw.choose("Picture");
  await guest.draw.wait();
  await guest.draw.paint("thigh_front_upper right");
  expect(await guest.draw.countPainted()).toBeGreaterThan(0);
});
