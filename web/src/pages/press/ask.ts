// Asks for the dose of one tool at one site: an estimate at once, the table of solved curves when it is kept or worked out, and the cut
// at the force that is set. What is asked anew makes the older answers void.
import { useEffect, useRef, useState } from "preact/hooks";
import type { DoseCurve, PressReply, PressAsked, PressCut } from "../../api/press";
import { client } from "../../client";
import { tellFailure } from "../../state/pain";
import { isWorking, useTable } from "../../state/tables";

export type Place = Pick<PressAsked, "site" | "sex" | "build">;
export type Fineness = PressAsked["fineness"];

export interface Dose {
  answer: PressReply; // the block
  curves: DoseCurve[]; // the finest there are
  fineness: Fineness; // of the curves
}

export interface Asked { dose: Dose | null; failed: boolean; solving: boolean; waits: boolean; share: number }

/** The dose of a tool; null until the first answer. Nothing is solved while `stopped`. */
export function useDose(place: Place, tool: string, stopped: boolean): Asked {
  const [state, setState] = useState<{ key: string; answer: PressReply | null; failed: boolean }>({ key: "", answer: null, failed: false });
  const key = JSON.stringify([place, tool]);
  const table = useTable(tool ? { ...place, tool } : null, !stopped);
  useEffect(() => {
    if (!tool) return;
    let wanted = true;
    client.press({ ...place, tool, fineness: "estimate", stiffness: "usual" }).then(
      (answer) => wanted && setState({ key, answer, failed: false }),
      (error: unknown) => {
        if (!wanted) return;
        setState({ key, answer: null, failed: true });
        tellFailure(error);
      },
    );
    return () => void (wanted = false);
  }, [key]);
  const estimate = state.key === key ? state.answer : null;
  const dose: Dose | null = table.dose ? { answer: table.dose, curves: table.dose.curves, fineness: "full" }
    : estimate && { answer: estimate, curves: estimate.curves, fineness: "estimate" };
  const solving = tool !== "" && isWorking(table);
  return { dose, failed: (state.key === key && state.failed) || table.state === "failed", solving, waits: solving && table.state === "waiting", share: table.share };
}

/** The cut at a force: one request at a time, always for the newest force. `null` until it is there, "none" where it could not be solved. */
export function useCut(place: Place, tool: string, force: number): PressCut | "none" | null {
  const [cut, setCut] = useState<{ key: string; cut: PressCut | "none" } | null>(null);
  const key = JSON.stringify([place, tool]);
  const state = useRef({ busy: false, wanted: "", alive: true });
  useEffect(() => {
    state.current.alive = true;
    return () => void (state.current.alive = false);
  }, []);
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const now = state.current;
      if (now.busy || !now.alive) return;
      now.busy = true;
      const mine = now.wanted;
      const [where, what, howHard] = JSON.parse(mine) as [Place, string, number];
      try {
        const answer = await client.press({ ...where, tool: what, fineness: "draft", stiffness: "usual", force_n: howHard });
        if (now.alive) setCut({ key: JSON.stringify([where, what]), cut: answer.cut ?? "none" });
      } catch (error) {
        tellFailure(error);
      } finally {
        now.busy = false;
      }
      if (now.wanted !== mine) await ask();
    };
    if (!tool || !(force > 0)) return;
    state.current.wanted = JSON.stringify([place, tool, force]);
    void ask();
  }, [key, force]);
  return cut?.key === key ? cut.cut : null;
}
