// uPlot, loaded when a chart is drawn and never before. Colours are those of the page; each line has its own dashes.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { locale } from "../../messages";
import { day_s, findAxis, type ChartData, type Line } from "./chart_data";

const height_px = 240;
const strokes: Record<Line, { colour: string; width: number; dash: number[] }> = {
  now: { colour: "--accent", width: 2.5, dash: [] },
  worst: { colour: "--stop", width: 2, dash: [7, 5] },
  average: { colour: "--warn", width: 2, dash: [2, 4] },
  composite: { colour: "--soft", width: 4, dash: [12, 4] },
};

/** Draws into `box` and keeps to its width; returns what takes the chart away. */
export function drawChart(box: HTMLElement, data: ChartData, shown: Line[]): () => void {
  const style = getComputedStyle(box);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const [soft, line] = [colour("--soft"), colour("--line")];
  const font = `13px ${style.fontFamily}`;
  const dates = new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short", timeZone: "UTC" });
  const years = new Intl.DateTimeFormat(locale(), { month: "short", year: "numeric", timeZone: "UTC" });
  const long = data.x.at(-1)! - data.x[0]! > 400 * day_s;
  const few = data.x.length < 45;
  const chart = new uPlot(
    {
      width: box.clientWidth, height: height_px, tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      legend: { show: false }, cursor: { show: false }, select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      scales: { x: { range: () => findAxis(data) }, y: { range: [0, 10] } },
      axes: [
        { stroke: soft, font, grid: { show: false }, ticks: { stroke: line }, space: 70, incrs: [1, 2, 3, 7, 14, 30, 61, 91, 182, 365, 730].map((n) => n * day_s),
          values: (_chart, splits) => splits.map((one) => (long ? years : dates).format(new Date(one * 1000))) },
        { stroke: soft, font, grid: { stroke: line, width: 1 }, ticks: { show: false }, size: 30, splits: () => [0, 2, 4, 6, 8, 10], values: (_chart, splits) => splits.map(String) },
      ],
      series: [{}, ...shown.map((name) => ({
        stroke: colour(strokes[name].colour), width: strokes[name].width, dash: strokes[name].dash, spanGaps: true, points: { show: few, size: 7, fill: colour(strokes[name].colour) },
      }))],
      hooks: { draw: [(one: uPlot) => markSessions(one, data.sessions, colour("--ink"))] },
    },
    [data.x, ...shown.map((name) => data.values[name])] as uPlot.AlignedData,
    box,
  );
  const watch = new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height: height_px }));
  watch.observe(box);
  return () => {
    watch.disconnect();
    chart.destroy();
  };
}

// A small T on top of each day with a session.
function markSessions(chart: uPlot, sessions: number[], colour: string): void {
  const { ctx, bbox } = chart;
  const scale = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2 * scale;
  ctx.beginPath();
  for (const one of sessions) {
    const x = chart.valToPos(one, "x", true);
    ctx.moveTo(x, bbox.top + 1 * scale);
    ctx.lineTo(x, bbox.top + 12 * scale);
    ctx.moveTo(x - 4 * scale, bbox.top + 1 * scale);
    ctx.lineTo(x + 4 * scale, bbox.top + 1 * scale);
  }
  ctx.stroke();
  ctx.restore();
}
