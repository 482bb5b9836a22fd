// Scores from 0 to 10 over days with uPlot, loaded when a chart is drawn and never before.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { day_s, findAxis } from "../state/spans";
import { followWidth } from "./follow_width";

export interface Plot {
  height: number; // pixels
  padding?: uPlot.Padding;
  steps: number[]; // days between two marks of the time axis, shortest first
  tellDay: Intl.DateTimeFormat;
  series: uPlot.Series[]; // behind the time
  bands?: uPlot.Band[];
  hooks: uPlot.Hooks.Arrays;
}

/** The colours and the font of the page at this place. */
export function findLook(box: HTMLElement) {
  const style = getComputedStyle(box);
  return { family: style.fontFamily, colour: (name: string) => style.getPropertyValue(name).trim() };
}

/** Draws into `box` and keeps to its width; returns what takes the chart away. */
export function plotDays(box: HTMLElement, data: uPlot.AlignedData, { height, padding, steps, tellDay, series, bands = [], hooks }: Plot): () => void {
  const { family, colour } = findLook(box);
  const [stroke, line, font] = [colour("--soft"), colour("--line"), `13px ${family}`];
  const chart = new uPlot(
    {
      width: box.clientWidth, height, ...(padding ? { padding } : {}), tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      legend: { show: false }, cursor: { show: false }, select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      scales: { x: { range: () => findAxis(data[0] as number[]) }, y: { range: [0, 10] } },
      axes: [
        { stroke, font, grid: { show: false }, ticks: { stroke: line }, space: 70, incrs: steps.map((n) => n * day_s),
          values: (_chart, splits) => splits.map((one) => tellDay.format(new Date(one * 1000))) },
        { stroke, font, grid: { stroke: line, width: 1 }, ticks: { show: false }, size: 30, splits: () => [0, 2, 4, 6, 8, 10], values: (_chart, splits) => splits.map(String) },
      ],
      series: [{}, ...series], bands, hooks,
    },
    data,
    box,
  );
  return followWidth(chart, box, height);
}

/** A small T on top of each of these moments (seconds), on which a session was. */
export function markSessions(chart: uPlot, sessions: number[], colour: string): void {
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
