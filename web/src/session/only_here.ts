// One session runs in one tab. The browser lets go of the lock when a tab closes or crashes.

/** Takes the place of the session of `pain`; a function that gives it back, or null when another tab has it. */
export function takePlace(pain: string): Promise<(() => void) | null> {
  // Without a secure connection there are no locks; two tabs of one phone are then not told apart.
  if (typeof navigator === "undefined" || !("locks" in navigator)) return Promise.resolve(() => undefined);
  return new Promise((resolve) => {
    navigator.locks
      .request(`unknot.session.${pain}`, { ifAvailable: true }, (lock) => {
        if (!lock) return void resolve(null);
        return new Promise<void>((release) => resolve(release));
      })
      .catch(() => resolve(() => undefined));
  });
}
