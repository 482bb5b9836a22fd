// The lines of a diary. Colours are those of the page; each line has its own dashes.
import type uPlot from "uplot";
import { locale } from "../../messages";
import { findLook, markSessions, plotDays } from "../../parts/plot_days";
import { day_s } from "../../state/spans";
import type { ChartData, Line } from "./chart_data";

const strokes: Record<Line, { colour: string; width: number; dash: number[] }> = {
  now: { colour: "--accent", width: 2.5, dash: [] },
  worst: { colour: "--stop", width: 2, dash: [7, 5] },
  average: { colour: "--warn", width: 2, dash: [2, 4] },
  composite: { colour: "--soft", width: 4, dash: [12, 4] },
};

/** Draws into `box` and keeps to its width; returns what takes the chart away. */
export function drawChart(box: HTMLElement, data: ChartData, shown: Line[]): () => void {
  const { colour } = findLook(box);
  const long = data.x.at(-1)! - data.x[0]! > 400 * day_s;
  const few = data.x.length < 45;
  return plotDays(box, [data.x, ...shown.map((name) => data.values[name])] as uPlot.AlignedData, {
    height: 240,
    steps: [1, 2, 3, 7, 14, 30, 61, 91, 182, 365, 730],
    tellDay: new Intl.DateTimeFormat(locale(), { ...(long ? { month: "short", year: "numeric" } : { day: "numeric", month: "short" }), timeZone: "UTC" }),
    series: shown.map((name) => ({
      stroke: colour(strokes[name].colour), width: strokes[name].width, dash: strokes[name].dash, spanGaps: true, points: { show: few, size: 7, fill: colour(strokes[name].colour) },
    })),
    hooks: { draw: [(chart) => markSessions(chart, data.sessions, colour("--ink"))] },
  });
}
