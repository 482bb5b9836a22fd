// Beats of a massage gun as a job of the program: begun when asked for, listened to until it is over. Who leaves the page stops it.
import { useEffect, useRef, useState } from "preact/hooks";
import type { PressBeats, PressBeatsAsked, PressBeatsWord } from "../../../api/press";
import { ApiFailure, client } from "../../../client";
import { t } from "../../../messages";
import { tellFailure } from "../../../state/pain";

export interface Found { asked: PressBeatsAsked; beats: PressBeats }

export interface Beats {
  state: "idle" | "asked" | "waiting" | "running";
  share: number; // of the work, 0 to 1
  found: Found | null; // the last that was worked out; it stays until the next is
  failure: string; // why there is none, in words
  start: (asked: PressBeatsAsked) => void;
  stop: () => void;
}

interface Shown { state: Beats["state"]; share: number; found: Found | null; failure: string }

export function useBeats(onDone: (found: Found) => void): Beats {
  const [shown, setShown] = useState<Shown>({ state: "idle", share: 0, found: null, failure: "" });
  const end = useRef(() => {});
  const change = (part: Partial<Shown>) => setShown((old) => ({ ...old, ...part }));

  const stop = () => {
    end.current();
    end.current = () => {};
    change({ state: "idle", share: 0 });
  };
  useEffect(() => () => end.current(), []);

  const start = (asked: PressBeatsAsked) => {
    end.current();
    let [wanted, quiet] = [true, () => {}];
    end.current = () => {
      wanted = false;
      quiet();
    };
    const fail = (error: unknown) => {
      if (!wanted) return;
      change({ state: "idle", share: 0, failure: error instanceof ApiFailure ? error.message : t("press.beats.failed") });
      if (!(error instanceof ApiFailure)) tellFailure(error);
    };
    const onWord = (word: PressBeatsWord) => {
      if (!wanted) return;
      if (word.state === "waiting" || word.state === "running") return change({ state: word.state, share: word.share });
      if (word.state !== "done" || !word.beats) return change({ state: "idle", share: 0, failure: word.sentence ?? "" });
      const found = { asked, beats: word.beats };
      change({ state: "idle", share: 0, found });
      onDone(found);
    };
    const ask = async (): Promise<void> => {
      const { job } = await client.startBeats(asked);
      if (!wanted) return;
      quiet = client.listenBeats(job, { onWord, onLost: () => void (wanted && ask().catch(fail)) }); // the program was started anew
    };
    change({ state: "asked", share: 0, failure: "" });
    ask().catch(fail);
  };
  return { ...shown, start, stop };
}
