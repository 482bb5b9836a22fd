// Asks for the dose of one tool at one site: an estimate at once, then the solved curves, softest and stiffest tissue last, and the cut
// at the force that is set. What is asked anew makes the older answers void.
import { useEffect, useRef, useState } from "preact/hooks";
import type { DoseCurve, PressReply, PressAsked, PressCut } from "../../api/press";
import { client } from "../../client";
import { tellFailure } from "../../state/pain";

export type Place = Pick<PressAsked, "site" | "sex" | "build">;
export type Fineness = PressAsked["fineness"];

export interface Dose {
  answer: PressReply; // the block
  curves: DoseCurve[]; // the finest there are
  fineness: Fineness; // of the curves
  done: number; // solved stiffnesses, of 3
}

const stiffnesses = ["usual", "low", "high"] as const;

/** The dose of a tool; null until the first answer. Stopped by `stopped`. */
export function useDose(place: Place, tool: string, stopped: boolean): { dose: Dose | null; failed: boolean } {
  const [state, setState] = useState<{ key: string; dose: Dose | null; failed: boolean }>({ key: "", dose: null, failed: false });
  const key = JSON.stringify([place, tool]);
  useEffect(() => {
    let wanted = tool !== "";
    const ask = (fineness: Fineness, stiffness: PressAsked["stiffness"]) => client.press({ ...place, tool, fineness, stiffness });
    const run = async () => {
      const answer = await ask("estimate", "usual");
      if (!wanted) return;
      let dose: Dose = { answer, curves: answer.curves, fineness: "estimate", done: 0 };
      setState({ key, dose, failed: false });
      const solved: DoseCurve[] = [];
      for (const stiffness of stopped ? [] : stiffnesses) {
        const next = await ask("full", stiffness);
        if (!wanted) return;
        solved.push(...next.curves);
        const complete = solved.length === stiffnesses.length;
        dose = { ...dose, done: solved.length, ...(complete ? { curves: solved, fineness: "full" as const } : {}) };
        setState({ key, dose, failed: false });
      }
    };
    if (wanted) run().catch((error: unknown) => {
      if (!wanted) return;
      setState((old) => ({ key, dose: old.key === key ? old.dose : null, failed: true }));
      tellFailure(error);
    });
    return () => void (wanted = false);
  }, [key, stopped]);
  return state.key === key ? state : { dose: null, failed: false };
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
