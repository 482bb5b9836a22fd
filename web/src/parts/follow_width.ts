// A chart that stays as wide as its box.
import type uPlot from "uplot";

/** Follows the box until what it returns is called, which takes the chart away. */
export function followWidth(chart: uPlot, box: HTMLElement, height: number): () => void {
  const watch = new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height }));
  watch.observe(box);
  return () => {
    watch.disconnect();
    chart.destroy();
  };
}
