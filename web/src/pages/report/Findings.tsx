// What was found: guesses of the model, said as guesses, and the answers that they rest on.
import type { Report } from "../../api/trial";
import { t } from "../../messages";
import { formatDay, formatRange, formatShare, nameSide } from "../../state/format";
import { Nothing } from "./Nothing";
import { tellReported } from "./words";

export function Findings({ report }: { report: Report }) {
  const { found, answers = [] } = report;
  if (!found && answers.length === 0) return <Nothing />;
  return (
    <>
      {found && <Found found={found} />}
      {answers.length > 0 && (
        <>
          <h4>{t("report.answers")}</h4>
          <ul>
            {answers.map((one, index) => (
              <li key={index}>{one.finding.name}{one.side !== "midline" && ` (${nameSide(one.side)})`}{one.point && `, ${tellReported(one.point)}`}: <strong>{t(`answer.${one.answer}`)}</strong> ({formatDay(one.day)})</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Found({ found }: { found: NonNullable<Report["found"]> }) {
  if (found.kind !== "ranked") return <p>{t(found.kind === "stopped" ? "report.found_stopped" : "report.found_open")}</p>;
  return (
    <>
      {found.verdict && <p><strong>{found.verdict.name}</strong></p>}
      <p class="hint">{t("report.guesses")}</p>
      <div class="numbers-table" tabIndex={0} role="region" aria-label={t("report.points")}>
        <table>
          <thead><tr><th scope="col">{t("report.point")}</th><th scope="col">{t("report.likelihood")}</th><th scope="col">{t("report.range")}</th></tr></thead>
          <tbody>
            {found.points.map((one, index) => <tr key={index}><th scope="row">{tellReported(one.point)}</th><td>{formatShare(one.probability)}, {one.tier.name}</td><td>{formatRange(one)}</td></tr>)}
            {found.others.map((one) => <tr key={`${one.cause.id} ${one.side}`}><th scope="row">{one.cause.name}{one.side !== "midline" && `, ${nameSide(one.side)}`}</th><td>{formatShare(one.probability)}</td><td>{formatRange(one)}</td></tr>)}
            <tr><th scope="row">{t("report.something_else")}</th><td>{formatShare(found.something_else)}</td><td>{formatRange({ probability: found.something_else, low: found.low, high: found.high })}</td></tr>
          </tbody>
        </table>
      </div>
    </>
  );
}

