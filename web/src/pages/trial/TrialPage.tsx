// Does it help me? A trial on oneself: designed before, followed day by day, judged at the end.
import { useState } from "preact/hooks";
import type { TrialList, TrialStatus } from "../../api/trial";
import type { Words } from "../../api/types";
import { client, reachable, type KeptPain } from "../../client";
import { t } from "../../messages";
import { Link } from "../../parts/Link";
import { listSaidOf, useArrival, useTold } from "../../state/care";
import { findToday } from "../../state/format";
import type { OpenPain } from "../../state/pain";
import "../../style/care.css";
import "../../style/trial.css";
import { Designing } from "./Designing";
import { findCurrent } from "./design";
import { Earlier } from "./Earlier";
import { Judged } from "./Judged";
import { UnderWay } from "./UnderWay";

export function TrialPage({ open, words }: { open: OpenPain; words: Words }) {
  useArrival();
  const at: KeptPain | null = open.path.kind === "kept" ? open.path : null;
  const today = findToday();
  const list = useTold(at && `trials ${at.pain} ${today}`, () => client.listTrials(at!, today));
  if (!at) return null;
  const waits = listSaidOf(at.pain, list.asked).some((event) => event.kind === "trial_begun");
  return (
    <div class="trial">
      <header>
        <h1 tabIndex={-1}>{t("trial.title")}</h1>
        <p class="lead">{open.pain.name}</p>
      </header>
      {waits && <p class="calm-box" role="status">{t(reachable.value ? "trial.beginning" : "trial.begun_waits")}</p>}
      {!list.value ? <p class="calm-box" role="status">{t(reachable.value ? "trial.loading" : "trial.away")}</p>
        : !waits && <Listed open={open} words={words} at={at} today={today} list={list.value} />}
    </div>
  );
}

interface Props { open: OpenPain; words: Words; at: KeptPain; today: string; list: TrialList }

function Listed({ open, words, at, today, list }: Props) {
  const [designing, setDesigning] = useState(false);
  const current = findCurrent(list.trials);
  const over = list.trials.filter((one) => one.over);
  const design = <Designing open={open} words={words} at={at} today={today} busy={list.busy} />;
  if (current)
    return <><UnderWay key={current.trial} open={open} words={words} at={at} today={today} status={current} /><EarlierTrials words={words} at={at} today={today} trials={over} /></>;
  const latest = over[0];
  if (!latest) return design;
  return (
    <>
      {designing ? design : <Judged key={latest.trial} words={words} at={at} today={today} status={latest} />}
      {!designing && (
        <p class="row">
          <Link class="button" to={{ page: "plan", pain: open.path }}>{t("trial.to_plan")}</Link>
          <Link class="button" to={{ page: "report", pain: open.path }}>{t("trial.to_report")}</Link>
          <button type="button" class="button" onClick={() => { setDesigning(true); scrollTo(0, 0); }}>{t("trial.another")}</button>
        </p>
      )}
      <EarlierTrials words={words} at={at} today={today} trials={designing ? over : over.slice(1)} />
    </>
  );
}

function EarlierTrials({ words, at, today, trials }: { words: Words; at: KeptPain; today: string; trials: TrialStatus[] }) {
  if (trials.length === 0) return null;
  return (
    <section aria-labelledby="trial-earlier">
      <h2 id="trial-earlier">{t("trial.earlier")}</h2>
      {trials.map((one) => <Earlier key={one.trial} words={words} at={at} today={today} status={one} />)}
    </section>
  );
}
