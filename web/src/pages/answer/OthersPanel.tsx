// The share that is left for something other than a trigger point, always shown, and what that could be.
import type { Ranking, Words } from "../../api/types";
import { t } from "../../messages";
import { RangeBar } from "../../parts/RangeBar";
import { capital, nameSide } from "../../state/format";
import type { OpenPain } from "../../state/pain";
import { Ledger } from "./Ledger";

const worthTelling = 0.05; // as the command line tells them

export function OthersPanel({ open, words, ranking }: { open: OpenPain; words: Words; ranking: Ranking }) {
  const told = ranking.others.filter((one) => one.belief.probability >= worthTelling);
  const was = open.before && open.before !== ranking ? open.before.something_else.probability : undefined;
  return (
    <section class="others" aria-labelledby="others-title">
      <h2 id="others-title">{t("others.title")}</h2>
      <RangeBar belief={ranking.something_else} before={was} />
      <p>{t("others.lead")}</p>
      {told.map((other) => {
        const cause = words.others.find((one) => one.id === other.cause);
        return (
          <article class="card other" key={`${other.cause} ${other.side}`}>
            <h3>{capital(cause?.name ?? other.cause)}{other.side !== "midline" && <>, <span class="side">{nameSide(other.side)}</span></>}</h3>
            <RangeBar belief={other.belief} />
            <p class="find"><span class="label">{t("others.advice")}</span>{cause?.advice}</p>
            <details class="more">
              <summary>{t("answer.more")}<span class="unseen"> {cause?.name}</span></summary>
              <h4>{t("ledger.title")}</h4>
              <Ledger words={words} oneCase={open.locatedCase ?? open.pain.case} ranking={ranking} moves={other.ledger} />
            </details>
          </article>
        );
      })}
    </section>
  );
}
