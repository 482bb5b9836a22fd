// One point: where, with what, how hard, how long, how often.
import { useState } from "preact/hooks";
import type { CareWords, PlanStep } from "../../api/care";
import type { Words } from "../../api/types";
import { t } from "../../messages";
import { Basis } from "../../parts/Basis";
import { formatAmount, nameBound } from "../../parts/amounts";
import { Link } from "../../parts/Link";
import { PointFigure } from "../../parts/PointFigure";
import { Posture } from "../../parts/Posture";
import { Segmented } from "../../parts/Segmented";
import { capital, formatNumber, formatShare, namePoint, readText, tellPoint } from "../../state/format";
import type { OpenPain } from "../../state/pain";
import { Force, ForceBasis } from "./Force";
import { findPreferred } from "./prefer";

interface Props { open: OpenPain; words: Words; book: CareWords; step: PlanStep; index: number; prefers: string[]; onPrefer: (implement: string) => void }

export function StepCard({ open, words, book, step, index, prefers, onPrefer }: Props) {
  const names = namePoint(words, step.point);
  const position = book.positions.find((one) => one.id === step.position);
  const nameImplement = (id: string) => book.implements.find((one) => one.id === id)?.name ?? id;
  const nameTool = words.tools.find((one) => one.id === step.tool)?.name ?? step.tool;
  const sites = words.muscles.find((one) => one.id === step.point.muscle)?.points.find((one) => one.id === step.point.point)?.sites ?? [];
  const landmark = sites[step.site]?.landmark;
  return (
    <li class="card plan-step">
      <header>
        <p class="step-number" aria-hidden="true">{index + 1}</p>
        <div>
          <h3>{names.plain}, <span class="side">{names.side}</span></h3>
          <p class="latin"><i lang="la">{names.latin}</i>{names.part && `, ${names.part}`}</p>
        </div>
      </header>
      <p class="dose">
        <span><strong>{t("plan.times", { n: step.presses })}</strong></span>
        <span><strong>{formatAmount(step.hold_s, "s")}</strong> {t("plan.each")}</span>
        <span><strong>{t("unit.of_ten", { value: formatNumber(step.level) })}</strong> {t("plan.never_above", { ceiling: formatNumber(step.ceiling) })}</span>
      </p>
      <div class="step-body">
        <StepFigure open={open} words={words} step={step} opened={index === 0} />
        <div>
          {landmark && <p class="find"><span class="label">{t("answer.where")}</span>{sites.length > 1 ? t("plan.place_number", { n: step.site + 1, place: capital(landmark) }) : `${capital(landmark)}.`}</p>}
          <p class="find"><span class="label">{t("answer.tools")}</span>{capital(nameImplement(step.implement))}{nameTool !== nameImplement(step.implement) && ` (${nameTool})`}</p>
          {step.other_choices.length > 0 && (
            <details class="more prefer">
              <summary>{t("plan.prefer")}<span class="unseen"> {tellPoint(words, step.point)}</span></summary>
              <Segmented legend={t("plan.prefer_which")} look="chips" value={findPreferred(step, prefers)} onChoose={onPrefer}
                choices={[step.implement, ...step.other_choices].sort().map((id) => ({ value: id, label: capital(nameImplement(id)) }))} />
              <p class="hint">{t("plan.prefer_hint")}</p>
            </details>
          )}
          {position && (
            <div class="stance">
              <Posture position={step.position} tool={step.tool} />
              <div>
                <p class="find"><span class="label">{t("plan.position")}</span>{position.stance}</p>
                <p class="find"><span class="label">{t("plan.how_hard")}</span>{position.press}</p>
                <p class="hint">{t("posture.legend")}</p>
              </div>
            </div>
          )}
          {step.force && <Force force={step.force} point={tellPoint(words, step.point)} />}
          <p class="find"><span class="label">{t("plan.why_here")}</span>
            {step.key_to.length > 0 ? t("plan.key_to", { points: step.key_to.map((one) => tellPoint(words, one)).join("; ") }) : t("plan.share", { share: formatShare(step.probability) })}</p>
        </div>
      </div>
      <details class="more">
        <summary>{t("plan.step_more")}<span class="unseen"> {tellPoint(words, step.point)}</span></summary>
        {position?.scale && <p class="find"><span class="label">{t("plan.with_scale")}</span>{position.scale}</p>}
        {step.force?.newtons && <ForceBasis newtons={step.force.newtons} />}
        <ul class="bounds">
          {step.bounds.map((bound, at) => (
            <li key={`${bound.id} ${at}`}><strong>{nameBound(bound.id)}: {formatAmount(bound.value, bound.unit)}.</strong> {readText(bound.reason)} <Basis mark={bound.mark} sources={bound.sources} /></li>
          ))}
        </ul>
        {position && <p><Basis mark={position.mark} sources={position.sources} /></p>}
        <p><Link to={{ page: "muscle", pain: open.path, muscle: step.point.muscle, point: step.point.point, side: step.point.side }}>{t("answer.how_to_find")}</Link></p>
      </details>
    </li>
  );
}

// The first picture is there at once, the others when asked for: a phone has little room and little power.
function StepFigure({ open, words, step, opened }: { open: OpenPain; words: Words; step: PlanStep; opened: boolean }) {
  const [shown, setShown] = useState(opened);
  if (!shown) return <button type="button" class="button show-figure" onClick={() => setShown(true)} aria-label={`${t("answer.show")}: ${tellPoint(words, step.point)}`}>{t("answer.show")}</button>;
  return <PointFigure words={words} figure={open.person.figure} cells={[]} at={step.point} site={step.site} />;
}
