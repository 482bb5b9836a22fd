// Listens to a track that the page has made: where each word begins in it, found by comparing it with the word's own clip.
import type { Page } from "playwright-core";
import type { ScriptState } from "../../src/session/script";

interface Heard { words: { prompt: string; wanted_s: number; found_s: number }[]; length_s: number; longest_silence_s: number }

/** The track of `state`, which must have been entered with its clock at 0: the newest that the page made. */
export const findWords = (page: Page, state: ScriptState): Promise<Heard> =>
  page.evaluate(async (cues) => {
    const rate = 22_050;
    const step = 5; // every fifth sample is enough to tell words apart: 4 kHz
    const { blobs } = (globalThis as unknown as { seen: { blobs: Blob[] } }).seen;
    const decode = async (file: ArrayBuffer) => (await new OfflineAudioContext(1, 1, rate).decodeAudioData(file)).getChannelData(0);
    const thin = (samples: Float32Array) => Float32Array.from({ length: Math.floor(samples.length / step) }, (_, i) => samples[i * step]!);
    const whole = await decode(await blobs.at(-1)!.arrayBuffer());
    const track = thin(whole);
    const language = document.documentElement.lang;
    const words = [];
    let free_s = 0;
    for (const cue of cues) {
      const clip = thin(await decode(await (await fetch(`/api/v1/clips/${language}/${cue.prompt}`)).arrayBuffer()));
      const wanted_s = Math.max(0, cue.at_s, free_s);
      free_s = wanted_s + (clip.length * step) / rate;
      const power = clip.reduce((sum, one) => sum + one * one, 0);
      let [best, at] = [-Infinity, 0];
      for (let lag = 0; lag + clip.length <= track.length; ++lag) {
        let [sum, own] = [0, 0];
        for (let i = 0; i < clip.length; i += 7) {
          sum += clip[i]! * track[lag + i]!;
          own += track[lag + i]! ** 2;
        }
        const likeness = own > 0 ? sum / Math.sqrt(own * power) : 0;
        if (likeness > best) [best, at] = [likeness, lag];
      }
      words.push({ prompt: cue.prompt, wanted_s, found_s: (at * step) / rate });
    }
    let [longest, since] = [0, 0];
    whole.forEach((sample, i) => {
      if (Math.abs(sample) > 0.01) [longest, since] = [Math.max(longest, i - since), i];
    });
    longest = Math.max(longest, whole.length - since);
    return { words, length_s: whole.length / rate, longest_silence_s: longest / rate };
  }, state.cues ?? []);
