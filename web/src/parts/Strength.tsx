// Strength from 1 to 10 by one tap or the arrow keys; colour, pattern and number say the same.
import { t } from "../messages";
import { Segmented } from "./Segmented";
import { Swatch } from "./Patterns";

const steps = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"] as const;

export function Strength({ value, onChoose }: { value: number; onChoose: (value: number) => void }) {
  return (
    <div class="strength">
      <Segmented legend={t("draw.strength")} look="scale" value={String(Math.round(value)) as (typeof steps)[number]}
        choices={steps.map((step) => ({ value: step, label: step, mark: <Swatch intensity={Number(step)} /> }))}
        onChoose={(step) => onChoose(Number(step))} />
      <p class="scale-ends" aria-hidden="true">
        <span>{t("draw.barely")}</span>
        <span>{t("draw.worst")}</span>
      </p>
    </div>
  );
}
