// Leads one session: feeds the machine with time and words, keeps each moment, tells what was done, and sounds.
import { batch, computed, signal } from "@preact/signals";
import type { Bundle } from "./bundle";
import { buzz } from "./buzz";
import { measureTime } from "./clock";
import type { KeptMoment } from "./keep";
import { advance, answer, begin, type Moment, type PressTold, type Told, type Turn } from "./machine";
import { findBranch, findState } from "./script";
import { live_every_s } from "./live";
import { openSound, type MediaWord, type Sound } from "./sound";
import { buildTrack, type Clips } from "./track";

export interface Outlets {
  tell: (told: Told[]) => void; // writes events
  keep: (kept: KeptMoment) => void;
  show?: (moment: Moment, input: string) => void; // to somebody who watches, as it happens and every few seconds
  onMedia: (word: MediaWord) => boolean; // true: somebody took it, such as a list of answers
}

const tick_ms = 250;
const keep_ms = 1000;

export class Player {
  readonly moment;
  readonly state;
  readonly done = signal<PressTold[]>([]);
  readonly saying = signal<string | null>(null); // prompt said on the way to this state
  readonly soundRefused = signal(false);
  readonly silent = signal(false);
  private readonly measure = measureTime();
  private sound: Sound | null = null;
  private timer = 0;
  private kept_ms = 0;
  private beat_s = 0;
  private shown_ms = 0;
  private pressing = false;
  private readonly look = () => this.pass();

  constructor(readonly bundle: Bundle, private readonly clips: Clips, silent: boolean, private readonly outlets: Outlets, from: KeptMoment | null) {
    this.silent.value = silent;
    this.moment = signal<Moment>(from?.moment ?? begin(bundle.script).moment);
    this.state = computed(() => findState(bundle.script, this.moment.value.state));
    this.done.value = from?.done ?? [];
  }

  /** From a tap or key, for only then may sound begin. */
  start(): void {
    if (!this.silent.value) this.openSound();
    this.measure();
    this.keep();
    this.show(null, this.moment.value.clock_s);
    this.showOther("");
    this.timer = window.setInterval(this.look, tick_ms);
    document.addEventListener("visibilitychange", this.look);
  }

  /** A word of the person. One that was meant for a state that time has just ended is dropped; stop never is. */
  say(word: string): void {
    if (this.pass() && word !== "stop") return;
    if (this.silent.value && findBranch(this.state.value, word)) buzz("heard");
    this.take(answer(this.bundle.script, this.moment.value, word), null, word);
  }

  /** From sound to vibration or back, in the middle. */
  setSilent(silent: boolean): void {
    this.silent.value = silent;
    this.sound?.close();
    this.sound = null;
    this.soundRefused.value = false;
    if (!silent) this.openSound();
    this.show(null, this.moment.value.clock_s);
  }

  /** Plays the sound of this state again, after the browser refused to. */
  soundAgain(): void {
    this.show(null, this.moment.value.clock_s);
  }

  close(): void {
    clearInterval(this.timer);
    document.removeEventListener("visibilitychange", this.look);
    this.sound?.close();
    this.sound = null;
  }

  private openSound(): void {
    this.sound = openSound({
      onWord: (word) => void (this.outlets.onMedia(word) || this.say(word)),
      onTime: this.look,
      onEnd: () => this.goOnSounding(),
      onRefused: (refused) => (this.soundRefused.value = refused),
    });
  }

  /** Lets the time that went by count; true when it led to another state. */
  private pass(): boolean {
    const before = this.moment.value;
    if (before.over) return false;
    const turn = advance(this.bundle.script, before, this.measure());
    const seconds = this.state.value.seconds ?? 0;
    // A timeout is noticed up to a tick late, or later behind a locked screen: words that were due since are still said.
    this.take(turn, turn.entered && seconds > 0 && turn.moment.clock_s >= seconds ? seconds : null);
    if (!turn.entered) this.beat(turn.moment);
    if (!turn.entered && Math.abs(Date.now() - this.shown_ms) >= 1000 * live_every_s) this.showOther("");
    return turn.entered;
  }

  private take(turn: Turn, due_from_s: number | null, input = ""): void {
    if (turn.moment === this.moment.value) return;
    batch(() => {
      this.moment.value = turn.moment;
      if (turn.told.length > 0) {
        this.done.value = [...this.done.value, ...turn.told.flatMap((one) => (one.kind === "press_done" ? [one.press] : []))];
        this.outlets.tell(turn.told);
      }
      if (turn.entered) this.saying.value = turn.says;
    });
    if (turn.entered || Date.now() - this.kept_ms >= keep_ms || Date.now() < this.kept_ms) this.keep();
    if (turn.entered) this.show(turn.says, due_from_s ?? turn.moment.clock_s);
    if (turn.entered) this.showOther(input);
    if (turn.moment.over) clearInterval(this.timer);
  }

  private showOther(input: string): void {
    this.shown_ms = Date.now();
    this.outlets.show?.(this.moment.value, input);
  }

  private keep(): void {
    this.kept_ms = Date.now();
    this.outlets.keep({ moment: this.moment.value, done: this.done.value, saved_ms: this.kept_ms });
  }

  // Sound, or vibration, of the state that was just entered.
  private show(says: string | null, due_from_s: number): void {
    const state = this.state.value;
    const { clock_s, over } = this.moment.value;
    const { script, prompts, steps } = this.bundle;
    this.beat_s = clock_s;
    const pressed = this.pressing;
    this.pressing = state.kind === "hold";
    if (this.silent.value) return buzz(over ? "end" : this.pressing ? "hold" : pressed ? "off" : "ask");
    const step = steps[state.step];
    this.sound?.name(prompts[state.shows[0] ?? ""] ?? "Unknot", step ? `${step.name}, ${step.side}` : "Unknot");
    this.sound?.play(buildTrack(state, { clock_s, due_from_s, says }, this.clips, script.beat_s));
  }

  // The track of a hold is over while the hold still goes on: it waits for an answer, or the media ran ahead of the clock.
  private goOnSounding(): void {
    const before = this.moment.value.state;
    this.pass();
    if (this.moment.value.over) return this.close(); // gives music and media buttons back
    if (this.moment.value.state !== before || this.state.value.kind !== "hold") return;
    this.show(null, Infinity);
  }

  private beat(moment: Moment): void {
    if (!this.silent.value || this.state.value.kind !== "hold" || moment.clock_s - this.beat_s < this.bundle.script.beat_s) return;
    this.beat_s = moment.clock_s;
    buzz("beat");
  }
}
