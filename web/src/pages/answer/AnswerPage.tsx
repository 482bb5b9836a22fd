// What it may be: the verdict, what is likely, possible and unlikely, what else it could be, and the next thing to find out.
import { useState } from "preact/hooks";
import type { Hypothesis, Located, PointOnSide, Ranking, Words } from "../../api/types";
import { reachable } from "../../client";
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Link } from "../../parts/Link";
import { PointFigure } from "../../parts/PointFigure";
import { formatNumber, formatShare, samePoint, tellPoint } from "../../state/format";
import type { OpenPain } from "../../state/pain";
import { isStop, StopPage } from "../safety/StopPage";
import { HypothesisCard } from "./HypothesisCard";
import { Notices } from "./Notices";
import { OthersPanel } from "./OthersPanel";
import { QuestionCard } from "./QuestionCard";

export function AnswerPage({ open, words }: { open: OpenPain; words: Words }) {
  const { located } = open;
  if (!located) return <p class="narrow calm-box" role="status">{reachable.value ? t("answer.loading") : t("answer.away")}</p>;
  if (isStop(located)) return <StopPage open={open} words={words} located={located} />;
  if (located.screen.unanswered.length > 0 || !located.ranking) return <OpenQuestions open={open} located={located} words={words} />;
  return <Ranked open={open} words={words} located={located} ranking={located.ranking} />;
}

function OpenQuestions({ open, located, words }: { open: OpenPain; located: Located; words: Words }) {
  return (
    <div class="narrow">
      <h1 tabIndex={-1}>{t("answer.open_title")}</h1>
      <p class="lead">{t("answer.open_lead", { n: located.screen.unanswered.length })}</p>
      <Notices words={words} located={located} />
      <Link class="main-action" to={{ page: "safety", pain: open.path }}>{t("answer.to_safety")}<Icon name="next" /></Link>
    </div>
  );
}

// A drawing in the middle says nothing about sides: the mirror image is then exactly as probable.
function isEitherSide(ranking: Ranking, own: Hypothesis): boolean {
  return ranking.hypotheses.some((other) => other.point.muscle === own.point.muscle && other.point.point === own.point.point &&
    other.point.side !== own.point.side && Math.abs(other.belief.probability - own.belief.probability) < 1e-9);
}

function Ranked({ open, words, located, ranking }: { open: OpenPain; words: Words; located: Located; ranking: Ranking }) {
  const [chosen, setChosen] = useState<PointOnSide | null>(null);
  const shown = ranking.hypotheses.find((one) => chosen && samePoint(one.point, chosen)) ?? ranking.hypotheses[0];
  const shownIndex = shown ? ranking.hypotheses.indexOf(shown) : -1;
  if (ranking.verdict === "nothing_painted")
    return <div class="narrow"><h1 tabIndex={-1}>{t("verdict.nothing_painted")}</h1><Link class="main-action" to={{ page: "draw", pain: open.path }}>{t("answer.paint")}</Link></div>;
  const show = (point: PointOnSide) => {
    setChosen(point);
    if (matchMedia("(max-width: 60rem)").matches) document.getElementById("answer-figure")?.scrollIntoView({ block: "start" });
  };
  return (
    <div class="columns answer">
      <div class="panel verdict-panel">
        {open.path.kind === "example" && <p class="example-mark">{t("example.mark")}</p>}
        <h1 tabIndex={-1} class={`verdict ${ranking.verdict}`}>{t(`verdict.${ranking.verdict}`)}</h1>
        {located.widespread && <p class="notice"><Icon name="warn" />{t("verdict.widespread")}</p>}
        <p class="lead">{t("verdict.how", { points: formatNumber(ranking.expected_points) })}</p>
        {!ranking.exact && <p class="hint">{t("verdict.not_exact")}</p>}
        <Notices words={words} located={located} />
        <div class="card-actions">
          {open.path.kind === "kept" && <Link class="main-action" to={{ page: "plan", pain: open.path }}>{t("answer.to_plan")}<Icon name="next" /></Link>}
          {!located.limits.no_treatment && <Link class="button" to={{ page: "twin", pain: open.path }}>{t("twin.to")}<Icon name="next" /></Link>}
        </div>
      </div>
      <section class="stage" id="answer-figure" aria-label={t("answer.on_figure")}>
        <h2>{shown ? tellPoint(words, shown.point) : t("map.your_drawing")}</h2>
        <PointFigure words={words} figure={open.person.figure} cells={open.pain.cells} at={shown?.point ?? null}
          closed={located.point_limits?.[shownIndex]?.closed_sites ?? []} />
      </section>
      <div class="panel ranking" aria-busy={open.asking}>
        <QuestionCard open={open} words={words} next={ranking.next[0]} />
        <Changed words={words} before={open.before} ranking={ranking} />
        <Tiers open={open} words={words} located={located} ranking={ranking} shown={shown} onShow={show} />
        <OthersPanel open={open} words={words} ranking={ranking} />
        <footer class="provenance">
          <p>{t("answer.model_note")}</p>
          <p>{t("answer.provenance", { program: located.provenance.program, data: located.provenance.data_hash })}</p>
          <p><Link to={{ page: "evidence" }}>{t("evidence.link")}</Link></p>
          <button type="button" class="quiet" onClick={() => print()}>{t("answer.print")}</button>
        </footer>
      </div>
    </div>
  );
}

