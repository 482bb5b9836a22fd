// Spoken words as samples. Their files stay in the browser's cache, so that a session also speaks with the program off.
import { client } from "../client";
import { rate_hz } from "./track";

const cacheName = "data-1"; // the one that the service worker keeps, see service_worker.js

const findPath = (language: string, prompt: string) => `/api/v1/clips/${language}/${prompt}`;

async function loadFile(language: string, prompt: string): Promise<ArrayBuffer> {
  const path = findPath(language, prompt);
  const cache = typeof caches === "undefined" ? null : await caches.open(cacheName).catch(() => null);
  try {
    const file = await client.findClip(language, prompt);
    await cache?.put(path, new Response(file.slice(0), { headers: { "Content-Type": "audio/mpeg" } }));
    return file;
  } catch (error) {
    const kept = await cache?.match(path);
    if (kept) return kept.arrayBuffer();
    throw error;
  }
}

async function decode(file: ArrayBuffer): Promise<Float32Array> {
  const sound = await new OfflineAudioContext(1, 1, rate_hz).decodeAudioData(file);
  return sound.getChannelData(0);
}

/** Loads and decodes `prompts`; those that cannot be had are left out, for their words also stand on the screen. */
export async function loadClips(language: string, prompts: string[], onProgress: (loaded: number) => void): Promise<Map<string, Float32Array>> {
  const clips = new Map<string, Float32Array>();
  let loaded = 0;
  const queue = [...prompts];
  const work = async () => {
    for (let prompt = queue.shift(); prompt !== undefined; prompt = queue.shift()) {
      const clip = await loadFile(language, prompt).then(decode).catch(() => null);
      if (clip) clips.set(prompt, clip);
      onProgress(++loaded);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return clips;
}
