import type { Visitor } from "../support/browser";
import { press } from "../support/hand";

export class TwinPage {
  constructor(private readonly at: Visitor) {}
  private get page() {
    return this.at.page;
  }

  async open(): Promise<void> {
    const [, kind, person, pain] = new URL(this.page.url()).pathname.split("/");
    await this.page.goto(`${this.at.origin}/${kind}/${person}/${pain}/twin`);
    await this.wait();
  }
  /** Until the answer to what is chosen now is there, with every chart drawn. */
  async wait(): Promise<void> {
    await this.page.locator('.twin-told[aria-busy="false"]').waitFor();
    await this.page.locator(".twin .chart-box canvas").nth(3).waitFor();
  }
  async choose(rhythm: string): Promise<void> {
    await this.page.locator('select[name="rhythm"]').selectOption(rhythm);
    await this.wait();
  }
  async depth(which: "gentle" | "deep"): Promise<void> {
    await press(this.at, this.page.locator(`.twin-choices input[value="${which}"] + span, .twin-choices label:has(input[value="${which}"])`).first());
    await this.wait();
  }
  outcomes = () => this.page.locator(".twin-outcome").allInnerTexts();
  measure = (which: string) => press(this.at, this.page.locator(`label:has(input[value="${which}"])`).first());
  get sessionChart() {
    return this.page.locator("section[aria-labelledby=twin-session] .chart-box");
  }
}
