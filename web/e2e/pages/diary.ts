import type { Visitor } from "../support/browser";
import { press } from "../support/hand";

export class DiaryPage {
  constructor(private readonly at: Visitor) {}
  private get page() {
    return this.at.page;
  }

  wait = () => this.page.locator(".entry-form").waitFor();
  async open(): Promise<void> {
    const [, kind, person, pain] = new URL(this.page.url()).pathname.split("/");
    await this.page.goto(`${this.at.origin}/${kind}/${person}/${pain}/diary`);
    await this.wait();
    await this.page.locator(".chart, .diary-look .hint").first().waitFor();
  }
  get form() {
    return this.page.locator(".entry-form");
  }
  strength = (value: number) => press(this.at, this.form.locator(".scale").first().locator("label").nth(value));
  more = async () => {
    if (!(await this.form.locator("textarea").isVisible())) await press(this.at, this.form.locator("> .more > summary"));
  };
  part = (title: string) => press(this.at, this.form.locator(".part > summary").filter({ hasText: title }));
  save = () => press(this.at, this.form.locator("button[type=submit]"));
  /** One entry by one tap; comes back when it stands in the list. */
  async note(value: number): Promise<void> {
    const before = await this.entries.count();
    await this.strength(value);
    await this.save();
    await this.page.waitForFunction((n) => document.querySelectorAll(".entries .entry:not(.session-item)").length > n, before);
  }
  get entries() {
    return this.page.locator(".entries .entry:not(.session-item)");
  }
  get sessions() {
    return this.page.locator(".entries .session-item");
  }
  get reaction() {
    return this.page.locator(".reaction");
  }
  range = (name: string) => press(this.at, this.page.locator(".diary-look .segments label").filter({ hasText: new RegExp(`^${name}$`) }));
  heat = () => this.page.locator(".heat-figure .numbers text").allTextContents();
}
