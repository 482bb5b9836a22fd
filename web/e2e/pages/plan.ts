import type { Visitor } from "../support/browser";
import { press } from "../support/hand";
import { inWords } from "../support/words";

export class PlanPage {
  constructor(private readonly at: Visitor) {}
  private get page() {
    return this.at.page;
  }

  waitForChoice = () => this.page.locator(".choice").waitFor();
  /** The composed plan: it can begin today, or says why not. */
  wait = () => this.page.locator(".today").waitFor();
  async open(): Promise<void> {
    const [, kind, person, pain] = new URL(this.page.url()).pathname.split("/");
    await this.page.goto(`${this.at.origin}/${kind}/${person}/${pain}/plan`);
    await this.page.locator(".choice, .today").first().waitFor();
  }
  async choose(policy: string, things: string[] = []): Promise<void> {
    await press(this.at, this.page.locator(".policy label").filter({ has: this.page.locator("strong", { hasText: inWords(this.at, policy) }) }));
    const ticked = this.page.locator(".implement input:checked:not(:disabled)");
    while ((await ticked.count()) > 0) await ticked.first().uncheck();
    for (const thing of things) await press(this.at, this.page.locator(".implement").filter({ hasText: inWords(this.at, thing) }));
    await press(this.at, this.page.getByRole("button", { name: inWords(this.at, "Make my plan") }));
    await this.wait();
  }
  private step = (n: number) => this.page.locator(".plan-step").nth(n);
  /** What step `n` is pressed with, as it is written. */
  tool = async (n: number): Promise<string> => (await this.step(n).locator(".find").filter({ hasText: inWords(this.at, "Press with") }).first().innerText()).split("\n").at(-1)!.replace(/^Press with\s*/, "");
  private async openOffer(n: number): Promise<void> {
    const offer = this.step(n).locator(".prefer");
    if (!(await offer.locator("fieldset").isVisible())) await press(this.at, offer.locator("summary"));
  }
  async listOffered(n: number): Promise<string[]> {
    if ((await this.step(n).locator(".prefer").count()) === 0) return [];
    await this.openOffer(n);
    return this.step(n).locator(".prefer .segments label span").allInnerTexts();
  }
  async prefer(n: number, name: string): Promise<void> {
    await this.openOffer(n);
    await press(this.at, this.step(n).locator(".prefer .segments label").filter({ hasText: name }));
  }
  change = () => press(this.at, this.page.getByRole("button", { name: inWords(this.at, "Change", true) }));
  get start() {
    return this.page.locator(".today a.main-action");
  }
  today = () => this.page.locator(".today").innerText();
  listSteps = () => this.page.locator(".plan-step h3").allInnerTexts();
  /** "5 of 10" of each step. */
  listLevels = () => this.page.locator(".plan-step .dose span:nth-child(3) strong").allInnerTexts();
  /** What is left, by the name of the limit. */
  limits = (): Promise<Record<string, string>> =>
    this.page.locator(".limits li .use-words").evaluateAll((all) =>
      Object.fromEntries(all.map((one) => [one.children[0]!.textContent!, one.children[1]!.textContent!])));
  /** Tells of a session elsewhere, at the first point that is offered. */
  async tellOther(who: string, level: number, minutes: number, day?: string): Promise<void> {
    const form = this.page.locator(".other-session form");
    if (!(await form.isVisible())) await press(this.at, this.page.locator(".other-session summary"));
    if (day) await form.locator("input[type=date]").fill(day);
    await press(this.at, form.locator(".segments label").filter({ hasText: who }));
    await form.locator(".chip input").first().check();
    await press(this.at, form.locator(".scale-steps label").nth(level));
    await form.locator("input[inputmode=decimal]").fill(String(minutes));
    await press(this.at, form.getByRole("button", { name: "Save this session" }));
  }
}
