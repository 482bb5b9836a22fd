import type { Visitor } from "../support/browser";
import { press } from "../support/hand";
import { inWords } from "../support/words";

export class StartPage {
  constructor(private readonly at: Visitor) {}

  async open(): Promise<void> {
    await this.at.page.goto(`${this.at.origin}/`);
    await this.at.page.locator(".hero h1").waitFor();
    await this.at.page.locator(".hero-actions, .person-box").first().waitFor();
  }
  /** The first pain of the first person. */
  async begin(): Promise<void> {
    await this.open();
    await press(this.at, this.at.page.getByRole("button", { name: inWords(this.at, "Paint my pain") }));
  }
  async beginAs(name: string): Promise<void> {
    const { page } = this.at;
    const form = page.locator(".new-person form");
    if (!(await form.isVisible())) await press(this.at, page.locator(".hero-actions button, .new-person summary").filter({ hasText: "Somebody else" }).first());
    await page.getByRole("textbox", { name: "Name or nickname" }).fill(name);
    await press(this.at, page.getByRole("button", { name: "Begin" }));
  }
  pains = (of: string) => this.at.page.locator(".person-box").filter({ hasText: of }).locator(".pains .go-on");
}
