// Saves the drawing a few seconds after the last change, and at once when the page is left.
import { useEffect, useRef } from "preact/hooks";
import type { Event, Words } from "../../api/types";
import { buildEvent } from "../../state/events";
import { namePain } from "../../state/format";
import { record, type OpenPain } from "../../state/pain";
import type { Drawn } from "./drawing";

const pause_ms = 2500;

export function useSaving(open: OpenPain, words: Words, now: Drawn, changed: boolean) {
  const saved = useRef<Drawn | null>(null);
  const state = useRef({ open, now, changed });
  state.current = { open, now, changed };

  const save = async (): Promise<void> => {
    const { open: { path, pain }, now: drawn, changed: dirty } = state.current;
    if (path.kind !== "kept" || !dirty || saved.current === drawn) return;
    saved.current = drawn;
    const events: Event[] = [];
    if (!pain.name) events.push(buildEvent("pain_named", path.person, path.pain, { name: namePain(words, drawn.cells) }));
    const later = new Date(Date.now() + events.length); // a millisecond apart keeps their order
    events.push(buildEvent("pain_drawn", path.person, path.pain, { strokes: drawn.strokes, listed: drawn.listed, cells: drawn.cells }, later));
    await record(events);
  };

  useEffect(() => {
    if (!changed) return;
    const timer = setTimeout(() => void save(), pause_ms);
    return () => clearTimeout(timer);
  }, [now]);

  useEffect(() => {
    const hide = () => void (document.visibilityState === "hidden" && save());
    document.addEventListener("visibilitychange", hide);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      void save();
    };
  }, []);

  return { save };
}
