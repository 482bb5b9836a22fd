// The keyboard of a running session. Each key has a letter and a sign, so that it is found without looking.
import { useEffect } from "preact/hooks";
import { findBranch, type ScriptState } from "../../session/script";

const words: Record<string, string> = {
  Escape: "stop", s: "stop", m: "more", "+": "more", l: "less", "-": "less", g: "good", t: "pain_10",
  y: "yes", j: "yes", n: "no", ArrowLeft: "left", ArrowRight: "right",
};

/** What a key says in `state`; null for one that says nothing there. */
export function readKey(key: string, state: ScriptState): string | null {
  if (/^[0-9]$/.test(key)) return `pain_${key}`;
  if (key === " " || key === "Enter") return findBranch(state, "good") ? "good" : findBranch(state, "next") ? "next" : null;
  return words[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

export function useKeys(findState: () => ScriptState, say: (word: string) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const onButton = event.target instanceof HTMLButtonElement && (event.key === " " || event.key === "Enter");
      if (onButton) return; // the button's own key
      const word = readKey(event.key, findState());
      if (!word) return;
      event.preventDefault();
      say(word);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
