// Time that went by, from two clocks: one that no setting moves but that may stand still while a device sleeps, and the
// wall clock, which goes on but can be set. The larger difference holds, so that neither sleep nor a clock set back makes
// a hold longer.
export interface Clocks { steady: () => number; wall: () => number } // both in milliseconds

export const deviceClocks: Clocks = { steady: () => performance.now(), wall: () => Date.now() };

/** A function that tells the seconds since it was last called. */
export function measureTime(clocks: Clocks = deviceClocks): () => number {
  let [steady, wall] = [clocks.steady(), clocks.wall()];
  return () => {
    const [steadyNow, wallNow] = [clocks.steady(), clocks.wall()];
    const elapsed = Math.max(0, steadyNow - steady, wallNow - wall);
    [steady, wall] = [steadyNow, wallNow];
    return elapsed / 1000;
  };
}
