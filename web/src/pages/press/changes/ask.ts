// What can be changed about a press, and the job that works both presses out: begun when asked for, listened to until it is over. Who
// leaves the page stops it.
import { useEffect, useRef, useState } from "preact/hooks";
import type { PressChanged, PressChangesAsked, PressChangesWord, PressChoice } from "../../../api/press";
import { ApiFailure, client } from "../../../client";
import { t } from "../../../messages";
import { tellFailure } from "../../../state/pain";
import type { Place } from "../ask";

/** The choices for a place and a tool; null until they are there. Nothing is asked while nobody looks. */
export function useChoices(place: Place, tool: string, isOpen: boolean): PressChoice[] | null {
  const [state, setState] = useState<{ key: string; choices: PressChoice[] } | null>(null);
  const key = JSON.stringify([place, tool]);
  useEffect(() => {
    if (!isOpen) return;
    let wanted = true;
    client.listChanges({ ...place, tool }).then(({ choices }) => void (wanted && setState({ key, choices })), tellFailure);
    return () => void (wanted = false);
  }, [key, isOpen]);
  return state?.key === key ? state.choices : null;
}

/** Two presses that were worked out, and what was asked. */
export interface Found { asked: PressChangesAsked; choice: PressChoice; changed: PressChanged }

interface Shown { state: "idle" | "asked" | "waiting" | "running"; share: number; found: Found | null; failure: string }

export interface Changes extends Shown {
  start: (asked: PressChangesAsked, choice: PressChoice) => void;
  stop: () => void;
}

export function useChanges(onDone: (found: Found) => void): Changes {
  const [shown, setShown] = useState<Shown>({ state: "idle", share: 0, found: null, failure: "" });
  const end = useRef(() => {});
  const change = (part: Partial<Shown>) => setShown((old) => ({ ...old, ...part }));

  const stop = () => {
    end.current();
    end.current = () => {};
    change({ state: "idle", share: 0 });
  };
  useEffect(() => () => end.current(), []);

  const start = (asked: PressChangesAsked, choice: PressChoice) => {
    end.current();
    let [wanted, quiet] = [true, () => {}];
    end.current = () => {
      wanted = false;
      quiet();
    };
    const fail = (error: unknown) => {
      if (!wanted) return;
      change({ state: "idle", share: 0, failure: error instanceof ApiFailure ? error.message : t("press.changes.failed") });
      if (!(error instanceof ApiFailure)) tellFailure(error);
    };
    const onWord = (word: PressChangesWord) => {
      if (!wanted) return;
      if (word.state === "waiting" || word.state === "running") return change({ state: word.state, share: word.share });
      if (word.state !== "done" || !word.changes) return change({ state: "idle", share: 0, failure: word.sentence ?? "" });
      const found = { asked, choice, changed: word.changes };
      change({ state: "idle", share: 0, found });
      onDone(found);
    };
    const ask = async (): Promise<void> => {
      const { job } = await client.startChanges(asked);
      if (!wanted) return;
      quiet = client.listenChanges(job, { onWord, onLost: () => void (wanted && ask().catch(fail)) }); // the program was started anew
    };
    change({ state: "asked", share: 0, failure: "" });
    ask().catch(fail);
  };
  return { ...shown, start, stop };
}
