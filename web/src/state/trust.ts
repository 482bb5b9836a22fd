// Whether this device trusts the connection as far as keeping pages on it goes.
import { signal } from "@preact/signals";

/** False where the browser refuses the service worker: no https, or a certificate that it does not know. */
export const trusted = signal(typeof isSecureContext === "undefined" || isSecureContext);

export async function keepPagesHere(): Promise<void> {
  if (!("serviceWorker" in navigator)) return void (trusted.value = isSecureContext);
  try {
    await navigator.serviceWorker.register("/sw.js");
  } catch {
    if (location.protocol === "https:") trusted.value = false; // the pages then need the program at every visit
  }
}
