// What the limits are, what of them is used, and what is left.
import type { BoundUse, CareWords, Plan } from "../../api/care";
import type { Words } from "../../api/types";
import { t, type MessageKey } from "../../messages";
import { Basis } from "../../parts/Basis";
import { formatAmount, nameBound } from "../../parts/amounts";
import { formatNumber, readText, tellPoint } from "../../state/format";

const spans: Record<string, MessageKey> = {
  day: "span.day", week: "span.week", month: "span.month", course: "span.course", session: "span.session", point: "span.point", press: "span.press",
};
// What a person asks first stands first.
const order = ["day", "week", "month", "course", "session", "point", "press"];

/** Uses by span, in the order of `order`; spans that the pages do not know come last. */
export function groupUses(uses: BoundUse[]): [string, BoundUse[]][] {
  const found = [...new Set(uses.map((one) => one.span))];
  const place = (span: string) => (order.includes(span) ? order.indexOf(span) : order.length);
  return found.sort((a, b) => place(a) - place(b)).map((span) => [span, uses.filter((one) => one.span === span)]);
}

export function LimitsSection({ words, plan }: { words: Words; book: CareWords; plan: Plan }) {
  if (plan.uses.length === 0) return null;
  return (
    <section class="limits" aria-labelledby="plan-limits">
      <h2 id="plan-limits">{t("plan.limits")}</h2>
      <Groups words={words} uses={plan.uses.filter((one) => !one.point)} />
      {plan.uses.some((one) => one.point) && (
        <details class="more">
          <summary>{t("plan.limits_points")}</summary>
          <Groups words={words} uses={plan.uses.filter((one) => one.point)} />
        </details>
      )}
    </section>
  );
}

function Groups({ words, uses }: { words: Words; uses: BoundUse[] }) {
  return (
    <>
      {groupUses(uses).map(([span, group]) => (
        <div key={span}>
          <h3>{spans[span] ? t(spans[span]) : span}</h3>
          <ul>{group.map((use, index) => <Use key={index} words={words} use={use} />)}</ul>
        </div>
      ))}
    </>
  );
}

function Use({ words, use }: { words: Words; use: BoundUse }) {
  const { bound } = use;
  const used = bound.value > 0 ? Math.min(100, (100 * use.used) / bound.value) : 0;
  return (
    <li>
      <p class="use-words">
        <span>{nameBound(bound.id)}{use.point && `: ${tellPoint(words, use.point)}`}</span>
        <strong>{t("plan.left", { left: formatNumber(use.left), most: formatAmount(bound.value, bound.unit) })}</strong>
      </p>
      <svg class="use-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="6" /><rect class="used" width={used} height="6" /></svg>
      <p class="hint">{readText(bound.reason)} <Basis mark={bound.mark} sources={bound.sources} /></p>
    </li>
  );
}
