// The trial page: designed, followed, looked at, stopped, read.
import type { Visitor } from "../support/browser";
import { press } from "../support/hand";
import { inWords } from "../support/words";

export class TrialPage {
  constructor(private readonly at: Visitor) {}
  private get page() {
    return this.at.page;
  }

  async open(): Promise<void> {
    const [, kind, person, pain] = new URL(this.page.url()).pathname.split("/");
    await this.page.goto(`${this.at.origin}/${kind}/${person}/${pain}/trial`);
    await this.wait();
  }
  wait = () => this.page.locator(".trial-form, .today, .judged, .trial .calm-box:not([role])").first().waitFor();

  get form() {
    return this.page.locator(".trial-form");
  }
  size = (name: string) => press(this.at, this.form.locator(".policy label").filter({ hasText: name }));
  chip = (name: string) => press(this.at, this.form.locator(".segments label").filter({ hasText: inWords(this.at, name, true) }));
  choose = (label: string, value: string) => this.form.locator("label", { has: this.page.locator(`span:text-is("${label}")`) }).locator("select").selectOption({ label: value });
  openLengths = () => press(this.at, this.form.locator("summary"));
  sum = () => this.page.locator(".trial-sum").innerText();
  workOut = () => press(this.at, this.page.getByRole("button", { name: inWords(this.at, "What would it find out?") }));
  get power() {
    return this.page.locator(".power");
  }
  get beginButton() {
    return this.page.locator(".trial-begin button");
  }
  /** Works out what the design would find out, and begins it. */
  async begin(): Promise<void> {
    await this.workOut();
    await this.beginButton.waitFor({ timeout: 60_000 });
    await press(this.at, this.beginButton);
    await this.today.waitFor();
  }

  get today() {
    return this.page.locator(".today");
  }
  tasks = () => this.page.locator(".tasks li").allInnerTexts();
  standing = () => this.page.locator("section:has(> #trial-standing)").innerText();
  async seal(): Promise<string> {
    const code = this.page.locator(".trial-days code").first();
    if (!(await code.isVisible())) await press(this.at, this.page.locator("details:has(code) > summary").first());
    return code.innerText();
  }
  async lookEarly(): Promise<void> {
    await press(this.at, this.page.locator(".look-early summary"));
    await press(this.at, this.page.getByRole("button", { name: inWords(this.at, "Look now") }));
    await this.answer.waitFor();
  }
  async stop(): Promise<void> {
    await press(this.at, this.page.getByRole("button", { name: inWords(this.at, "Stop this trial") }));
    await press(this.at, this.page.locator(".two-step .danger"));
    await this.answer.waitFor();
  }

  get answer() {
    return this.page.locator(".answer-box");
  }
  get effect() {
    return this.page.locator(".effect-bar");
  }
  get others() {
    return this.page.locator(".others-table tbody tr");
  }
  /** The order as it is shown when the seal is open. */
  async order(): Promise<string[]> {
    const list = this.page.locator(".trial-order li");
    if (!(await list.first().isVisible())) await press(this.at, this.page.locator("details:has(.trial-order) > summary"));
    return list.allInnerTexts();
  }
  async numbers(): Promise<string[][]> {
    await press(this.at, this.page.locator(".judged .chart").getByRole("button", { name: inWords(this.at, "Show the numbers") }));
    return this.page.locator(".judged .chart tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
  }
}
