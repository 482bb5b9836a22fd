import type { Visitor } from "../support/browser";
import { press } from "../support/hand";
import { inWords } from "../support/words";

export interface Told { name: string; share: string }

export class AnswerPage {
  constructor(private readonly at: Visitor) {}
  private get page() {
    return this.at.page;
  }

  async wait(): Promise<void> {
    await this.page.locator(".ranking[aria-busy=false]").waitFor();
    await this.page.locator(".point-figure .map svg image").waitFor();
  }
  verdict = () => this.page.locator("h1.verdict").innerText();
  /** Cards from the first to the last that are shown, with their probability as it is written. */
  listCards = (): Promise<Told[]> =>
    this.page.locator(".tier .card").evaluateAll((cards) =>
      cards.map((card) => ({ name: card.querySelector("h3")!.textContent!, share: card.querySelector(".belief-words strong")!.textContent! })));
  get question() {
    return this.page.locator(".question-card");
  }
  async say(answer: "Yes" | "No" | "Not sure"): Promise<void> {
    await Promise.all([
      this.page.waitForResponse((one) => /located|locate\?/.test(one.url()) && one.ok()),
      press(this.at, this.question.getByRole("button", { name: inWords(this.at, answer, true) })),
    ]);
    await this.wait();
  }
  openMore = () => press(this.at, this.page.locator(".tier .card .more summary").first());
  toMuscle = () => press(this.at, this.page.locator(".tier .card").first().getByRole("link", { name: inWords(this.at, "Find it and press-test it") }));
}
