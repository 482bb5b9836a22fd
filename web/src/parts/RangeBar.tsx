// A probability with its range: words, number and a bar. The bar repeats what the words say, so it is hidden from readers.
import type { Belief } from "../api/types";
import { t } from "../messages";
import { formatRange, formatShare } from "../state/format";

export function RangeBar({ belief, before }: { belief: Belief; before?: number | undefined }) {
  const percent = (share: number) => 100 * Math.min(1, Math.max(0, share));
  const low = percent(belief.low);
  return (
    <div class="belief">
      <p class="belief-words">
        <strong>{formatShare(belief.probability)}</strong>
        <span class="belief-range">{t("answer.range", { range: formatRange(belief) })}</span>
      </p>
      <svg class="belief-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="track" x="0" y="3" width="100" height="2" />
        <rect class="range" x={low} y="1.500" width={Math.max(0.8, percent(belief.high) - low)} height="5" />
        {before !== undefined && <rect class="was" x={percent(before) - 0.3} y="0" width="0.6" height="8" />}
        <rect class="tick" x={Math.min(99, Math.max(0, percent(belief.probability) - 0.5))} y="0" width="1" height="8" />
      </svg>
    </div>
  );
}
