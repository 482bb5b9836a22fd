// What arrives, in words and numbers: always a range over soft and stiff tissue.
import type { DoseCurve } from "../../api/press";
import { t, type MessageKey } from "../../messages";
import { Icon } from "../../parts/Icon";
import { capital, formatNumber } from "../../state/format";
import { listShort, nameShare, readRange, round, type Measure, type Range } from "./curves";

/** The share that reaches the point, as a sentence. */
export function tellShare(curves: DoseCurve[], force: number): string {
  const share = readRange(curves, "point_share", force);
  if (!share) return "";
  const [low, high] = [t(nameShare(share.low)), t(nameShare(share.high))];
  return capital(low === high ? t("press.headline_one", { low }) : t("press.headline", { low, high }));
}

type Unit = "kpa" | "mm" | "cm2" | "cm3" | "newton" | "rate";

export function tellRange(unit: Unit, range: Range): string {
  const [low, high] = [range.low, range.high].map((one) => formatNumber(round(one), 2).replace("-", "\u2212")) as [string, string];
  return low === high ? t(`press.${unit}_one`, { low }) : t(`press.${unit}`, { low, high });
}

const measures: [Measure, Unit, MessageKey, MessageKey | null][] = [
  ["point_pressure_kpa", "kpa", "press.at_point", "press.stanching"],
  ["skin_pressure_kpa", "kpa", "press.on_skin", "press.painful"],
  ["depth_mm", "mm", "press.depth", null],
  ["area_cm2", "cm2", "press.area", null],
  ["stanched_cm3", "cm3", "press.stanched", null],
];

export function Numbers({ curves, force, solving }: { curves: DoseCurve[]; force: number; solving: boolean }) {
  const short = listShort(curves, force);
  return (
    <div class="press-numbers" aria-busy={solving}>
      <p class="press-share">{tellShare(curves, force)}</p>
      {short.length > 0 && <p class="notice"><Icon name="warn" /><span>{short.map((one) => t(`press.short.${one.stiffness}`, { newton: formatNumber(one.rows[one.rows.length - 1]?.force_n ?? 0, 0) })).join(" ")} {t("press.short.why")}</span></p>}
      <dl>
        {measures.map(([measure, unit, label, meaning]) => {
          const range = measure === "stanched_cm3" && curves.every((curve) => curve.rows.every((row) => row[measure] === 0)) ? null : readRange(curves, measure, force);
          return range && (
            <div key={measure} data-measure={measure}>
              <dt>{t(label)}</dt>
              <dd>{tellRange(unit, range)}{meaning && <small>{t(meaning)}</small>}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
