import type { Visitor } from "../support/browser";

export class EvidencePage {
  constructor(private readonly at: Visitor) {}

  async open(): Promise<void> {
    await this.at.page.goto(`${this.at.origin}/evidence`);
    await this.at.page.locator(".claim").first().waitFor();
  }
  get claims() {
    return this.at.page.locator(".claim");
  }
}
