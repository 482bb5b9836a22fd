// Lines with their bands with uPlot, loaded when they are drawn and never before.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { formatNumber } from "../state/format";
import { findLook } from "./plot_days";
import { followWidth } from "./follow_width";

/** A line, and the ends of its band. */
export interface Band { low: number[]; middle: number[]; high: number[] }
export interface BandLine { band: Band; colour: string; dash: number[] }
export interface Bands { x: number[]; lines: BandLine[]; range: [number, number] | null; unit?: string } // unit: of x, behind its last mark

const height = 220; // pixels
const veil = "2e"; // how dense a band is, as the last two digits of its colour

const tell = (value: number) => formatNumber(value, 2).replace("-", "\u2212");

/** Draws into `box` and keeps to its width; returns what takes the chart away. */
export function drawBands(box: HTMLElement, { x, lines, range, unit }: Bands): () => void {
  const { family, colour } = findLook(box);
  const [stroke, line, font] = [colour("--soft"), colour("--line"), `13px ${family}`];
  const none = { points: { show: false }, width: 0 };
  const chart = new uPlot(
    {
      width: box.clientWidth, height, legend: { show: false }, cursor: { show: false }, select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      scales: { x: { time: false, range: [x[0]!, x.at(-1)!] }, ...(range ? { y: { range } } : {}) },
      axes: [
        { stroke, font, grid: { show: false }, ticks: { stroke: line }, space: 45, values: (_chart, splits) => splits.map((one, n) => (unit && n === splits.length - 1 ? `${tell(one)} ${unit}` : tell(one))) },
        { stroke, font, grid: { stroke: line, width: 1 }, ticks: { show: false }, size: 48, space: 30, values: (_chart, splits) => splits.map(tell) },
      ],
      series: [{}, ...lines.flatMap((one) => [none, { stroke: colour(one.colour), width: 2.5, dash: one.dash, points: { show: false } }, none])],
      bands: lines.map((one, n) => ({ series: [3 * n + 3, 3 * n + 1] as [number, number], fill: colour(one.colour) + veil })),
    },
    [x, ...lines.flatMap(({ band }) => [band.low, band.middle, band.high])],
    box,
  );
  return followWidth(chart, box, height);
}
