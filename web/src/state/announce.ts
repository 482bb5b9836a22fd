// Short sentences for screen readers, spoken politely through one live region.
import { signal } from "@preact/signals";

export const announcement = signal("");

export function announce(text: string): void {
  announcement.value = "";
  setTimeout(() => (announcement.value = text), 50); // a change is needed to be spoken, also for the same words
}
