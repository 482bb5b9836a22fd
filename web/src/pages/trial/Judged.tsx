// What a trial says: the answer, the picture of it, how sure, what else it could be, what it does not say, what to do next.
import type { Judgement, JudgedTrial, TrialStatus, TrialVerdict } from "../../api/trial";
import type { Text, Words } from "../../api/types";
import { client, reachable, type KeptPain } from "../../client";
import { t, type MessageKey } from "../../messages";
import { useCareWords, useTold } from "../../state/care";
import { formatDay, formatNumber, formatShare, readText } from "../../state/format";
import { EffectBar } from "./EffectBar";
import { nameOutcome, nameStretch } from "./names";
import { buildTrialChart, listStretches } from "./chart_data";
import { TrialChartView } from "./TrialChart";

interface Props { words: Words; at: KeptPain; today: string; status: TrialStatus }

export function Judged({ words, at, today, status }: Props) {
  const told = useTold(`judged ${status.trial} ${today}`, () => client.judgeTrial(at, status.trial, today));
  if (!told.value) return <p class="calm-box" role="status">{t(reachable.value ? "trial.judging" : "trial.away")}</p>;
  return <Verdict words={words} status={status} judged={told.value} />;
}

function Verdict({ words, status, judged }: { words: Words; status: TrialStatus; judged: JudgedTrial }) {
  const { judgement, words: said } = judged;
  const id = `trial-${status.trial.slice(0, 8)}`;
  return (
    <article class="judged" aria-labelledby={id}>
      <section class={`answer-box ${judgement.answer}`}>
        <p class="answer-mark"><AnswerMark answer={judgement.answer} />{t(judgement.early ? "trial.early_answer" : "trial.answer")}</p>
        <h2 id={id}>{readText(said.answer)}</h2>
        {tellMaybe(said.sure) && <p class="answer-sure">{tellMaybe(said.sure)}</p>}
        {said.reasons.length > 0 && <ul>{said.reasons.map((one, index) => <li key={index}>{readText(one)}</li>)}</ul>}
      </section>
      {judgement.verdict && <EffectBar effect={judgement.verdict.effect} matters={status.design.matters} />}
      <Picture words={words} status={status} judgement={judgement} />
      <Sure judgement={judgement} slope={tellMaybe(said.slope)} />
      <Others status={status} judgement={judgement} told={said.others} />
      <Said title={t("trial.does_not_say")} texts={said.does_not_say} />
      <Said title={t("trial.next")} texts={said.next} />
      {status.over && <Opened words={words} status={status} />}
    </article>
  );
}

// A picture of each answer; the words beside say the same.
const marks = { helps: "m6 12 4 4 8-9", no_difference: "M6 9h12M6 15h12", worse: "m7 7 10 10M17 7 7 17", cannot_tell: "M9 9a3 3 0 1 1 4 3c-1 .5-1 1-1 2m0 3v.5" };

export const AnswerMark = ({ answer }: { answer: Judgement["answer"] }) => (
  <svg class="answer-icon" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10.500" /><path d={marks[answer]} /></svg>
);

/** A text that may have no words. */
const tellMaybe = (text: Partial<Text>): string => (text.en ? readText(text as Text) : "");

const signed = (value: number, digits = 1): string => formatNumber(value, digits).replace("-", "−");
const points = (value: number): string => t("trial.points", { n: value, value: signed(value) });
const range = (low: number, high: number): string => t("trial.range", { low: signed(low), high: signed(high) });

function Picture({ words, status, judgement }: { words: Words; status: TrialStatus; judgement: Judgement }) {
  const book = useCareWords();
  const name = (kind: "before" | "first" | "other") => nameStretch(words, book, status.design, kind);
  return (
    <section>
      <h3>{t("trial.picture", { outcome: nameOutcome(status.design) })}</h3>
      <TrialChartView chart={buildTrialChart(status, judgement)} name={name} fitted={judgement.fit.length > 0} quick={status.design.size === "quick"} />
    </section>
  );
}

