// The session page: begun, and led through by tap, key or headset as its script says.
import { expect } from "vitest";
import type { Script, ScriptState } from "../../src/session/script";
import type { Moment, PressTold } from "../../src/session/machine";
import type { Visitor } from "../support/browser";
import { press } from "../support/hand";

export type Way = "keys" | "touch" | "media";
interface Kept { script: Script; moment: Moment; done: PressTold[] }

const tenth = 0.1;
const media: Record<string, string> = { stop: "pause", good: "nexttrack", less: "previoustrack", more: "seekforward" };
const keys: Record<string, string> = {
  stop: "Escape", more: "m", less: "-", good: "g", yes: "y", no: "n", left: "ArrowLeft", right: "ArrowRight", next: "Enter", pain_10: "t",
};

/** Remembers what the page asked the browser for: handlers of media buttons, and the files it made. */
export function watchDevice(): void {
  const seen = { handlers: new Map<string, (() => void) | null>(), blobs: [] as Blob[], audio: null as HTMLAudioElement | null };
  Object.assign(globalThis, { seen });
  const set = MediaSession.prototype.setActionHandler;
  MediaSession.prototype.setActionHandler = function (action, handler) {
    seen.handlers.set(action, handler as (() => void) | null);
    set.call(this, action, handler);
  };
  const create = document.createElement.bind(document);
  document.createElement = ((name: string) => {
    const made = create(name);
    if (made instanceof HTMLAudioElement) seen.audio = made;
    return made;
  }) as typeof document.createElement;
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (thing: Blob | MediaSource) => {
    if (thing instanceof Blob) seen.blobs.push(thing);
    return make(thing);
  };
}

export class SessionPage {
  constructor(private readonly at: Visitor) {}
  private get page() {
    return this.at.page;
  }

  /** The page's clock stands three hours back, in the hands of the test: what is recorded never lies in the future. */
  async takeClock(): Promise<void> {
    await this.page.addInitScript(watchDevice);
    await this.page.clock.install({ time: Date.now() - 3 * 3600_000 });
  }
  open = (path: string) => this.page.goto(`${this.at.origin}${path}/session`);
  async begin(): Promise<void> {
    await this.startButton.waitFor();
    await press(this.at, this.startButton);
    await this.running.waitFor();
    await this.page.clock.pauseAt((await this.page.evaluate(() => Date.now())) + 1000);
    await this.wait(0.5);
  }
  /** Ticks "Let someone watch" before it begins. */
  letWatch = () => press(this.at, this.page.locator(".watchers label"));
  get startButton() {
    return this.page.locator(".session-page .main-action:not([disabled])");
  }
  get running() {
    return this.page.locator(".during");
  }
  get over() {
    return this.page.locator(".after");
  }
  /** Lets seconds go by, all timers firing in their order. */
  wait = (seconds: number) => this.page.clock.runFor(Math.round(seconds * 1000));

  /** Lets time go by as long as `work` needs it. */
  async whileTimeGoes<T>(work: Promise<T>): Promise<T> {
    let going = true;
    const ended = work.finally(() => (going = false));
    while (going) await this.wait(tenth);
    return ended;
  }

  private script: Script | null = null; // read once: it is long

  /** What the page has kept on the device: the script, and where it stands. */
  async kept(): Promise<Kept | null> {
    const [script, now] = await this.page.evaluate((known) => {
      const find = (start: string) => JSON.parse(localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith(start)) ?? "") ?? "null");
      const now = find("unknot.session_now.");
      return [now && !known ? find("unknot.session.").script : null, now];
    }, this.script !== null);
    this.script ??= script;
    return this.script && now ? { script: this.script, moment: now.moment, done: now.done } : null;
  }
  async state(): Promise<ScriptState> {
    const kept = await this.kept();
    return kept!.script.states.find((state) => state.id === kept!.moment.state)!;
  }

  /** Says one word, in one of the ways in which a person can. */
  async say(word: string, way: Way): Promise<void> {
    await this.wait(0.5); // a question is read before it is answered
    if (way === "touch") return press(this.at, this.button(word));
    if (way === "keys") return this.page.keyboard.press(keys[word] ?? word.replace("pain_", ""));
    if (media[word]) return this.pushMedia(media[word]);
    const wanted = this.button(word);
    for (let step = 0; step < 12; ++step) {
      await this.pushMedia("seekforward");
      if (await wanted.evaluate((it) => it === document.activeElement)) return this.pushMedia("nexttrack");
    }
    throw new Error(`The headset never came to ${word}.`);
  }
  button(word: string) {
    if (word === "stop") return this.page.locator(".stop-button");
    if (["more", "less", "good"].includes(word)) return this.page.locator(`.press-${word}`);
    const pain = /^pain_(\d+)$/.exec(word);
    return pain ? this.page.locator(".pain-buttons button").nth(Number(pain[1])) : this.page.locator(`.word-${word}`);
  }
  pushMedia = (action: string) => this.page.evaluate((action) => (globalThis as unknown as { seen: { handlers: Map<string, () => void> } }).seen.handlers.get(action)!(), action);

  /**
   * What somebody would do whom nothing troubles: no danger signs, everything heard, every hold held to its end. A pain of
   * `pain` is told after each press: a low one says that it has eased. */
  private choose({ script, moment }: Kept, state: ScriptState, good: Set<string>, pain: number): string | number {
    const has = (on: string) => state.branches?.some((branch) => branch.on === on) ?? false;
    if ((state.flags ?? []).length > 0) return "no";
    if (has("left")) return script.steps[state.step]!.point.side;
    if (has(`pain_${pain}`)) return `pain_${pain}`;
    if (state.kind === "hold") {
      if (has("good") && !good.has(state.id)) return good.add(state.id), "good";
      return Math.max(0.5, state.seconds! - moment.clock_s); // it may have been kept up to a second ago
    }
    if (state.seconds && state.kind === "say") return state.seconds;
    return has("yes") ? "yes" : "next";
  }

  /** Goes on until `done` says so, or to the end. */
  async lead(way: Way, done: (state: ScriptState) => boolean = () => false, pain = 1): Promise<void> {
    const good = new Set<string>();
    for (let step = 0; step < 400; ++step) {
      const kept = await this.kept();
      if (!kept) return;
      const state = kept.script.states.find((one) => one.id === kept.moment.state)!;
      if (done(state)) return;
      const next = this.choose(kept, state, good, pain);
      if (typeof next === "number") await this.wait(next);
      else await this.say(next, way);
      await this.wait(tenth);
    }
    throw new Error("The session never ended.");
  }

  /** Into the first hold, `seconds` deep. */
  async pressFor(seconds: number, way: Way = "keys"): Promise<void> {
    await this.lead(way, (state) => state.kind === "hold");
    await this.wait(seconds);
    expect((await this.state()).kind).toBe("hold");
  }
  title = () => this.page.locator("h1").innerText();
}
