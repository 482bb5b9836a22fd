// What belongs to it besides pressing: after it, in the day, and when.
import type { AftercareWords, CareWords, Plan } from "../../api/care";
import type { Words } from "../../api/types";
import { client, type KeptPain } from "../../client";
import { t } from "../../messages";
import { Basis } from "../../parts/Basis";
import { Link } from "../../parts/Link";
import { formatDay } from "../../state/format";
import { language } from "../../state/settings";

const shownDays = 4; // more would be a calendar, and there is one to download

export function Around({ at, words, book, plan }: { at: KeptPain; words: Words; book: CareWords; plan: Plan }) {
  const aftercare = plan.aftercare.map((area) => book.aftercare.find((one) => one.area === area)).filter((one) => one !== undefined);
  const habits = plan.habits.map((id) => book.habits.find((one) => one.id === id)).filter((one) => one !== undefined);
  const afterwards = book.policies.find((one) => one.id === plan.policy)?.afterwards;
  return (
    <>
      {aftercare.length > 0 && (
        <section aria-labelledby="plan-after">
          <h2 id="plan-after">{t("plan.after")}</h2>
          {aftercare.map((one) => <AfterArea key={one.area} words={words} after={one} named={aftercare.length > 1} />)}
        </section>
      )}
      {habits.length > 0 && (
        <section aria-labelledby="plan-habits">
          <h2 id="plan-habits">{t("plan.habits")}</h2>
          <ul>{habits.map((one) => <li key={one.id}>{one.advice} <Basis mark={one.mark} sources={one.sources} /></li>)}</ul>
        </section>
      )}
      <section class="dates" aria-labelledby="plan-dates">
        <h2 id="plan-dates">{t("plan.dates")}</h2>
        <dl>
          {plan.next_days.length > 0 && <div><dt>{t("plan.next_days")}</dt><dd>{plan.next_days.slice(0, shownDays).map((day, n, all) => <span key={day}><span class="day">{formatDay(day)}{n + 1 < all.length && ";"}</span> </span>)}</dd></div>}
          {plan.judge_on && <div><dt>{t("plan.judge_on")}</dt><dd>{formatDay(plan.judge_on)}</dd></div>}
          {plan.course_ends && <div><dt>{t("plan.course_ends")}</dt><dd>{formatDay(plan.course_ends)}</dd></div>}
          <div><dt>{t("plan.done_so_far")}</dt><dd>{t("unit.sessions", { n: plan.n_sessions, value: plan.n_sessions })}</dd></div>
        </dl>
        {afterwards && <p>{afterwards}</p>}
        <p class="row">
          <a class="button" href={client.buildCalendarPath(at, language.value, plan.day)} download="unknot.ics">{t("plan.calendar")}</a>
          <Link class="button" to={{ page: "evidence" }}>{t("plan.to_evidence")}</Link>
        </p>
      </section>
    </>
  );
}

function AfterArea({ words, after, named }: { words: Words; after: AftercareWords; named: boolean }) {
  return (
    <>
      {named && <h3>{words.areas.find((one) => one.id === after.area)?.name ?? after.area}</h3>}
      <ol class="after">
        {(["stretch", "heat", "movement", "exercise"] as const).map((what) => <li key={what}><strong>{t(`after.${what}`)}</strong> {after[what]}</li>)}
      </ol>
      <p class="hint"><Basis mark={after.mark} sources={after.sources} /></p>
    </>
  );
}
