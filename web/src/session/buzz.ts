// The silent way: what the sound would say, as vibration [ms on, off, on ...].
export type Buzz = "hold" | "beat" | "off" | "ask" | "heard" | "end";

const patterns: Record<Buzz, number[]> = {
  hold: [500], // press now
  beat: [40],
  off: [250, 120, 250, 120, 250], // get off
  ask: [150, 120, 150],
  heard: [70],
  end: [800],
};

export const canBuzz = (): boolean => typeof navigator !== "undefined" && typeof navigator.vibrate === "function";

export function buzz(what: Buzz): void {
  if (canBuzz()) navigator.vibrate(patterns[what]);
}
