// Plays the tracks of a session through one media element, so that the sound goes on with the screen off and the buttons of
// headset and lock screen reach the session.
import { makeWav } from "./track";

export type MediaWord = "stop" | "good" | "less" | "more";

// What the buttons of headset and lock screen mean; the page's help says the same.
const meanings: [MediaSessionAction, MediaWord][] = [
  ["pause", "stop"], ["stop", "stop"], ["nexttrack", "good"], ["previoustrack", "less"], ["seekforward", "more"],
];

export interface Sound {
  play: (track: ArrayBuffer) => void;
  name: (title: string, place: string) => void;
  close: () => void;
}

interface Listeners {
  onWord: (word: MediaWord) => void;
  onTime: () => void; // media goes on where timers are slowed down, behind a locked screen
  onEnd: () => void; // the track is over
  onRefused: (refused: boolean) => void; // the browser plays nothing, or does again
}

/** Call it from a tap or key: browsers let sound begin only there. */
export function openSound({ onWord, onTime, onEnd, onRefused }: Listeners): Sound {
  const audio = document.createElement("audio");
  const silence = URL.createObjectURL(new Blob([makeWav(10)], { type: "audio/wav" }));
  let track = "";
  let switching = false;
  let closed = false;
  const start = async (address: string, loop: boolean) => {
    switching = true;
    audio.loop = loop;
    audio.src = address;
    try {
      await audio.play();
      onRefused(false);
    } catch (error) {
      // Broken off by the next track: nothing is wrong. Anything else means that nothing is heard.
      if (!closed && (error as Error).name !== "AbortError") onRefused(true);
    } finally {
      if (audio.src === address || audio.currentSrc === address) switching = false;
    }
  };
  // Silence in between keeps the session of the media buttons alive.
  const rest = () => void start(silence, true);
  audio.addEventListener("timeupdate", onTime);
  audio.addEventListener("ended", () => {
    rest();
    onEnd();
  });
  // A pause that is not ours comes from a button, a call, or a headset that was pulled out: all of them mean stop.
  audio.addEventListener("pause", () => {
    if (!switching && !closed && !audio.ended) onWord("stop");
  });
  const media = "mediaSession" in navigator ? navigator.mediaSession : null;
  const handle = (action: MediaSessionAction, handler: (() => void) | null) => {
    try {
      media?.setActionHandler(action, handler);
    } catch {
      // A browser that does not know this button.
    }
  };
  for (const [action, word] of meanings) handle(action, () => onWord(word));
  handle("play", () => void audio.play().catch(() => undefined));
  if (media) media.playbackState = "playing";
  rest();
  return {
    play: (wav) => {
      const old = track;
      track = URL.createObjectURL(new Blob([wav], { type: "audio/wav" }));
      void start(track, false);
      if (old) URL.revokeObjectURL(old);
    },
    name: (title, place) => {
      if (media && typeof MediaMetadata !== "undefined") media.metadata = new MediaMetadata({ title, artist: place, album: "Unknot" });
    },
    close: () => {
      closed = true;
      audio.pause();
      audio.removeAttribute("src");
      for (const [action] of meanings) handle(action, null);
      handle("play", null);
      if (media) {
        media.metadata = null;
        media.playbackState = "none";
      }
      for (const address of [track, silence]) if (address) URL.revokeObjectURL(address);
    },
  };
}
