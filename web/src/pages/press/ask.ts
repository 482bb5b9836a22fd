// Asks for the dose of one tool at one site: an estimate at once, the table of solved curves when it is kept or worked out, and the cut
// at the force that is set. What is asked anew makes the older answers void.
import { useEffect, useRef, useState } from "preact/hooks";
import type { DoseCurve, PressReply, PressAsked, PressCut, PressSolid } from "../../api/press";
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

export interface Draft { cut: PressCut | "none" | null; solid: PressSolid | null }
const nothing: Draft = { cut: null, solid: null };

/** The cut at a force, and on demand the block to be turned about: one request at a time, always for the newest force. The cut is `null` until
    it is there, "none" where it could not be solved. */
export function useDraft(place: Place, tool: string, force: number, withSolid: boolean): Draft {
  const [draft, setDraft] = useState<{ key: string; draft: Draft } | null>(null);
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
      const [where, what, howHard, isTurned] = JSON.parse(mine) as [Place, string, number, boolean];
      try {
        const asked: PressAsked = { ...where, tool: what, fineness: "draft", stiffness: "usual", force_n: howHard, with_solid: isTurned };
        const answer = await client.press(asked);
        if (now.alive) setDraft({ key: JSON.stringify([where, what]), draft: { cut: answer.cut ?? "none", solid: answer.solid ?? null } });
      } catch (error) {
        tellFailure(error);
      } finally {
        now.busy = false;
      }
      if (now.wanted !== mine) await ask();
    };
    if (!tool || !(force > 0)) return;
    state.current.wanted = JSON.stringify([place, tool, force, withSolid]);
    void ask();
  }, [key, force, withSolid]);
  return draft?.key === key ? draft.draft : nothing;
}
