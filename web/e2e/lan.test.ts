// A phone in the same network: https from a second network namespace, with the authority trusted and not.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import { executable, flags, visit, type Looks } from "./support/browser";
import { canMakeNamespaces, makeNamespace, makeTrustingHome, type Namespace } from "./support/namespace";
import { removeServer, startServer, type Server } from "./support/server";
import { expect, Guest, test } from "./support/test";

const phone: Partial<Looks> = { width: 390, height: 844, touch: true, serviceWorkers: "allow", refusals: true };
const folder = mkdtempSync(join(tmpdir(), "unknot-lan-"));
let server: Server;
let there: Namespace;

interface Offer { url: string; fingerprint_sha256: string }
const offer = async (page?: string): Promise<Offer> => {
  const answer = await fetch(`${server.origin}/api/v1/devices/pairing`, { method: "POST", headers: { "Content-Type": "application/json", Origin: server.origin }, body: JSON.stringify(page ? { page } : {}) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Offer;
};

async function launchThere(home: string): Promise<Browser> {
  const program = there.wrap(executable, join(home, "chromium"), { HOME: home });
  return chromium.launch({ executablePath: program, headless: true, args: [...flags, "--disable-gpu"] });
}

describe.skipIf(!canMakeNamespaces())("a phone in the same network", () => {
  beforeAll(async () => {
    there = makeNamespace();
    server = await startServer(["--lan", "--lan-port", "0"]);
  });
  afterAll(async () => {
    if (server) await removeServer(server);
    there.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test("trusting the authority, it is let in by the one-time code, paints, reads the ranking, and opens without the network", async () => {
    const certificate = Buffer.from(await (await fetch(`${server.origin}/ca.crt`)).arrayBuffer());
    const home = makeTrustingHome(mkdtempSync(join(folder, "trusting-")), certificate);
    const browser = await launchThere(home);
    const { url } = await offer();
    const { origin } = new URL(url);
    const guest = new Guest(await visit(browser, origin, phone));
    await guest.pair.pair(url, "Ada's phone");
    await guest.page.getByRole("heading", { name: "This device is added" }).waitFor();
    expect(guest.page.url()).toBe(`${origin}/pair`); // the code does not stay in the address
    await guest.pair.begin();
    await guest.start.begin();
    await guest.paint("Back", ["neck_angle right"]);
    await guest.safety.answerNone();
    await guest.answer.wait();
    await guest.page.waitForFunction(() => navigator.serviceWorker.getRegistration().then((one) => one?.active?.state === "activated"));
    await guest.settings.open();
    expect(await guest.page.getByText("This connection is not trusted").count()).toBe(0);
    await guest.at.context.setOffline(true);
    await guest.page.goto(`${origin}/settings`);
    await guest.page.getByRole("heading", { name: "Settings and your data" }).waitFor();
    expect(guest.at.wrongs.filter((one) => !/ERR_INTERNET_DISCONNECTED|Failed to load/.test(one))).toEqual([]);
    await browser.close();
    const { devices } = (await (await fetch(`${server.origin}/api/v1/devices`)).json()) as { devices: { name: string }[] };
    expect(devices.map((one) => one.name)).toContain("Ada's phone");
  });

  test("not trusting it, a person who goes on after the browser's warning can paint and read, and is told what is lost", async () => {
    const home = mkdtempSync(join(folder, "wary-"));
    const browser = await launchThere(home);
    const { url } = await offer();
    const { origin } = new URL(url);
    const wary = await visit(browser, origin, phone);
    await expect(wary.page.goto(url)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
    await wary.context.close();
    const guest = new Guest(await visit(browser, origin, phone, { ignoreHTTPSErrors: true }));
    await guest.pair.pair(url, "Wary phone");
    await guest.pair.begin();
    await guest.page.goto(`${origin}/example/answer`);
    await guest.answer.wait();
    await guest.settings.open();
    await guest.page.getByText("This connection is not trusted by the device.").waitFor();
    await browser.close();
  });

  test("a code that was used, or never was, is refused with a sentence and the way to a new one; without a code nothing is shown", async () => {
    const browser = await launchThere(mkdtempSync(join(folder, "late-")));
    const { url } = await offer();
    const { origin } = new URL(url);
    const trusting = { ignoreHTTPSErrors: true };
    const first = new Guest(await visit(browser, origin, phone, trusting));
    await first.pair.pair(url, "First");
    await first.page.getByRole("heading", { name: "This device is added" }).waitFor();
    const stranger = new Guest(await visit(browser, origin, phone, trusting));
    for (const late of [url, `${origin}/pair#token=${"0".repeat(64)}`]) {
      await stranger.page.goto("about:blank");
      await stranger.pair.pair(late, "Second");
      const alert = stranger.page.getByRole("alert");
      await alert.waitFor();
      expect(await alert.innerText()).toMatch(/pairing|code/i);
      expect(await alert.innerText()).toContain("On your computer, go to Settings, “Add a phone”");
    }
    await stranger.page.goto(`${origin}/`);
    await stranger.page.getByText("This page needs the code from your computer.").waitFor();
    expect(await stranger.page.evaluate(() => fetch("/api/v1/export").then((answer) => answer.status))).toBe(401);
    await browser.close();
  });

  test("the code that a session shows leads a helper's phone to the screen that watches it, the first time and again", async () => {
    const [person, pain] = ["a".repeat(32), "b".repeat(32)];
    const event = { id: "c".repeat(32), person, pain, kind: "pain_named", at: "2026-11-22T12:00:00.000Z", day: "2026-11-22", pain_named: { name: "Neck" } };
    const path = `/pain/${person}/${pain}`;
    await fetch(`${server.origin}/api/v1/events`, { method: "POST", headers: { "Content-Type": "application/json", Origin: server.origin }, body: JSON.stringify({ events: [event] }) });
    const browser = await launchThere(mkdtempSync(join(folder, "helper-")));
    const { url } = await offer(`${path}/watch`);
    const guest = new Guest(await visit(browser, new URL(url).origin, phone, { ignoreHTTPSErrors: true }));
    await guest.pair.pair(url, "Helper's phone");
    await guest.page.getByRole("heading", { name: "This device is added" }).waitFor();
    await Promise.all([guest.page.waitForEvent("load"), guest.page.getByRole("button", { name: "Begin" }).tap()]);
    await guest.watch.waitForStatus("No session is shown yet");
    const word = { session: "d".repeat(32), state: "hold.0", input: "more", at_s: 1, level: 4, step: 0, steps: 1, kind: "hold", shows: [], held_s: 1, point: { muscle: "levator_scapulae", point: "neck_angle", side: "right" } };
    for (let i = 0; i < 2; ++i) await fetch(`${server.origin}/api/v1/people/${person}/pains/${pain}/live`, { method: "POST", headers: { "Content-Type": "application/json", Origin: server.origin }, body: JSON.stringify(word) });
    await guest.watch.waitForSaid("More");
    await guest.page.goto("about:blank");
    await guest.page.goto((await offer(`${path}/watch`)).url); // the device is known by now: it is not asked again
    await guest.page.locator(".watch-status").waitFor();
    await browser.close();
  });

  test("a phone that is shut out on the computer reads nothing any more", async () => {
    const browser = await launchThere(mkdtempSync(join(folder, "out-")));
    const { url } = await offer();
    const guest = new Guest(await visit(browser, new URL(url).origin, phone, { ignoreHTTPSErrors: true }));
    await guest.pair.pair(url, "Lost phone");
    await guest.page.getByRole("heading", { name: "This device is added" }).waitFor();
    const people = () => guest.page.evaluate(() => fetch("/api/v1/people").then((answer) => answer.status));
    expect(await people()).toBe(200);
    const { devices } = (await (await fetch(`${server.origin}/api/v1/devices`)).json()) as { devices: { name: string; device: string }[] };
    const lost = devices.find((one) => one.name === "Lost phone")!;
    await fetch(`${server.origin}/api/v1/devices/${lost.device}`, { method: "DELETE", headers: { Origin: server.origin } });
    expect(await people()).toBe(401);
    await guest.page.goto(`${guest.at.origin}/`);
    await guest.page.getByText("This page needs the code from your computer.").waitFor();
    await browser.close();
  });
});
