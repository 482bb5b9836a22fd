// The way to the page that shows what arrives of a press.
import { press } from "../support/hand";
import type { Guest } from "../support/test";

interface Spot { paint: string; muscle: string; point: string }

const neck: Spot = { paint: "neck_angle right", muscle: "levator_scapulae", point: "neck_angle" };
/** Lies on ribs. */
export const betweenBlades: Spot = { paint: "between_blade_and_spine right", muscle: "rhomboids", point: "inner_border" };

/** From nothing to the page, at the levator scapulae unless another spot is named: the first numbers are there. */
export async function comeToPress(guest: Guest, { paint, muscle, point }: Spot = neck): Promise<void> {
  await guest.start.begin();
  await guest.paint("Back", [paint]);
  await guest.safety.skip();
  await guest.answer.wait();
  const path = new URL(guest.page.url()).pathname.replace(/answer$/, `muscle/${muscle}?point=${point}&side=right`);
  await guest.page.goto(new URL(path, guest.page.url()).href);
  await press(guest.at, guest.page.getByRole("link", { name: /What arrives|Was kommt an/ }));
  await guest.page.locator(".press-share").first().waitFor();
}

/** What a job of the program says to somebody who begins to listen: waiting, running, stopped ... */
export const hearJob = (guest: Guest, path: string): Promise<string> => guest.page.evaluate(async (address) => {
  const source = new EventSource(address);
  const word = await new Promise<string>((resolve) => (source.onmessage = ({ data }: MessageEvent<string>) => resolve((JSON.parse(data) as { state: string }).state)));
  source.close();
  return word;
}, path);
