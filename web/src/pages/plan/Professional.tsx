// What is left to somebody who has learned it, and when to see one.
import type { Plan } from "../../api/care";
import type { Words } from "../../api/types";
import { t } from "../../messages";
import { readText, tellPoint } from "../../state/format";

export function Professional({ words, plan }: { words: Words; plan: Plan }) {
  if (plan.left_out.length === 0 && plan.see_professional.length === 0) return null;
  return (
    <section aria-labelledby="plan-professional">
      <h2 id="plan-professional">{t("plan.professional")}</h2>
      {plan.see_professional.length > 0 && <ul>{plan.see_professional.map((one, index) => <li key={index}>{readText(one)}</li>)}</ul>}
      {plan.left_out.length > 0 && (
        <>
          <h3>{t("plan.left_out")}</h3>
          <ul class="left-out">{plan.left_out.map((one, index) => <li key={index}><strong>{tellPoint(words, one.point)}</strong> {readText(one.reason)}</li>)}</ul>
        </>
      )}
    </section>
  );
}
