// Lines over days, the same numbers as a table, and in words what the lines are.
import { useMemo, useState } from "preact/hooks";
import type { Diary } from "../../api/care";
import { t } from "../../messages";
import { useChart } from "../../parts/use_chart";
import { formatDay, formatNumber } from "../../state/format";
import { buildChart, listShown, type ChartData, type Line } from "./chart_data";

export function Chart({ diary, busy }: { diary: Diary; busy: boolean }) {
  const data = useMemo(() => buildChart(diary), [diary]);
  const shown = listShown(data);
  if (shown.length === 0) return <p class="hint">{t("chart.empty")}</p>;
  return (
    <div class="chart" aria-busy={busy}>
      <Drawing data={data} shown={shown} />
      <ul class="chart-legend">
        {shown.map((line) => (
          <li key={line}><svg viewBox="0 0 34 12" aria-hidden="true" class={`sample ${line}`}><path d="M1 6h32" /></svg>{t(`chart.${line}`)}</li>
        ))}
        {data.sessions.length > 0 && <li><svg viewBox="0 0 34 12" aria-hidden="true" class="sample session"><path d="M17 1v10M13 1h8" /></svg>{t("chart.session")}</li>}
      </ul>
      {shown.includes("composite") && <p class="hint">{t("chart.composite_means")}</p>}
      <Numbers data={data} shown={shown} />
    </div>
  );
}

function Drawing({ data, shown }: { data: ChartData; shown: Line[] }) {
  const box = useChart(async () => {
    const { drawChart } = await import("./draw_chart");
    return (place) => drawChart(place, data, shown);
  }, data);
  return <div ref={box} class="chart-box" role="img" aria-label={t("chart.label", { n: data.days.length })} />;
}

const piece = 60; // rows shown at once

function Numbers({ data, shown }: { data: ChartData; shown: Line[] }) {
  const [rows, setRows] = useState(0);
  const sessions = new Set(data.sessions);
  if (rows === 0) return <button type="button" class="button" onClick={() => setRows(piece)}>{t("chart.show_numbers")}</button>;
  const indices = data.days.map((_day, index) => index).reverse().slice(0, rows);
  return (
    <>
      <button type="button" class="button" onClick={() => setRows(0)}>{t("chart.hide_numbers")}</button>
      <div class="numbers-table" tabIndex={0} role="region" aria-label={t("chart.numbers")}>
        <table>
          <thead><tr><th scope="col">{t("chart.day")}</th>{shown.map((line) => <th scope="col" key={line}>{t(`chart.${line}`)}</th>)}{sessions.size > 0 && <th scope="col">{t("chart.session")}</th>}</tr></thead>
          <tbody>
            {indices.map((index) => (
              <tr key={data.days[index]}>
                <th scope="row">{formatDay(data.days[index]!)}</th>
                {shown.map((line) => <td key={line}>{data.values[line][index] === null ? "–" : formatNumber(data.values[line][index]!)}</td>)}
                {sessions.size > 0 && <td>{sessions.has(data.x[index]!) ? t("answer.yes") : "–"}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows < data.days.length && <button type="button" class="button" onClick={() => setRows(rows + piece)}>{t("chart.more_numbers")}</button>}
    </>
  );
}
