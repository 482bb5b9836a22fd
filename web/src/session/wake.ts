// Keeps the screen on while a session runs. A browser gives that up whenever the page is hidden, so it is asked again.
import { signal } from "@preact/signals";

/** Whether the screen stays on; null while nobody asked. */
export const screenStays = signal<boolean | null>(null);

/** Asks now and whenever the page is looked at again; the function it gives back ends that. */
export function keepScreenOn(): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;
  const ask = async () => {
    if (document.visibilityState !== "visible" || (lock && !lock.released)) return;
    try {
      if (!("wakeLock" in navigator)) throw new Error("This browser has no wake lock.");
      lock = await navigator.wakeLock.request("screen");
      if (over) void lock.release();
      else screenStays.value = true;
    } catch {
      screenStays.value = false;
    }
  };
  const again = () => void ask();
  document.addEventListener("visibilitychange", again);
  again();
  return () => {
    over = true;
    document.removeEventListener("visibilitychange", again);
    void lock?.release();
    screenStays.value = null;
  };
}
