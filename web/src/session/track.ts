// The sound of one state as one piece of media: words at their seconds, and a soft beat while something is pressed, so
// that silence can only mean: get off. Plain sums over samples; nothing here needs a browser.
import type { ScriptState } from "./script";

export const rate_hz = 22_050;
const gap_s = 0.15; // between words that would overlap
const tail_s = 0.4; // after the last word of a state that waits
const beat_hz = 660;
const beat_s = 0.05;
const beat_loudness = 0.07; // of full scale: heard in a quiet room, not in the way of words

export type Clips = ReadonlyMap<string, Float32Array>;
export interface Placed { prompt: string; at_s: number } // seconds from the beginning of the track

export interface Entry {
  clock_s: number; // where the state's clock stands when it is entered
  due_from_s: number; // cues from here on are still to be played; before clock_s when a timeout was noticed late
  says: string | null;
}

/** Where each word begins. Words never overlap: one that would is moved back behind the one before it. */
export function layCues(state: ScriptState, entry: Entry, clips: Clips): Placed[] {
  const cues = [...(state.cues ?? [])].sort((a, b) => a.at_s - b.at_s);
  const wanted: Placed[] = [
    ...(entry.says ? [{ prompt: entry.says, at_s: 0 }] : []),
    ...cues.filter((cue) => cue.at_s < 0).map((cue) => ({ prompt: cue.prompt, at_s: 0 })),
    ...cues.filter((cue) => cue.at_s >= 0 && cue.at_s >= entry.due_from_s).map((cue) => ({ prompt: cue.prompt, at_s: Math.max(0, cue.at_s - entry.clock_s) })),
  ];
  let free_s = 0;
  return wanted.flatMap((one) => {
    const clip = clips.get(one.prompt);
    if (!clip) return [];
    const at_s = Math.max(one.at_s, free_s);
    free_s = at_s + clip.length / rate_hz + gap_s;
    return [{ prompt: one.prompt, at_s }];
  });
}

/** Beats of a hold, from the beginning of the track: on the state's clock, so that they go on evenly in its next state. */
export function layBeats(state: ScriptState, clock_s: number, length_s: number, every_s: number): number[] {
  if (state.kind !== "hold" || !(every_s > 0)) return [];
  const beats: number[] = [];
  for (let n = Math.ceil(clock_s / every_s); n * every_s - clock_s < length_s; ++n) beats.push(n * every_s - clock_s);
  return beats;
}

function add(samples: Int16Array, clip: Float32Array, at_s: number): void {
  const first = Math.round(at_s * rate_hz);
  const n = Math.min(clip.length, samples.length - first);
  for (let i = 0; i < n; ++i) samples[first + i] = Math.max(-32_767, Math.min(32_767, samples[first + i]! + Math.round(clip[i]! * 32_767)));
}

function makeBeat(): Float32Array {
  const beat = new Float32Array(Math.round(beat_s * rate_hz));
  for (let i = 0; i < beat.length; ++i) {
    const share = i / beat.length;
    beat[i] = beat_loudness * Math.sin((2 * Math.PI * beat_hz * i) / rate_hz) * Math.sin(Math.PI * share) ** 2;
  }
  return beat;
}

/** 16-bit mono PCM with its header: a WAV file. */
export function makeWav(length_s: number, paint: (samples: Int16Array) => void = () => undefined): ArrayBuffer {
  const n = Math.max(1, Math.round(length_s * rate_hz));
  const file = new ArrayBuffer(44 + 2 * n);
  const head = new DataView(file);
  const word = (at: number, text: string) => [...text].forEach((letter, i) => head.setUint8(at + i, letter.charCodeAt(0)));
  word(0, "RIFF");
  head.setUint32(4, 36 + 2 * n, true);
  word(8, "WAVEfmt ");
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true); // PCM
  head.setUint16(22, 1, true); // mono
  head.setUint32(24, rate_hz, true);
  head.setUint32(28, 2 * rate_hz, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  word(36, "data");
  head.setUint32(40, 2 * n, true);
  paint(new Int16Array(file, 44));
  return file;
}

/** The track of `state`, from the moment it is entered until its time is over, or until its words are said where it waits. */
export function buildTrack(state: ScriptState, entry: Entry, clips: Clips, every_s: number): ArrayBuffer {
  const placed = layCues(state, entry, clips);
  const said_s = placed.reduce((most, one) => Math.max(most, one.at_s + clips.get(one.prompt)!.length / rate_hz), 0);
  // A hold that waits for an answer is beaten for a minute; the player begins its track anew as long as it goes on.
  const length_s = state.seconds ? Math.max(0.1, state.seconds - entry.clock_s) : state.kind === "hold" ? Math.max(60, said_s) : said_s + tail_s;
  return makeWav(length_s, (samples) => {
    const beat = makeBeat();
    for (const at_s of layBeats(state, entry.clock_s, length_s, every_s)) add(samples, beat, at_s);
    for (const one of placed) add(samples, clips.get(one.prompt)!, one.at_s);
  });
}
