// What this device remembers of how the pages should look. Nothing about a person.
import { effect, signal } from "@preact/signals";

export type Language = "en" | "de";
export type Theme = "auto" | "light" | "dark";

interface Settings { language: Language; theme: Theme }

const key = "unknot.settings";

function load(): Settings {
  const spoken = typeof navigator !== "undefined" && navigator.language.startsWith("de") ? "de" : "en";
  const start: Settings = { language: spoken, theme: "auto" };
  try {
    return { ...start, ...(JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Settings>) };
  } catch {
    return start;
  }
}

const start = load();
export const language = signal<Language>(start.language);
export const theme = signal<Theme>(start.theme);

export function applySettings(): void {
  effect(() => {
    document.documentElement.lang = language.value;
    if (theme.value === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme.value;
    try {
      localStorage.setItem(key, JSON.stringify({ language: language.value, theme: theme.value }));
    } catch {
      // A browser that keeps nothing: the choice holds until the page is closed.
    }
  });
}
