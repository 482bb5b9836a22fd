// Numbers and ways of the twin in words.
import type { PressPolicy } from "../../api/twin";
import { t } from "../../messages";
import { formatNumber } from "../../state/format";

export const tellPolicy = (policy: PressPolicy): string =>
  policy.rhythm === "never" ? t("twin.rhythm.never") : `${t(`twin.rhythm.${policy.rhythm}`)}, ${t(`twin.depth.${policy.depth}`).toLowerCase()}`;

/** "+0.3", "−1.2" */
export function tellChange(points: number): string {
  const text = formatNumber(Math.abs(points));
  return points < -0.05 ? `\u2212${text}` : points > 0.05 ? `+${text}` : text;
}

export const ofHundred = (share: number): number => Math.round(100 * share);
