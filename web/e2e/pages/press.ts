// The way to the page that shows what arrives of a press.
import { press } from "../support/hand";
import type { Guest } from "../support/test";

/** From nothing to the page, at the levator scapulae: the first numbers are there. */
export async function comeToPress(guest: Guest): Promise<void> {
  await guest.start.begin();
  await guest.paint("Back", ["neck_angle right"]);
  await guest.safety.skip();
  await guest.answer.wait();
  const path = new URL(guest.page.url()).pathname.replace(/answer$/, "muscle/levator_scapulae?point=neck_angle&side=right");
  await guest.page.goto(new URL(path, guest.page.url()).href);
  await press(guest.at, guest.page.getByRole("link", { name: /What arrives|Was kommt an/ }));
  await guest.page.locator(".press-share").first().waitFor();
}
