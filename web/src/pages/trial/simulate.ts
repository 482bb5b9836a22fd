// What a design would find out: simulated trials, asked for in slices so that a person sees how far it is and can stop.
import type { PowerReply, PowerRequest, PowerRow, TrialDesign } from "../../api/trial";

export const wanted = 400; // simulated trials: "8 times in 10" is then known to about half a time in 10
export const slice = 25; // as many as come back in well under a second
export const enough = 100; // below that nothing is said

export type Ask = (asked: PowerRequest) => Promise<PowerReply>;
export interface Simulated { done: number; reply: PowerReply }

/** Asks slice by slice, each with the rows so far, until all are there or `isStopped`; says every step. The last one also asks for shorter and longer trials. */
export async function simulate(design: TrialDesign, day: string, ask: Ask, onStep: (step: Simulated) => void, isStopped: () => boolean): Promise<void> {
  let rows: PowerRow[] = [];
  for (let first = 0; first < wanted && !isStopped(); first += slice) {
    const count = Math.min(slice, wanted - first);
    const reply = await ask({ day, design, first, count, ...(rows.length > 0 ? { so_far: rows } : {}), ...(first + count === wanted ? { compares: true } : {}) });
    if (isStopped()) return;
    rows = reply.rows;
    onStep({ done: first + count, reply });
  }
}

/** How often out of ten. */
export const findTimes = (n: number, of: number): number => (of > 0 ? Math.round((10 * n) / of) : 0);
