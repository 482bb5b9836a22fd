// One point that may be involved: everyday name first, one next action, everything else under "more".
import { useEffect, useState } from "preact/hooks";
import type { Hypothesis, MuscleSheet, PointLimits, Ranking, Words } from "../../api/types";
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Link } from "../../parts/Link";
import { RangeBar } from "../../parts/RangeBar";
import { loadSheet } from "../../state/atlas";
import { capital, formatShare, namePoint, readText, tellPoint } from "../../state/format";
import { tellFailure, type OpenPain } from "../../state/pain";
import { Ledger } from "./Ledger";
import { Sources } from "./Sources";

interface Props {
  open: OpenPain;
  words: Words;
  ranking: Ranking;
  hypothesis: Hypothesis;
  limits: PointLimits | undefined;
  noTreatment: boolean;
  before: number | undefined;
  eitherSide: boolean;
  shown: boolean;
  onShow: () => void;
}

export function HypothesisCard(props: Props) {
  const { open, words, ranking, hypothesis, limits, before, eitherSide, shown, onShow } = props;
  const names = namePoint(words, hypothesis.point);
  const { muscle, point, side } = hypothesis.point;
  const sites = words.muscles.find((one) => one.id === muscle)?.points.find((one) => one.id === point)?.sites ?? [];
  const moved = before === undefined ? 0 : hypothesis.belief.probability - before;
  return (
    <article class={`card tier-${hypothesis.tier} ${shown ? "shown" : ""}`}>
      <header>
        <h3>{names.plain}, <span class="side">{names.side}</span></h3>
        <p class="latin"><i lang="la">{names.latin}</i>{names.part && `, ${names.part}`}</p>
      </header>
      {eitherSide && <p class="hint">{t("answer.either_side")}</p>}
      <RangeBar belief={hypothesis.belief} before={before} />
      {Math.abs(moved) >= 0.005 && (
        <p class={`moved ${moved > 0 ? "up" : "down"}`}>{t(moved > 0 ? "answer.moved_up" : "answer.moved_down", { before: formatShare(before!), now: formatShare(hypothesis.belief.probability) })}</p>
      )}
      <Where sites={sites.map((site) => site.landmark)} closed={limits?.closed_sites ?? []} />
      <Tools words={words} limits={limits} noTreatment={props.noTreatment} />
      <div class="card-actions">
        <Link class="button primary" to={{ page: "muscle", pain: open.path, muscle, point, side }} label={`${t("answer.how_to_find")}: ${tellPoint(words, hypothesis.point)}`}>
          {t("answer.how_to_find")}<Icon name="next" />
        </Link>
        <button type="button" class="button" aria-pressed={shown} onClick={onShow} aria-label={`${t("answer.show")}: ${tellPoint(words, hypothesis.point)}`}><Icon name="eye" />{t("answer.show")}</button>
      </div>
      <More open={open} words={words} ranking={ranking} hypothesis={hypothesis} />
    </article>
  );
}

function Where({ sites, closed }: { sites: string[]; closed: number[] }) {
  const tell = (landmark: string, index: number) => `${capital(landmark)}${closed.includes(index) ? ` (${t("answer.do_not_press")})` : ""}.`;
  return (
    <div class="find">
      <span class="label">{t("answer.where")}</span>
      {sites.length === 1
        ? <p class={closed.length > 0 ? "closed" : ""}>{tell(sites[0]!, 0)}</p>
        : <ol>{sites.map((landmark, index) => <li key={landmark} class={closed.includes(index) ? "closed" : ""}>{tell(landmark, index)}</li>)}</ol>}
    </div>
  );
}

function Tools({ words, limits, noTreatment }: { words: Words; limits: PointLimits | undefined; noTreatment: boolean }) {
  if (noTreatment || !limits) return null;
  if (limits.professional_only) {
    const reason = limits.refused?.[0]?.reason;
    return <p class="find"><span class="label">{t("answer.tools")}</span>{t("answer.professional_only")} {reason && readText(reason)}</p>;
  }
  const names = limits.allowed.map((id) => words.tools.find((one) => one.id === id)?.name ?? id);
  return <p class="find"><span class="label">{t("answer.tools")}</span>{capital(names.join(", "))}</p>;
}

function More({ open, words, ranking, hypothesis }: Pick<Props, "open" | "words" | "ranking" | "hypothesis">) {
  const [opened, setOpened] = useState(false);
  const [sheet, setSheet] = useState<MuscleSheet | null>(null);
  useEffect(() => {
    if (opened && !sheet) loadSheet(hypothesis.point.muscle).then(setSheet, tellFailure);
  }, [opened]);
  return (
    <details class="more" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t("answer.more")}<span class="unseen"> {tellPoint(words, hypothesis.point)}</span></summary>
      {opened && (
        <>
          <h4>{t("ledger.title")}</h4>
          <Ledger words={words} oneCase={open.locatedCase ?? open.pain.case} ranking={ranking} moves={hypothesis.ledger} />
          <p class="hint">{t("ledger.base_rate", { share: formatShare(hypothesis.base_rate) })}</p>
          {hypothesis.rivals.length > 0 && (
            <>
              <h4>{t("answer.rivals")}</h4>
              <ul>{hypothesis.rivals.map((rival) => <li key={`${rival.muscle} ${rival.point} ${rival.side}`}>{tellPoint(words, rival)}</li>)}</ul>
            </>
          )}
          {sheet && <Sources mark={sheet.mark} sources={sheet.sources} />}
        </>
      )}
    </details>
  );
}
