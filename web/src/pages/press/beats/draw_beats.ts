// Two beats as lines over milliseconds with uPlot, loaded when they are drawn and never before.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { t } from "../../../messages";
import { followWidth } from "../../../parts/follow_width";
import { findLook } from "../../../parts/plot_days";
import { formatNumber } from "../../../state/format";
import type { Column, Solved } from "./ranges";

const strokes: Record<Solved["stiffness"], { colour: string; width: number; dash: number[] }> = {
  low: { colour: "--warn", width: 2, dash: [2, 4] },
  usual: { colour: "--accent", width: 2.5, dash: [] },
  high: { colour: "--stop", width: 2, dash: [7, 5] },
};

const height = 170; // pixels

/** Draws into `box` and keeps to its width; returns what takes the chart away. */
export function drawBeats(box: HTMLElement, solved: Solved[], column: Column): () => void {
  const { family, colour } = findLook(box);
  const [stroke, line, font] = [colour("--soft"), colour("--line"), `13px ${family}`];
  const times = solved[0]!.moments.time_ms;
  const chart = new uPlot(
    {
      width: box.clientWidth, height, legend: { show: false }, cursor: { show: false }, select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      scales: { x: { time: false, range: [0, times[times.length - 1]!] } },
      axes: [
        { stroke, font, grid: { show: false }, ticks: { stroke: line }, space: 55, values: (_chart, splits) => splits.map((one, n) => (n === splits.length - 1 ? `${formatNumber(one)} ${t("press.beats.plot_time")}` : formatNumber(one))) },
        { stroke, font, grid: { stroke: line, width: 1 }, ticks: { show: false }, size: 44, space: 30, values: (_chart, splits) => splits.map((one) => formatNumber(one).replace("-", "\u2212")) },
      ],
      series: [{}, ...solved.map((one) => ({ stroke: colour(strokes[one.stiffness].colour), width: strokes[one.stiffness].width, dash: strokes[one.stiffness].dash, points: { show: false } }))],
    },
    [times, ...solved.map((one) => one.moments[column])],
    box,
  );
  return followWidth(chart, box, height);
}
