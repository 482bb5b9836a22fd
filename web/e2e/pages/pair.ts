import type { Visitor } from "../support/browser";
import { press } from "../support/hand";

export class PairPage {
  constructor(private readonly at: Visitor) {}
  async pair(url: string, name: string): Promise<void> {
    const { page } = this.at;
    await page.goto(url);
    await page.getByRole("textbox", { name: "What to call this device" }).fill(name);
    await press(this.at, page.getByRole("button", { name: "Add this device" }));
  }
  /** From the page that says that the device is added to the start. */
  async begin(): Promise<void> {
    const { page } = this.at;
    await page.getByRole("heading", { name: "This device is added" }).waitFor();
    await Promise.all([page.waitForEvent("load"), press(this.at, page.getByRole("button", { name: "Begin" }))]);
    await page.locator(".hero h1").waitFor();
  }
}
