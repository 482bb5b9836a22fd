// A judged trial. Shading, letters and lines say the same as the table below it.
import type uPlot from "uplot";
import { locale } from "../../messages";
import { findLook, markSessions, plotDays } from "../../parts/plot_days";
import { day_s } from "../../state/spans";
import { letterOf, type TrialChart } from "./chart_data";

const top_px = 26; // room for the letters of the stretches

/** Draws into `box` and keeps to its width; returns what takes the chart away. */
export function drawTrial(box: HTMLElement, trial: TrialChart, fitted: boolean): () => void {
  const { family, colour } = findLook(box);
  const [accent, ink] = [colour("--accent"), colour("--ink")];
  const hidden = { stroke: "transparent", width: 0, points: { show: false } };
  const sessions = trial.x.filter((_day, index) => trial.sessions[index]);
  return plotDays(box, [trial.x, trial.low, trial.high, trial.mean, trial.without, trial.scores] as uPlot.AlignedData, {
    height: 280,
    padding: [top_px, 28, 0, 0],
    steps: [1, 2, 3, 7, 14, 28, 56],
    tellDay: new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short", timeZone: "UTC" }),
    series: [
      { ...hidden, show: fitted }, { ...hidden, show: fitted },
      { show: fitted, stroke: accent, width: 2.5, points: { show: false } },
      { show: fitted, stroke: colour("--warn"), width: 2, dash: [7, 5], points: { show: false } },
      { stroke: "transparent", width: 0, points: { show: true, size: 6.5, stroke: ink, fill: colour("--card"), width: 1.5 } },
    ],
    bands: fitted ? [{ series: [2, 1], fill: `${accent}44` }] : [],
    hooks: { drawClear: [(chart) => shade(chart, trial, accent)], draw: [(chart) => { letter(chart, trial, ink, family); markSessions(chart, sessions, ink); }] },
  });
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

// Letters over the stretches.
function letter(chart: uPlot, trial: TrialChart, colour: string, family: string): void {
  const { ctx, bbox } = chart;
  const scale = devicePixelRatio;
  ctx.save();
  ctx.fillStyle = colour;
  ctx.font = `600 ${14 * scale}px ${family}`;
  ctx.textAlign = "center";
  for (const one of trial.stretches) ctx.fillText(letterOf(one.kind), (place(chart, trial, one.first, -0.5) + place(chart, trial, one.last, 0.5)) / 2, bbox.top - 7 * scale);
  ctx.restore();
}
