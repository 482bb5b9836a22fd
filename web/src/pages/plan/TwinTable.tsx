// What the model says of ways of going about it, for whoever opens it; nothing of the plan follows from it.
import { useState } from "preact/hooks";
import type { PressPolicy, TwinForecast } from "../../api/twin";
import { client, type KeptPain } from "../../client";
import { t } from "../../messages";
import { Link } from "../../parts/Link";
import { useTold } from "../../state/care";
import { findToday } from "../../state/format";
import { addDays } from "../../state/spans";
import "../../style/twin.css";
import { buildQuestion, diaryDays, useForecast } from "../twin/ask";
import { ofHundred, tellChange, tellPolicy } from "../twin/words";

const policies: PressPolicy[] = [
  ...(["monthly", "twice_monthly", "trials_course", "as_often_as_bearable"] as const).map((rhythm) => ({ rhythm, depth: "gentle" as const })),
  { rhythm: "as_often_as_bearable", depth: "deep" },
];

export function TwinTable({ at }: { at: KeptPain }) {
  const [opened, setOpened] = useState(false);
  const today = findToday();
  const diary = useTold(opened ? `twin ${at.pain} ${today}` : null, () => client.findDiary(at, addDays(today, 1 - diaryDays), today));
  const { forecast, state } = useForecast(diary.value ? buildQuestion(diary.value, policies, 12) : null, false);
  return (
    <details class="more twin-plan" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t("twin.plan")}</summary>
      <p class="hint">{t("twin.plan_means")}</p>
      {forecast ? <Rows forecast={forecast} /> : <p class="calm-box" role="status">{t(state === "failed" ? "twin.failed" : "twin.loading")}</p>}
      <p><Link class="button" to={{ page: "twin", pain: { kind: "kept", ...at } }}>{t("twin.to")}</Link></p>
    </details>
  );
}

function Rows({ forecast }: { forecast: TwinForecast }) {
  const tellRange = (values: number[], tell: (value: number) => string | number): string => {
    const [low, high] = [tell(Math.min(...values)), tell(Math.max(...values))];
    return low === high ? String(low) : t("twin.range", { low, high });
  };
  return (
    <>
      <p>{forecast.n_scores > 0 ? t("twin.from_diary", { n: forecast.n_scores }) : t("twin.from_nobody")}</p>
      <div class="numbers-table" tabIndex={0} role="region" aria-label={t("twin.plan")}>
        <table>
          <thead><tr><th scope="col">{t("twin.plan_policy")}</th><th scope="col">{t("twin.plan_change")}</th><th scope="col">{t("twin.plan_helped")}</th><th scope="col">{t("twin.plan_harmed")}</th></tr></thead>
          <tbody>
            {policies.map((policy, n) => {
              const all = forecast.hypotheses.flatMap((one) => one.policies[n + 1] ?? []);
              if (all.length === 0) return null;
              return (
                <tr key={tellPolicy(policy)}>
                  <th scope="row">{tellPolicy(policy)}</th>
                  <td>{tellRange(all.map((one) => one.change), tellChange)}</td>
                  <td>{tellRange(all.map((one) => one.helped), ofHundred)}</td>
                  <td>{tellRange(all.map((one) => one.harmed), ofHundred)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
