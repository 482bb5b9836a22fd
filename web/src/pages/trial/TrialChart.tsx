// The days of a trial as a picture and as a table: what was noted, what the fit expects, and what it would be without.
import { useState } from "preact/hooks";
import { t } from "../../messages";
import { useChart } from "../../parts/use_chart";
import { formatDay, formatNumber } from "../../state/format";
import { letterOf, type StretchKind, type TrialChart } from "./chart_data";

type Name = (kind: StretchKind) => string;
interface Props { chart: TrialChart; name: Name; fitted: boolean; quick: boolean }

export function TrialChartView({ chart, name, fitted, quick }: Props) {
  if (chart.days.length === 0) return <p class="hint">{t("chart.empty")}</p>;
  const kinds = (["before", "first", "other"] as const).filter((kind) => chart.stretches.some((one) => one.kind === kind));
  return (
    <div class="chart">
      <Drawing chart={chart} fitted={fitted} />
      <ul class="chart-legend">
        <li><svg viewBox="0 0 34 12" aria-hidden="true" class="sample score"><circle cx="17" cy="6" r="4" /></svg>{t("trial.line_score")}</li>
        {fitted && <li><svg viewBox="0 0 34 12" aria-hidden="true" class="sample fit"><rect width="34" height="12" /><path d="M1 6h32" /></svg>{t("trial.line_fit")}</li>}
        {fitted && <li><svg viewBox="0 0 34 12" aria-hidden="true" class="sample without"><path d="M1 6h32" /></svg>{t(quick ? "trial.line_without_quick" : "trial.line_without")}</li>}
        {kinds.map((kind) => <li key={kind}><span class={`stretch-key ${kind}`} aria-hidden="true">{letterOf(kind)}</span>{name(kind)}</li>)}
        {chart.sessions.some(Boolean) && <li><svg viewBox="0 0 34 12" aria-hidden="true" class="sample session"><path d="M17 1v10M13 1h8" /></svg>{t("chart.session")}</li>}
      </ul>
      <Numbers chart={chart} name={name} fitted={fitted} />
    </div>
  );
}

function Drawing({ chart, fitted }: { chart: TrialChart; fitted: boolean }) {
  const box = useChart(async () => {
    const { drawTrial } = await import("./draw_trial");
    return (place) => drawTrial(place, chart, fitted);
  }, JSON.stringify(chart));
  return <div ref={box} class="chart-box" role="img" aria-label={t("trial.chart_label", { n: chart.days.length })} />;
}

function Numbers({ chart, name, fitted }: { chart: TrialChart; name: Name; fitted: boolean }) {
  const [shown, setShown] = useState(false);
  const kindOf = (index: number) => chart.stretches.find((one) => index >= one.first && index <= one.last)!.kind;
  const tell = (value: number | null | undefined) => (value === null || value === undefined ? "–" : formatNumber(value));
  return (
    <>
      <button type="button" class="button" aria-expanded={shown} onClick={() => setShown(!shown)}>{t(shown ? "chart.hide_numbers" : "chart.show_numbers")}</button>
      {shown && (
        <div class="numbers-table" tabIndex={0} role="region" aria-label={t("chart.numbers")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("chart.day")}</th><th scope="col">{t("trial.way")}</th><th scope="col">{t("trial.line_score")}</th>
                {fitted && <><th scope="col">{t("trial.line_fit")}</th><th scope="col">{t("trial.without_short")}</th></>}<th scope="col">{t("chart.session")}</th>
              </tr>
            </thead>
            <tbody>
              {chart.days.map((day, index) => (
                <tr key={day}>
                  <th scope="row">{formatDay(day)}</th>
                  <td>{name(kindOf(index))}</td>
                  <td>{tell(chart.scores[index])}</td>
                  {fitted && <td>{tell(chart.mean[index])} ({t("trial.range", { low: tell(chart.low[index]), high: tell(chart.high[index]) })})</td>}
                  {fitted && <td>{tell(chart.without[index])}</td>}
                  <td>{chart.sessions[index] ? t("answer.yes") : "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
