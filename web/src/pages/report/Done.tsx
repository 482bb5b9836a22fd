// What was really done, how the body answered, and how it went.
import type { Report } from "../../api/trial";
import { t } from "../../messages";
import { formatDay, formatNumber, nameSide } from "../../state/format";
import { nameChange } from "../diary/Activities";
import { Nothing } from "./Nothing";
import { tellReported } from "./words";

const tell = (value: number | undefined): string => (value === undefined ? "–" : formatNumber(value));
const tellMinutes = (seconds: number): string => t("unit.minutes", { n: Math.round(seconds / 60), value: formatNumber(seconds / 60) });

export function Sessions({ report }: { report: Report }) {
  const { totals, sessions = [] } = report;
  if (!totals || totals.n_sessions === 0) return <Nothing />;
  return (
    <>
      <p>{t("report.totals", { sessions: totals.n_sessions, presses: totals.n_presses, time: tellMinutes(totals.seconds), self: totals.by_self, helper: totals.by_helper, professional: totals.by_professional })}</p>
      <div class="numbers-table" tabIndex={0} role="region" aria-label={t("report.doses")}>
        <table>
          <thead><tr><th scope="col">{t("report.point")}</th><th scope="col">{t("report.n_sessions")}</th><th scope="col">{t("report.n_presses")}</th><th scope="col">{t("report.time")}</th><th scope="col">{t("report.level")}</th><th scope="col">{t("report.tools")}</th></tr></thead>
          <tbody>
            {totals.points.map((one, index) => (
              <tr key={index}>
                <th scope="row">{tellReported(one.point)}</th><td>{one.n_sessions}</td><td>{one.n_presses}</td><td>{tellMinutes(one.seconds)}</td>
                <td>{t("report.level_value", { mean: formatNumber(one.mean_level), highest: formatNumber(one.highest_level) })}</td><td>{one.tools.map((tool) => tool.name).join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">{t("report.level_means")}</p>
      {sessions.length > 0 && (
        <details class="more">
          <summary>{t("report.each_session", { n: sessions.length })}</summary>
          <ul>{sessions.map((one) => <li key={one.id}><strong>{formatDay(one.day)}</strong>: {t(`session_by.${one.treater}`)} {one.policy.name}. {one.presses.map((press) => t("report.press", { point: tellReported(press.point), level: formatNumber(press.level), seconds: Math.round(press.seconds) })).join("; ")}{one.ended && `. ${one.ended.name}`}{one.reason && `: ${one.reason.name}`}.</li>)}</ul>
        </details>
      )}
    </>
  );
}

export function Reactions({ report }: { report: Report }) {
  const { reactions = [] } = report;
  if (reactions.length === 0) return <Nothing />;
  return <ul>{reactions.map((one, index) => <li key={index}><strong>{formatDay(one.day)}</strong>: {one.kinds.map((kind) => kind.name).join(", ")}{one.soreness > 0 && ` (${t("unit.of_ten", { value: formatNumber(one.soreness) })})`}</li>)}</ul>;
}

export function Course({ report }: { report: Report }) {
  const { days = [], measures = [] } = report;
  if (days.length === 0 && measures.length === 0) return <Nothing />;
  return (
    <>
      {days.length > 0 && (
        <div class="numbers-table" tabIndex={0} role="region" aria-label={t("report.section_course")}>
          <table>
            <thead><tr><th scope="col">{t("chart.day")}</th><th scope="col">{t("chart.now")}</th><th scope="col">{t("chart.worst")}</th><th scope="col">{t("chart.average")}</th><th scope="col">{t("report.activities")}</th><th scope="col">{t("report.change")}</th></tr></thead>
            <tbody>
              {[...days].reverse().map((one) => (
                <tr key={one.day}>
                  <th scope="row">{formatDay(one.day)}</th><td>{tell(one.now)}</td><td>{tell(one.worst)}</td><td>{tell(one.average)}</td>
                  <td>{one.activities?.map((activity) => `${activity.name}: ${formatNumber(activity.score)}`).join("; ") || "–"}</td>
                  <td>{one.change === undefined ? "–" : nameChange(one.change)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {measures.length > 0 && (
        <ul>{measures.map((one, index) => <li key={index}><strong>{formatDay(one.day)}</strong>: {one.point ? tellReported(one.point) : `${one.finding?.name ?? ""}${one.side !== "midline" ? `, ${nameSide(one.side)}` : ""}`}: {formatNumber(one.value)} {one.kind === "motion" ? "°" : "kg"} ({one.by.name})</li>)}</ul>
      )}
    </>
  );
}
