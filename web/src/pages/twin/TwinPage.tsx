// What may be going on in a tender spot: three rival accounts side by side, pressed or not. A model, and it says so first.
import { useEffect, useState } from "preact/hooks";
import type { PressPolicy, TwinAccount, TwinForecast, TwinQuestion } from "../../api/twin";
import type { Words } from "../../api/types";
import { client, reachable, type KeptPain } from "../../client";
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Link } from "../../parts/Link";
import { Segmented } from "../../parts/Segmented";
import { announce } from "../../state/announce";
import { useArrival, useTold } from "../../state/care";
import { findToday, formatNumber, formatShare } from "../../state/format";
import type { OpenPain } from "../../state/pain";
import { addDays } from "../../state/spans";
import "../../style/care.css";
import "../../style/twin.css";
import { buildQuestion, diaryDays, useForecast } from "./ask";
import { OneSession, Weeks } from "./Charts";
import { listPresses, type PlannedPress } from "./planned";
import { ofHundred, tellChange, tellPolicy } from "./words";

const rhythms = ["never", "monthly", "twice_monthly", "trials_course", "as_often_as_bearable"] as const;
const surely = 0.6; // no account above it: the diary does not tell them apart

export function TwinPage({ open, words }: { open: OpenPain; words: Words }) {
  useArrival();
  const at: KeptPain | null = open.path.kind === "kept" ? open.path : null;
  const today = findToday();
  const diary = useTold(at && `twin ${at.pain} ${today}`, () => client.findDiary(at!, addDays(today, 1 - diaryDays), today));
  const plan = useTold(at && `twin plan ${at.pain} ${today}`, () => client.findPlan(at!, today));
  const planned = listPresses(plan.value, words);
  const [shown, setShown] = useState("");
  const [policy, setPolicy] = useState<PressPolicy>({ rhythm: "trials_course", depth: "gentle" });
  const [weeks, setWeeks] = useState(12);
  const [stopped, setStopped] = useState(false);
  const held = open.located?.limits.no_treatment === true;
  const ready = !held && (!at || diary.value !== null);
  const { forecast, asked, state } = useForecast(ready ? buildQuestion(diary.value, [policy], weeks, planned.find((one) => one.key === shown)?.press) : null, stopped);
  useEffect(() => void (state === "done" && asked && announce(asked.policies?.[0] ? tellPolicy(asked.policies[0]) : t("twin.rhythm.never"))), [state, asked]);
  return (
    <div class="twin">
      <header>
        <p class="back"><Link to={{ page: "answer", pain: open.path }}><Icon name="back" />{t("twin.back")}</Link></p>
        <h1 tabIndex={-1}>{t("twin.title")}</h1>
        <p class="lead">{t("twin.lead")}</p>
        <p class="notice"><Icon name="eye" /><span><strong>{t("twin.model")}</strong> {t("twin.honest")} {t("twin.doubt_pressing")}</span></p>
        {held ? <p class="notice strong"><Icon name="warn" /><strong>{t("press.none")}</strong></p> : <Doubts />}
      </header>
      {!held && <>
      <Choices policy={policy} weeks={weeks} planned={planned} shown={shown} onShown={(key) => { setShown(key); setStopped(false); }} onPolicy={(one) => { setPolicy(one); setStopped(false); }} onWeeks={(n) => { setWeeks(n); setStopped(false); }} />
      {state === "working" && (
        <p class="calm-box twin-working" role="status"><span>{t(reachable.value ? "twin.loading" : "app.away")}</span> <button type="button" class="button" onClick={() => setStopped(true)}>{t("twin.stop")}</button></p>
      )}
      {state === "stopped" && <p class="calm-box twin-working" role="status"><span>{t("twin.stopped")}</span> <button type="button" class="button" onClick={() => setStopped(false)}>{t("twin.again")}</button></p>}
      {state === "failed" && <p class="calm-box" role="status">{t("twin.failed")}</p>}
      {forecast && asked && <div class="twin-told" aria-busy={state === "working"}><Told forecast={forecast} asked={asked} planned={planned} /></div>}
      </>}
    </div>
  );
}

function Doubts() {
  return (
    <details class="more">
      <summary>{t("twin.doubts")}</summary>
      <ul>{(["oxygen", "flow", "other_leg"] as const).map((one) => <li key={one}>{t(`twin.doubt_${one}`)}</li>)}</ul>
    </details>
  );
}

