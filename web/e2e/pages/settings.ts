import { readFileSync } from "node:fs";
import type { Visitor } from "../support/browser";
import { press } from "../support/hand";

export class SettingsPage {
  constructor(private readonly at: Visitor) {}
  private get page() {
    return this.at.page;
  }

  async open(): Promise<void> {
    await this.page.goto(`${this.at.origin}/settings`);
    await this.page.getByText(/^Version /).or(this.page.getByText(/^Fassung |^Version /)).first().waitFor();
  }
  /** What "Save everything as a file" saves. */
  async save(): Promise<string> {
    const [file] = await Promise.all([this.page.waitForEvent("download"), press(this.at, this.page.getByRole("button", { name: "Save everything as a file" }))]);
    return readFileSync(await file.path(), "utf8");
  }
  async bringBack(archive: string): Promise<string> {
    const before = await this.page.locator(".kept-person").count();
    await Promise.all([
      this.page.waitForResponse((one) => one.url().endsWith("/api/v1/import")),
      this.page.locator("input[type=file]").setInputFiles({ name: "unknot.json", mimeType: "application/json", buffer: Buffer.from(archive) }),
    ]);
    if (before === 0) await this.page.locator(".kept-person").first().waitFor();
    await this.page.waitForTimeout(100);
    return this.said();
  }
  said = () => this.page.locator("[aria-labelledby=s-data] > .calm-box").innerText();
  people = () => this.page.locator(".kept-person h3").allInnerTexts();
  async remove(name: string): Promise<void> {
    const box = this.page.locator(".kept-person").filter({ hasText: name });
    await press(this.at, box.getByRole("button", { name: `Delete everything of ${name}` }));
    await press(this.at, box.getByRole("button", { name: "Delete for good" }));
    await box.waitFor({ state: "detached" });
  }
}
