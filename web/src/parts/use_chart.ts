// A chart is drawn by a library that is fetched when it is needed; it is drawn anew when what it shows, or the colours, change.
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { tellFailure } from "../state/pain";
import { theme } from "../state/settings";

/** Draws into the box and returns what takes the chart away. */
export type Draw = (box: HTMLElement) => () => void;

/** The box to draw into. `shown`: what the chart shows; the same value draws nothing anew. */
export function useChart(load: () => Promise<Draw>, shown: unknown): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const chosen = theme.value;
  const [dark, setDark] = useState(() => matchMedia("(prefers-color-scheme: dark)").matches);
  useEffect(() => {
    const media = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => setDark(media.matches);
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, []);
  useEffect(() => {
    let [wanted, remove] = [true, () => {}];
    load().then((draw) => {
      if (wanted && box.current) remove = draw(box.current);
    }, tellFailure);
    return () => {
      wanted = false;
      remove();
    };
  }, [shown, chosen, dark]);
  return box;
}
