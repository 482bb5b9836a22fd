// The benefit with its range on a line from worse to better; words below say the same.
import type { TrialEffect } from "../../api/trial";
import { t } from "../../messages";
import { formatNumber } from "../../state/format";

const [width, height, middle] = [320, 64, 34];

/** Points to either side of nothing: so many that range and what matters are seen. */
export const findReach = (effect: Pick<TrialEffect, "low" | "high">, matters: number): number =>
  Math.max(1, Math.ceil(Math.max(Math.abs(effect.low), Math.abs(effect.high), 1.2 * matters)));

export function EffectBar({ effect, matters }: { effect: TrialEffect; matters: number }) {
  const reach = findReach(effect, matters);
  const place = (points: number) => width / 2 + (points / reach) * (width / 2 - 14);
  return (
    <figure class="effect-bar">
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <rect class="matters" x={place(matters)} y="10" width={width - place(matters)} height="40" />
        <rect class="matters" x="0" y="10" width={place(-matters)} height="40" />
        <path class="axis" d={`M0 ${middle}H${width}`} />
        <path class="zero" d={`M${place(0)} 8V52`} />
        <rect class="range" x={place(effect.low)} y={middle - 7} width={Math.max(2, place(effect.high) - place(effect.low))} height="14" rx="4" />
        <path class="mean" d={`M${place(effect.mean)} ${middle - 11}V${middle + 11}`} />
        {[-matters, 0, matters].map((one) => <text key={one} x={place(one)} y="63">{one > 0 ? "+" : one < 0 ? "−" : ""}{formatNumber(Math.abs(one))}</text>)}
      </svg>
      <figcaption><span>← {t("trial.worse_side")}</span><span>{t("trial.better_side")} →</span></figcaption>
      <p class="hint">{t("trial.bar_means", { matters: formatNumber(matters) })}</p>
    </figure>
  );
}
