// The one thing to know first: begin now, or why not now and from when.
import type { CareWords, Plan, Wait } from "../../api/care";
import { client, type KeptPain } from "../../client";
import { t } from "../../messages";
import { Basis } from "../../parts/Basis";
import { Icon } from "../../parts/Icon";
import { Link } from "../../parts/Link";
import { useTold } from "../../state/care";
import { formatDay, formatShare, readText } from "../../state/format";
import type { OpenPain } from "../../state/pain";

export function Today({ open, at, plan, onChange }: { open: OpenPain; at: KeptPain; plan: Plan; book: CareWords; onChange: () => void }) {
  const ready = plan.waits.length === 0 && plan.steps.length > 0;
  return (
    <section class={`today ${ready ? "ready" : "waits"}`} aria-labelledby="plan-today">
      <h2 id="plan-today">{t(ready ? "plan.today" : "plan.not_now")}</h2>
      {ready && plan.policy === "try_first" && plan.n_sessions === 0 && <OfferTrial at={at} day={plan.day} />}
      {ready ? <Begin at={at} plan={plan} /> : plan.waits.length === 0 ? <p>{t("plan.nothing")}</p> : plan.waits.map((one, index) => <Waiting key={index} open={open} at={at} day={plan.day} wait={one} onChange={onChange} />)}
      {(ready || plan.waits.some((one) => one.kind === "open_session")) && <p><Link class="quiet" to={{ page: "watch", pain: { kind: "kept", ...at } }}>{t("plan.watch")}</Link></p>}
      {plan.lowered < 1 && <p class="notice"><Icon name="warn" /><span>{t("plan.lowered", { share: formatShare(plan.lowered) })}</span></p>}
    </section>
  );
}


// "Try first" is a trial in all but name: whoever wants to know afterwards has to begin before the session.
function OfferTrial({ at, day }: { at: KeptPain; day: string }) {
  const list = useTold(`trials ${at.pain} ${day}`, () => client.listTrials(at, day));
  if (!list.value || list.value.busy) return null;
  return <p class="offer-trial">{t("plan.try_trial")} <Link to={{ page: "trial", pain: { kind: "kept", ...at } }}>{t("plan.make_trial")}</Link></p>;
}

/** Seconds of pressing at most, as the steps say. */
export const sumPressing = (plan: Plan): number => plan.steps.reduce((sum, step) => sum + step.presses * step.hold_s, 0);

function Begin({ at, plan }: { at: KeptPain; plan: Plan }) {
  return (
    <>
      <p>{t("plan.today_size", { n: plan.steps.length, minutes: Math.max(1, Math.round(sumPressing(plan) / 60)) })}</p>
      <Link class="main-action wide" to={{ page: "session", pain: { kind: "kept", ...at } }}>{t("plan.start")}<Icon name="next" /></Link>
    </>
  );
}

function Waiting({ open, at, day, wait, onChange }: { open: OpenPain; at: KeptPain; day: string; wait: Wait; onChange: () => void }) {
  return (
    <div class="wait">
      <p>{readText(wait.reason)} {wait.until && wait.until > day && <strong>{t("plan.from", { day: formatDay(wait.until) })}</strong>}</p>
      {wait.kind === "safety" && <Link class="button primary" to={{ page: "safety", pain: open.path }}>{t("answer.to_safety")}<Icon name="next" /></Link>}
      {wait.kind === "open_session" && <Link class="button" to={{ page: "session", pain: { kind: "kept", ...at } }}>{t("plan.to_session")}<Icon name="next" /></Link>}
      {wait.kind === "no_tool" && <button type="button" class="button" onClick={onChange}>{t("plan.change_tools")}</button>}
      {wait.kind === "trial" && <Link class="button" to={{ page: "trial", pain: open.path }}>{t("plan.to_trial")}</Link>}
      {wait.kind === "reaction" && <Link class="button" to={{ page: "diary", pain: open.path }}>{t("plan.to_diary")}</Link>}
      {(wait.sources?.length ?? 0) > 0 && (
        <details class="more"><summary>{t("plan.why_so")}</summary><p><Basis sources={wait.sources} /></p></details>
      )}
    </div>
  );
}
