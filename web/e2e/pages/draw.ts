import type { Visitor } from "../support/browser";
import { press, stroke, type Spot } from "../support/hand";
import { inWords } from "../support/words";

export class DrawPage {
  constructor(private readonly at: Visitor) {}
  private get page() {
    return this.at.page;
  }

  async wait(): Promise<void> {
    await this.page.locator(".map svg image").waitFor();
    await this.page.waitForFunction(() => document.querySelectorAll(".map path.region").length > 10);
  }
  choose = (name: string) => press(this.at, this.page.locator(".segments label, label.chip").filter({ hasText: inWords(this.at, name, true) }).first());
  strength = (value: number) => press(this.at, this.page.locator(".strength label").filter({ hasText: new RegExp(`^${value}$`) }));

  /** Points in the window that lie on a region and are not covered: its middle first. */
  async findSpots(key: string): Promise<Spot[]> {
    const region = this.page.locator(`.map path.region[data-key="${key}"]`);
    await region.waitFor({ state: "attached" });
    await region.evaluate((path) => path.scrollIntoView({ block: "center" }));
    const spots = await region.evaluate((path) => {
      const box = path.getBoundingClientRect();
      const found: { x: number; y: number; far: number }[] = [];
      for (let i = 1; i < 16; ++i)
        for (let j = 1; j < 16; ++j) {
          const [x, y] = [box.left + (box.width * i) / 16, box.top + (box.height * j) / 16];
          if (document.elementFromPoint(x, y) === path) found.push({ x, y, far: Math.hypot(i - 8, j - 8) });
        }
      return found.sort((a, b) => a.far - b.far).map(({ x, y }) => ({ x, y }));
    });
    if (spots.length === 0) throw new Error(`No point of ${key} can be reached in this view.`);
    return spots;
  }
  /** One stroke within a region of the picture. */
  async paint(key: string): Promise<void> {
    const spots = await this.findSpots(key);
    const near = spots.slice(0, Math.max(2, Math.floor(spots.length / 8)));
    const before = await this.countPainted();
    const [answer] = await Promise.all([
      this.page.waitForResponse((one) => one.url().endsWith("/api/v1/paint")),
      stroke(this.at, [near[0]!, near.at(-1)!]),
    ]);
    await answer.finished();
    if (before === 0) await this.page.locator(".painted-list li").first().waitFor();
    await this.page.waitForTimeout(50);
  }
  countPainted = () => this.page.locator(".painted-list li").count();
  listPainted = () => this.page.locator(".painted-list .painted-name").evaluateAll((all) => all.map((one) => one.firstChild?.textContent?.trim() ?? ""));
  undo = () => press(this.at, this.page.getByRole("button", { name: inWords(this.at, "Undo", true) }));
  goOn = () => press(this.at, this.page.getByRole("button", { name: inWords(this.at, "Go on", true) }));
  get canvas() {
    return this.page.locator(".body-3d canvas");
  }
  async openTurning(): Promise<void> {
    await this.choose("3-D");
    await this.page.locator(".turn-buttons button:not([disabled])").first().waitFor();
  }
}
