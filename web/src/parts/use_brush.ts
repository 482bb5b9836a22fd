// Turns taps and drags on a picture into strokes, in pixels of the picture.
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import type { Painter } from "./BodyMap";

export function useBrush(svg: RefObject<SVGSVGElement | null>, mmPerPixel: number, painter: Painter | undefined) {
  const points = useRef<[number, number][]>([]);
  const active = useRef<number | null>(null);
  const trace = useRef<SVGPolylineElement>(null);

  const show = () => {
    const line = points.current.length === 1 ? [points.current[0], points.current[0]] : points.current;
    trace.current?.setAttribute("points", line.join(" "));
  };
  const clear = () => {
    points.current = [];
    active.current = null;
    trace.current?.setAttribute("points", "");
  };
  const add = (event: PointerEvent) => {
    const matrix = svg.current?.getScreenCTM();
    if (!matrix || !painter) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const last = points.current.at(-1);
    const step = painter.radius_mm / mmPerPixel / 3;
    if (last && Math.hypot(x - last[0], y - last[1]) < step) return;
    points.current.push([Math.round(10 * x) / 10, Math.round(10 * y) / 10]);
    show();
  };

  if (!painter) return { trace, handlers: {} };
  return {
    trace,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        if (event.button !== 0) return;
        if (active.current !== null) return clear(); // a second finger means zooming, not painting
        active.current = event.pointerId;
        svg.current?.setPointerCapture(event.pointerId);
        add(event);
      },
      onPointerMove: (event: PointerEvent) => {
        if (event.pointerId === active.current) for (const one of [...(event.getCoalescedEvents?.() ?? []), event]) add(one);
      },
      onPointerUp: (event: PointerEvent) => {
        if (event.pointerId !== active.current) return;
        const stroke = points.current;
        active.current = null;
        void painter.onStroke(stroke).finally(clear);
      },
      onPointerCancel: clear,
    },
  };
}
