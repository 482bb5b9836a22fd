// What spoke for and against, as factors on the odds.
import type { CaseFile, Move, Ranking, Words } from "../../api/types";
import { t } from "../../messages";
import { capital, formatOdds } from "../../state/format";
import { nameObservation } from "./observations";

export function Ledger({ words, oneCase, ranking, moves }: { words: Words; oneCase: CaseFile; ranking: Ranking; moves: Move[] }) {
  if (moves.length === 0) return <p class="hint">{t("ledger.empty")}</p>;
  const widest = Math.max(...moves.map((move) => Math.abs(move.log_odds)), 0.7);
  return (
    <ul class="ledger">
      {moves.map((move) => {
        const width = (48 * Math.abs(move.log_odds)) / widest;
        const speaksFor = move.log_odds >= 0;
        return (
          <li key={move.observation} class={speaksFor ? "for" : "against"}>
            <p><strong>{t(speaksFor ? "ledger.for" : "ledger.against")}</strong> {capital(nameObservation(words, oneCase, ranking, move.observation))}</p>
            <p class="odds">{formatOdds(move.log_odds)}</p>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect class="middle" x="49.700" y="0" width="0.600" height="6" />
              <rect x={speaksFor ? 50 : 50 - width} y="1" width={width} height="4" />
            </svg>
          </li>
        );
      })}
    </ul>
  );
}
