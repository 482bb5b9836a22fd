import type { Visitor } from "../support/browser";
import { press } from "../support/hand";

export class SafetyPage {
  constructor(private readonly at: Visitor) {}
  private get page() {
    return this.at.page;
  }

  wait = () => this.page.locator(".checklist").waitFor();
  title = () => this.page.locator("h1").innerText();
  get main() {
    return this.page.locator(".safety .main-action");
  }
  /** "None of these" to every list that comes; ends on the answer or on the page that says what the answers ask for. */
  async answerNone(): Promise<number> {
    let lists = 0;
    await this.page.locator(".checklist, .ranking, .verdict").first().waitFor();
    while (await this.page.locator(".checklist").count()) {
      const title = await this.title();
      await press(this.at, this.main);
      await this.page.waitForFunction((old) => !document.querySelector(".checklist") || document.querySelector("h1")?.textContent !== old, title);
      if (++lists > 30) throw new Error("The lists never end.");
    }
    return lists;
  }
  /** "None" to everything without going through the lists, for tests of what comes behind them. */
  async skip(): Promise<void> {
    const path = new URL(this.page.url()).pathname;
    const said = await this.page.evaluate(async ([person, pain]) => {
      const { screens } = (await (await fetch("/api/v1/atlas/words?language=en")).json()) as { screens: { id: string }[] };
      const id = crypto.randomUUID().replaceAll("-", "");
      const now = new Date();
      const at = now.toISOString();
      // The person's own day: late in the evening it is another one than that of universal time.
      const day = new Intl.DateTimeFormat("sv-SE").format(now);
      const answers = screens.map((screen) => ({ screen: screen.id, answer: "none" }));
      const event = { id, person, pain, kind: "safety_answered", at, day, safety_answered: { answers } };
      return (await fetch("/api/v1/events", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ events: [event] }) })).status;
    }, path.split("/").slice(2, 4) as [string, string]);
    if (said !== 200) throw new Error(`The answers were refused with ${said}.`);
    await this.page.goto(new URL(path.replace("/safety", "/answer"), this.at.origin).href);
  }
  row = (question: RegExp | string) => this.page.locator(".checklist li").filter({ hasText: question });
  say = (question: RegExp | string, answer: "Yes" | "Not sure") => press(this.at, this.row(question).getByRole("button", { name: answer }));
  get stop() {
    return this.page.locator(".stop-page");
  }
}
