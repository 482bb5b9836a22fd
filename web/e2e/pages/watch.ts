// The second screen.
import type { Visitor } from "../support/browser";
import { inWords } from "../support/words";

export class WatchPage {
  constructor(private readonly at: Visitor) {}
  private get page() {
    return this.at.page;
  }
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.at.origin}${path}/watch`);
    await this.page.locator(".watch-status").waitFor();
  }
  /** Waits until the one sentence says what may be relied on. */
  waitForStatus = (text: string | RegExp) => this.page.locator(".watch-status").filter({ hasText: text }).waitFor();
  waitForState = (text: string) => this.page.locator(".watch-state").filter({ hasText: inWords(this.at, text) }).waitFor();
  /** Waits until this is the latest that the person said. */
  waitForSaid = (text: string) => this.page.locator(".watch-said .latest").filter({ hasText: text }).waitFor();
  point = () => this.page.locator(".watch-point").innerText();
  level = () => this.page.locator(".watch-level").innerText();
  get stop() {
    return this.page.locator(".watch-stop");
  }
  /** Seconds that were pressed, as shown. */
  async pressed(): Promise<number> {
    const [minutes, seconds] = (await this.page.locator(".watch-times [role=timer]").innerText()).split(":");
    return 60 * Number(minutes) + Number(seconds);
  }
}
