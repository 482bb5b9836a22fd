// Tables of doses: the kept one at once, or the job that works it out, listened to for as long as somebody wants it.
import { useEffect, useState } from "preact/hooks";
import type { PressReply, PressTableAsked, PressTableWord } from "../api/press";
import { client } from "../client";
import { tellFailure } from "./pain";

export interface Table {
  state: "none" | "asked" | "waiting" | "running" | "done" | "failed";
  share: number; // of the work, 0 to 1
  dose: PressReply | null;
}

const nothing: Table = { state: "none", share: 0, dose: null };
const fromWord: Record<PressTableWord["state"], Table["state"]> = { waiting: "waiting", running: "running", done: "done", stopped: "none", failed: "failed" };

/** Whether somebody waits for it now. */
export const isWorking = (table: Table): boolean => ["asked", "waiting", "running"].includes(table.state);

/** The table that is asked for; null asks nothing. While not `wanted` nothing is worked out, and what is there stays. Whoever leaves the page
    stops its job: the program ends what nobody listens to. */
export function useTable(asked: PressTableAsked | null, wanted: boolean): Table {
  const key = asked ? JSON.stringify(asked) : "";
  const [found, setFound] = useState<{ key: string; table: Table }>({ key: "", table: nothing });
  const done = found.key === key && found.table.state === "done";
  useEffect(() => {
    if (!asked || !wanted || done) return;
    let alive = true;
    let end = () => {};
    const show = (table: Table) => alive && setFound({ key, table });
    const fail = (error: unknown) => {
      if (!alive) return;
      show({ ...nothing, state: "failed" });
      tellFailure(error);
    };
    const ask = async (): Promise<void> => {
      const { dose, job } = await client.startPressTable(asked);
      if (!alive) return;
      if (dose) return void show({ state: "done", share: 1, dose });
      end = client.listenPressTable(job!, {
        onWord: (word) => void show({ state: fromWord[word.state], share: word.share, dose: word.dose ?? null }),
        onLost: () => void (alive && ask().catch(fail)), // the program was started anew and knows the job no more
      });
    };
    show({ ...nothing, state: "asked" });
    ask().catch(fail);
    return () => {
      alive = false;
      end();
      setFound((old) => (old.key === key && old.table.state !== "done" ? { key, table: nothing } : old));
    };
  }, [key, wanted]);
  return found.key === key ? found.table : nothing;
}
