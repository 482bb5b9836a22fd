// What a second screen is told of a session as it goes. Nothing of it is kept, and nothing here may disturb the session: what
// cannot be sent is dropped.
import { signal } from "@preact/signals";
import type { LiveWord } from "../api/care";
import type { Bundle } from "./bundle";
import type { Moment } from "./machine";
import { findHoldLength, findState } from "./script";

export const live_every_s = 5; // so often a word is sent although nothing happens: silence then means that something is wrong
const most_waiting = 8;

const tenths = (seconds: number) => Math.round(10 * seconds) / 10;

/** Where the session stands; `input` is what the person said to come here, empty when time did it. */
export function buildLiveWord({ script }: Bundle, moment: Moment, input: string): LiveWord {
  const state = findState(script, moment.state);
  const step = script.steps[state.step];
  return {
    session: script.session, state: state.id, ...(input ? { input } : {}), at_s: tenths(Math.min(moment.clock_s, 86_400)), level: state.level ?? 0, step: state.step,
    steps: script.steps.length, kind: state.kind, shows: state.shows.slice(0, 12),
    ...(step ? { point: step.point, tool: step.tool, implement: step.implement } : {}),
    hold_s: findHoldLength(script, state), held_s: tenths(Math.min(moment.press?.seconds ?? 0, 86_400)),
  };
}

/** Sends words one after the other, in their order. Where several wait, those in which nothing happened make way. */
export class LiveLine {
  /** Off until the person says so. */
  readonly on = signal(false);
  /** Whether the last word was taken; null before the first. */
  readonly heard = signal<boolean | null>(null);
  private waiting: LiveWord[] = [];
  private sending = false;

  constructor(private readonly send: (word: LiveWord) => Promise<boolean>) {}

  tell(word: LiveWord): void {
    if (!this.on.value) return;
    const last = this.waiting.at(-1);
    if (last && !last.input && last.state === word.state) this.waiting.pop();
    this.waiting.push(word);
    if (this.waiting.length > most_waiting) this.waiting.shift();
    void this.flush();
  }

  private async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    for (let word = this.waiting.shift(); word; word = this.waiting.shift()) this.heard.value = await this.send(word).catch(() => false);
    this.sending = false;
  }
}
