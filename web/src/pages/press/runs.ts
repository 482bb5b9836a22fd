// Runs of the press, as beats and holds: one that is kept is there at once; another is a job of the program, begun when asked for and listened to
// until it is over. Who leaves the page stops it.
import { useEffect, useRef, useState } from "preact/hooks";
import { ApiFailure, type JobListener } from "../../client";
import { tellFailure } from "../../state/pain";

export interface Found<Asked, Answer> { asked: Asked; answer: Answer }

interface Shown<Asked, Answer> {
  state: "idle" | "asked" | "waiting" | "running";
  share: number; // of the work, 0 to 1
  found: Found<Asked, Answer> | null; // the last that was worked out; it stays until the next is
  failure: string; // why there is none, in words
}

export interface Run<Asked, Answer> extends Shown<Asked, Answer> { start: (asked: Asked) => void; stop: () => void }

interface Word { state: "waiting" | "running" | "done" | "stopped" | "failed"; share: number; sentence?: string }

/** How the program is asked for one kind of run. `Begun`: what it answers to whoever begins one. */
export interface Kind<Asked, Answer, Heard extends Word, Begun extends object> {
  start: (asked: Asked) => Promise<Begun>;
  listen: (job: string, listener: JobListener<Heard>) => () => void;
  read: (told: Heard | Begun) => Answer | undefined; // the answer, where it is told
  tellFailed: () => string; // where nobody says why
}

export function useRun<Asked, Answer, Heard extends Word, Begun extends object>(kind: Kind<Asked, Answer, Heard, Begun>, onDone: (found: Found<Asked, Answer>) => void): Run<Asked, Answer> {
  const [shown, setShown] = useState<Shown<Asked, Answer>>({ state: "idle", share: 0, found: null, failure: "" });
  const end = useRef(() => {});
  const change = (part: Partial<Shown<Asked, Answer>>) => setShown((old) => ({ ...old, ...part }));

  const stop = () => {
    end.current();
    end.current = () => {};
    change({ state: "idle", share: 0 });
  };
  useEffect(() => () => end.current(), []);

  const start = (asked: Asked) => {
    end.current();
    let [wanted, quiet] = [true, () => {}];
    end.current = () => {
      wanted = false;
      quiet();
    };
    const fail = (error: unknown) => {
      if (!wanted) return;
      change({ state: "idle", share: 0, failure: error instanceof ApiFailure ? error.message : kind.tellFailed() });
      if (!(error instanceof ApiFailure)) tellFailure(error);
    };
    const show = (answer: Answer) => {
      const found = { asked, answer };
      change({ state: "idle", share: 0, found });
      onDone(found);
    };
    const onWord = (word: Heard) => {
      if (!wanted) return;
      if (word.state === "waiting" || word.state === "running") return change({ state: word.state, share: word.share });
      const answer = word.state === "done" ? kind.read(word) : undefined;
      if (answer === undefined) change({ state: "idle", share: 0, failure: word.sentence ?? "" });
      else show(answer);
    };
    const ask = async (): Promise<void> => {
      const begun = await kind.start(asked);
      if (!wanted) return;
      const kept = kind.read(begun);
      if (kept !== undefined) return show(kept);
      quiet = kind.listen((begun as { job?: string }).job ?? "", { onWord, onLost: () => void (wanted && ask().catch(fail)) }); // the program was started anew
    };
    change({ state: "asked", share: 0, failure: "" });
    ask().catch(fail);
  };
  return { ...shown, start, stop };
}