interface ChoicesProps { policy: PressPolicy; weeks: number; planned: PlannedPress[]; shown: string; onShown: (key: string) => void; onPolicy: (policy: PressPolicy) => void; onWeeks: (weeks: number) => void }

function Choices({ policy, weeks, planned, shown, onShown, onPolicy, onWeeks }: ChoicesProps) {
  return (
    <section class="twin-choices" aria-labelledby="twin-choose">
      <h2 id="twin-choose">{t("twin.choose")}</h2>
      <label>{t("twin.rhythm")}
        <select name="rhythm" value={policy.rhythm} onChange={(event) => onPolicy({ ...policy, rhythm: event.currentTarget.value as PressPolicy["rhythm"] })}>
          {rhythms.map((one) => <option key={one} value={one}>{t(`twin.rhythm.${one}`)}</option>)}
        </select>
      </label>
      <Segmented legend={t("twin.depth")} value={policy.depth} onChoose={(depth) => onPolicy({ ...policy, depth })} choices={(["gentle", "deep"] as const).map((value) => ({ value, label: t(`twin.depth.${value}`) }))} />
      <label>{t("twin.weeks")}
        <select name="weeks" value={weeks} onChange={(event) => onWeeks(Number(event.currentTarget.value))}>
          {[4, 8, 12, 26].map((n) => <option key={n} value={n}>{t("twin.weeks_value", { n })}</option>)}
        </select>
      </label>
      {planned.length > 0 && (
        <label>{t("twin.session_shown")}
          <select name="session" value={shown} onChange={(event) => onShown(event.currentTarget.value)}>
            <option value="">{t("twin.session_assumed")}</option>
            {planned.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
          </select>
        </label>
      )}
    </section>
  );
}

function Told({ forecast, asked, planned }: { forecast: TwinForecast; asked: TwinQuestion; planned: PlannedPress[] }) {
  const likeliest = [...forecast.hypotheses].sort((a, b) => b.probability - a.probability)[0]!;
  const has = forecast.n_scores > 0;
  return (
    <>
      <p><strong>{has ? t("twin.from_diary", { n: forecast.n_scores }) : t("twin.from_nobody")}</strong> {has && (likeliest.probability > surely ? t("twin.leaning", { account: t(`twin.account.${likeliest.hypothesis}`) }) : t("twin.undecided"))}</p>
      {has && forecast.n_effective < 20 && <p class="notice"><Icon name="warn" /><span>{t("twin.poor")}</span></p>}
      <Weeks forecast={forecast} asked={asked} />
      <section aria-labelledby="twin-accounts">
        <h2 id="twin-accounts">{t("twin.accounts")}</h2>
        <div class="twin-accounts">{forecast.hypotheses.map((one) => <Account key={one.hypothesis} account={one} has={has} n={forecast.weeks.at(-1)!} />)}</div>
      </section>
      <OneSession forecast={forecast} asked={asked} planned={planned} />
      {has && <section aria-labelledby="twin-untold"><h2 id="twin-untold">{t("twin.untold")}</h2><p>{t("twin.untold_means", { n: forecast.n_unidentifiable })}</p></section>}
    </>
  );
}

function Account({ account, has, n }: { account: TwinAccount; has: boolean; n: number }) {
  const [never, chosen] = account.policies;
  const pain = never?.pain;
  return (
    <article class="card twin-account" data-account={account.hypothesis}>
      <h3>{t(`twin.account.${account.hypothesis}`)}</h3>
      <p>{t(`twin.what.${account.hypothesis}`)}</p>
      <p>{has ? t("twin.probability", { share: formatShare(account.probability) }) : t("twin.probability_nobody")}</p>
      {!pain ? <p>{t("twin.nobody")}</p> : <p>{t("twin.outcome_never", { n, from: formatNumber(pain.middle[0]!), to: formatNumber(pain.middle.at(-1)!), low: formatNumber(pain.low.at(-1)!), high: formatNumber(pain.high.at(-1)!) })}</p>}
      {chosen && <p class="twin-outcome">{t("twin.outcome", { n, policy: tellPolicy(chosen.policy), change: tellChange(chosen.change), low: tellChange(chosen.low), high: tellChange(chosen.high), helped: ofHundred(chosen.helped), harmed: ofHundred(chosen.harmed) })}</p>}
    </article>
  );
}