function Sure({ judgement, slope }: { judgement: Judgement; slope: string }) {
  const { verdict } = judgement;
  if (!verdict) return null;
  const { effect } = verdict;
  const rows: [MessageKey, string][] = [
    ["trial.benefit", t("trial.benefit_value", { points: points(effect.mean), range: range(effect.low, effect.high), percent: signed(judgement.percent, 0) })],
    ["trial.chance_better", formatShare(effect.better)],
    ["trial.chance_matters", formatShare(effect.matters)],
    ["trial.chance_harms", formatShare(effect.harms)],
    ["trial.needed", formatShare(judgement.surety)],
    ["trial.days_judged", t("trial.days_judged_value", { with: judgement.n_with, without: judgement.n_without })],
    ["trial.own_slope", `${slope} ${t("trial.own_slope_value", { slope: signed(judgement.slope_a_week, 2), deviation: formatNumber(judgement.slope_deviation_a_week, 2), alone: points(judgement.slope_alone) })}`],
    ["trial.ups_and_downs", t("trial.ups_and_downs_value", { noise: points(judgement.noise), memory: formatNumber(judgement.memory, 2) })],
    ["trial.after_effect", t("unit.days", { n: judgement.carry_over_days, value: formatNumber(judgement.carry_over_days) })],
  ];
  return (
    <section>
      <h3>{t("trial.how_sure")}</h3>
      <dl class="trial-days">{rows.map(([key, value]) => <div key={key}><dt>{t(key)}</dt><dd>{value}</dd></div>)}</dl>
    </section>
  );
}

const under: Record<string, MessageKey> = {
  doubtful: "trial.under_doubtful", open: "trial.under_open", steady_slope: "trial.under_steady_slope", missing_bad: "trial.under_missing_bad",
  missing_good: "trial.under_missing_good", without_a_day: "trial.under_without_a_day",
};

function Others({ status, judgement, told }: { status: TrialStatus; judgement: Judgement; told: Text[] }) {
  if (!judgement.verdict || judgement.others.length === 0) return null;
  const row = (name: string, verdict: TrialVerdict) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td>{t(`trial.answer.${verdict.answer}`)}</td>
      <td>{signed(verdict.effect.mean)} ({range(verdict.effect.low, verdict.effect.high)})</td>
      <td>{formatShare(verdict.effect.better)}</td>
    </tr>
  );
  return (
    <section>
      <h3>{t("trial.others")}</h3>
      <p class="hint">{t("trial.others_mean", { matters: points(status.design.matters) })}</p>
      <div class="numbers-table others-table" tabIndex={0} role="region" aria-label={t("trial.others")}>
        <table>
          <thead><tr><th scope="col">{t("trial.under")}</th><th scope="col">{t("trial.answer")}</th><th scope="col">{t("trial.benefit_short")}</th><th scope="col">{t("trial.chance_short")}</th></tr></thead>
          <tbody>
            {row(t("trial.under_usual"), judgement.verdict)}
            {judgement.others.map((one) => row(under[one.under] ? t(under[one.under]!, { day: one.day ? formatDay(one.day) : "" }) : one.under, one.verdict))}
          </tbody>
        </table>
      </div>
      {told.length > 0 && <details class="more"><summary>{t("trial.others_words")}</summary><ul>{told.map((one, index) => <li key={index}>{readText(one)}</li>)}</ul></details>}
    </section>
  );
}

function Said({ title, texts }: { title: string; texts: Text[] }) {
  if (texts.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>{texts.map((one, index) => <li key={index}>{readText(one)}</li>)}</ul>
    </section>
  );
}

// The seal was shown before; now the seed and the order that followed from it can be seen by everybody.
function Opened({ words, status }: { words: Words; status: TrialStatus }) {
  const book = useCareWords();
  const { design } = status;
  return (
    <details class="more">
      <summary>{t("trial.opened")}</summary>
      <dl class="trial-days">
        <div><dt>{t("trial.seal")}</dt><dd><code>{status.seal}</code></dd></div>
        {design.seed && <div><dt>{t("trial.seed")}</dt><dd><code>{design.seed}</code></dd></div>}
      </dl>
      <p class="hint">{t("trial.seal_checked")}</p>
      <ol class="trial-order">{listStretches(status.days).map((one) => <li key={one.from}>{t("trial.stretch", { from: formatDay(one.from), to: formatDay(one.to), what: nameStretch(words, book, design, one.kind) })}</li>)}</ol>
    </details>
  );
}
