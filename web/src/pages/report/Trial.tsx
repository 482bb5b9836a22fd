// The verdict of the trial, in the words of the engine.
import type { Report } from "../../api/trial";
import { t } from "../../messages";
import { formatDay, formatNumber, formatShare } from "../../state/format";
import { Nothing } from "./Nothing";

export function Trial({ report }: { report: Report }) {
  const { trial } = report;
  if (!trial) return <Nothing />;
  const { effect } = trial;
  return (
    <>
      <p><strong>{trial.sentence}</strong>{trial.early && ` (${t("report.early")})`}</p>
      {effect && (
        <dl class="trial-days">
          <div><dt>{t("trial.benefit")}</dt><dd>{t("trial.points", { n: effect.mean, value: formatNumber(effect.mean) })} ({t("trial.range", { low: formatNumber(effect.low), high: formatNumber(effect.high) })})</dd></div>
          <div><dt>{t("trial.chance_better")}</dt><dd>{formatShare(effect.better)}</dd></div>
          <div><dt>{t("trial.chance_matters")} ({t("trial.points", { n: trial.matters, value: formatNumber(trial.matters) })})</dt><dd>{formatShare(effect.matters)}</dd></div>
        </dl>
      )}
      <p>{t("report.trial_days", { n: trial.n_days, from: formatDay(trial.begins), outcome: trial.outcome === "activity" ? (trial.activity ?? "") : t("trial.outcome_pain") })}</p>
      {trial.more && trial.more.length > 0 && <ul>{trial.more.map((one, index) => <li key={index}>{one}</li>)}</ul>}
    </>
  );
}
