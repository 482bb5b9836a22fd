// uPlot, loaded when a trial is drawn and never before. Shading, letters and lines say the same as the table below it.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { locale } from "../../messages";
import { letterOf, type TrialChart } from "./chart_data";

const height_px = 280;
const top_px = 26; // room for the letters of the stretches
const day_s = 86_400;

/** Draws into `box` and keeps to its width; returns what takes the chart away. */
export function drawTrial(box: HTMLElement, trial: TrialChart, fitted: boolean): () => void {
  const style = getComputedStyle(box);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const [soft, line, accent] = [colour("--soft"), colour("--line"), colour("--accent")];
  const font = `13px ${style.fontFamily}`;
  const dates = new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short", timeZone: "UTC" });
  const hidden = { stroke: "transparent", width: 0, points: { show: false } };
  const chart = new uPlot(
    {
      width: box.clientWidth, height: height_px, padding: [top_px, 28, 0, 0], tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      legend: { show: false }, cursor: { show: false }, select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      scales: { x: { range: (_chart, low, high) => [low - day_s / 2, high + day_s / 2] }, y: { range: [0, 10] } },
      axes: [
        { stroke: soft, font, grid: { show: false }, ticks: { stroke: line }, space: 70, incrs: [1, 2, 3, 7, 14, 28, 56].map((n) => n * day_s),
          values: (_chart, splits) => splits.map((one) => dates.format(new Date(one * 1000))) },
        { stroke: soft, font, grid: { stroke: line, width: 1 }, ticks: { show: false }, size: 30, splits: () => [0, 2, 4, 6, 8, 10], values: (_chart, splits) => splits.map(String) },
      ],
      series: [
        {}, { ...hidden, show: fitted }, { ...hidden, show: fitted },
        { show: fitted, stroke: accent, width: 2.5, points: { show: false } },
        { show: fitted, stroke: colour("--warn"), width: 2, dash: [7, 5], points: { show: false } },
        { stroke: "transparent", width: 0, points: { show: true, size: 6.5, stroke: colour("--ink"), fill: colour("--card"), width: 1.5 } },
      ],
      bands: fitted ? [{ series: [2, 1], fill: `${accent}44` }] : [],
      hooks: { drawClear: [(one: uPlot) => shade(one, trial, accent)], draw: [(one: uPlot) => mark(one, trial, colour("--ink"), style.fontFamily)] },
    },
    [trial.x, trial.low, trial.high, trial.mean, trial.without, trial.scores] as uPlot.AlignedData,
    box,
  );
  const watch = new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height: height_px }));
  watch.observe(box);
  return () => {
    watch.disconnect();
    chart.destroy();
  };
}

const place = (chart: uPlot, trial: TrialChart, index: number, half: number) => chart.valToPos(trial.x[index]! + half * day_s, "x", true);

// Days of the first way lie on a wash with slanted lines; a thin line parts all stretches.
function shade(chart: uPlot, trial: TrialChart, colour: string): void {
  const { ctx, bbox } = chart;
  const scale = devicePixelRatio;
  ctx.save();
  for (const one of trial.stretches) {
    const [left, right] = [place(chart, trial, one.first, -0.5), place(chart, trial, one.last, 0.5)];
    ctx.strokeStyle = `${colour}66`;
    ctx.lineWidth = scale;
    ctx.beginPath();
    ctx.moveTo(right, bbox.top);
    ctx.lineTo(right, bbox.top + bbox.height);
    ctx.stroke();
    if (one.kind !== "first") continue;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, bbox.top, right - left, bbox.height);
    ctx.clip();
    ctx.fillStyle = `${colour}1c`;
    ctx.fillRect(left, bbox.top, right - left, bbox.height);
    ctx.strokeStyle = `${colour}2e`;
    ctx.beginPath();
    for (let x = left - bbox.height; x < right; x += 10 * scale) {
      ctx.moveTo(x, bbox.top + bbox.height);
      ctx.lineTo(x + bbox.height, bbox.top);
    }
    ctx.stroke();
    ctx.restore();
  }
  ctx.restore();
}

// Letters over the stretches, and a small T on each day with a session.
function mark(chart: uPlot, trial: TrialChart, colour: string, family: string): void {
  const { ctx, bbox } = chart;
  const scale = devicePixelRatio;
  ctx.save();
  ctx.fillStyle = colour;
  ctx.font = `600 ${14 * scale}px ${family}`;
  ctx.textAlign = "center";
  for (const one of trial.stretches) ctx.fillText(letterOf(one.kind), (place(chart, trial, one.first, -0.5) + place(chart, trial, one.last, 0.5)) / 2, bbox.top - 7 * scale);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2 * scale;
  ctx.beginPath();
  trial.sessions.forEach((had, index) => {
    if (!had) return;
    const x = place(chart, trial, index, 0);
    ctx.moveTo(x, bbox.top + 2 * scale);
    ctx.lineTo(x, bbox.top + 11 * scale);
    ctx.moveTo(x - 3 * scale, bbox.top + 2 * scale);
    ctx.lineTo(x + 3 * scale, bbox.top + 2 * scale);
  });
  ctx.stroke();
  ctx.restore();
}
