import type { Visitor } from "../support/browser";

export class MusclePage {
  constructor(private readonly at: Visitor) {}
  async wait(): Promise<void> {
    await this.at.page.locator(".sites-list").waitFor();
    await this.at.page.locator(".point-figure .map svg image").waitFor();
  }
  headings = () => this.at.page.locator("main h2").allInnerTexts();
}