// What the last answer moved, in one sentence that is also spoken.
function Changed({ words, before, ranking }: { words: Words; before: Ranking | null; ranking: Ranking }) {
  const old = (point: PointOnSide) => before?.hypotheses.find((one) => samePoint(one.point, point))?.belief.probability;
  const moves = before && before !== ranking
    ? ranking.hypotheses.map((one) => ({ one, was: old(one.point) ?? one.base_rate })).filter(({ one, was }) => Math.abs(one.belief.probability - was) >= 0.005)
      .sort((a, b) => Math.abs(b.one.belief.probability - b.was) - Math.abs(a.one.belief.probability - a.was)).slice(0, 3)
    : [];
  const text = !before || before === ranking ? "" : moves.length === 0 ? t("answer.changed_little")
    : `${t("answer.changed")} ${moves.map(({ one, was }) => `${tellPoint(words, one.point)}: ${formatShare(was)} → ${formatShare(one.belief.probability)}`).join("; ")}.`;
  return <p class={text ? "changed" : "unseen"} role="status">{text}</p>;
}

function Tiers({ open, words, located, ranking, shown, onShow }: { open: OpenPain; words: Words; located: Located; ranking: Ranking; shown: Hypothesis | undefined; onShow: (point: PointOnSide) => void }) {
  const card = (hypothesis: Hypothesis) => {
    const { point } = hypothesis;
    const was = open.before && open.before !== ranking ? open.before.hypotheses.find((one) => samePoint(one.point, point))?.belief.probability : undefined;
    return (
      <HypothesisCard key={`${point.muscle} ${point.point} ${point.side}`} open={open} words={words} ranking={ranking} hypothesis={hypothesis}
        limits={located.point_limits?.[ranking.hypotheses.indexOf(hypothesis)]} noTreatment={located.limits.no_treatment} before={was}
        eitherSide={isEitherSide(ranking, hypothesis)} shown={hypothesis === shown} onShow={() => onShow(point)} />
    );
  };
  const of = (tier: Hypothesis["tier"]) => ranking.hypotheses.filter((one) => one.tier === tier);
  const unlikely = of("unlikely");
  const shownAll = of("likely").length + of("possible").length === 0;
  const [opened, setOpened] = useState(false);
  return (
    <>
      {(["likely", "possible"] as const).map((tier) => of(tier).length > 0 && (
        <section key={tier} class="tier" aria-labelledby={`tier-${tier}`}>
          <h2 id={`tier-${tier}`}>{t(`tier.${tier}`)} <small>{t(`tier.${tier}_means`)}</small></h2>
          {of(tier).map(card)}
        </section>
      ))}
      {unlikely.length > 0 && (
        <section class="tier" aria-labelledby="tier-unlikely">
          <h2 id="tier-unlikely">{t("tier.unlikely")} <small>{t("tier.unlikely_means")}</small></h2>
          <details open={shownAll || undefined} onToggle={(event) => setOpened(event.currentTarget.open)}>
            <summary>{t("tier.show_unlikely", { n: unlikely.length })}</summary>
            {(opened || shownAll) && unlikely.map(card)}
          </details>
        </section>
      )}
    </>
  );
}

