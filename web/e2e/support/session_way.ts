// The way to the session page, as far as it is the same for every test of sessions.
import { expect, type Guest } from "./test";

/** A painted neck, harmless answers, a gentle plan, and the session's page. */
export async function arriveAtSession(guest: Guest, things = ["tennis_ball"]): Promise<string> {
  await guest.session.takeClock();
  await guest.start.begin();
  await guest.paint("Back", ["neck_angle right"], 6);
  await guest.safety.skip();
  await guest.answer.wait();
  const path = new URL(guest.page.url()).pathname.replace(/\/answer$/, "");
  await chooseCare(guest, path, things);
  await guest.session.open(path);
  await guest.session.startButton.waitFor();
  return path;
}

async function chooseCare(guest: Guest, path: string, things: string[]): Promise<void> {
  const said = await guest.page.evaluate(async ([person, pain, ...things]) => {
    const id = crypto.randomUUID().replaceAll("-", "");
    const at = new Date();
    const day = new Intl.DateTimeFormat("sv-SE").format(at);
    const event = { id, person, pain, kind: "care_chosen", at: at.toISOString(), day, care_chosen: { policy: "gentle", implements: things } };
    return (await fetch("/api/v1/events", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ events: [event] }) })).status;
  }, [...path.split("/").slice(2, 4), ...things]);
  expect(said).toBe(200);
}
