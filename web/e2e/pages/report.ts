// The report page: chosen, read, taken along.
import { readFileSync } from "node:fs";
import type { Visitor } from "../support/browser";
import { press } from "../support/hand";

export class ReportPage {
  constructor(private readonly at: Visitor) {}
  private get page() {
    return this.at.page;
  }

  async open(): Promise<void> {
    const [, kind, person, pain] = new URL(this.page.url()).pathname.split("/");
    await this.page.goto(`${this.at.origin}/${kind}/${person}/${pain}/report`);
    await this.paper.waitFor();
  }
  get paper() {
    return this.page.locator(".paper");
  }
  section = (title: string) => this.page.locator(".paper-part").filter({ has: this.page.locator(`h3:text-is("${title}")`) });
  tick = (name: string) => press(this.at, this.page.locator(".report-choice .chip").filter({ hasText: new RegExp(`${name}$`) }));
  days = (name: string) => press(this.at, this.page.locator(".report-choice .segments label").filter({ hasText: new RegExp(`^${name}$`) }));
  language = (name: string) => press(this.at, this.page.locator(".report-choice .segments label").filter({ hasText: name }));
  /** Waits until the preview is that of the present choice. */
  settle = () => this.page.locator(".report-preview[aria-busy=false]").waitFor();
  /** The bytes of a file, as the browser saved it, and its name. */
  async take(name: string): Promise<{ bytes: Buffer; name: string }> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), press(this.at, this.page.locator(".report-files a").filter({ hasText: new RegExp(`^${name}`) }))]);
    return { bytes: readFileSync(await download.path()), name: download.suggestedFilename() };
  }
}
