// Eleven big buttons from 0 to 10; nothing is chosen until somebody chooses.
import { useId } from "preact/hooks";

interface Props { legend: string; hideLegend?: boolean; low: string; high: string; value: number | null; onChoose: (value: number) => void }

const steps = Array.from({ length: 11 }, (_one, index) => index);

export function Scale({ legend, hideLegend, low, high, value, onChoose }: Props) {
  const name = useId();
  return (
    <fieldset class="scale">
      <legend class={hideLegend ? "unseen" : ""}>{legend}</legend>
      <div class="scale-steps">
        {steps.map((step) => (
          <label key={step} class={step === value ? "chosen" : ""}>
            <input type="radio" name={name} value={step} checked={step === value} onChange={() => onChoose(step)} />
            <span>{step}</span>
          </label>
        ))}
      </div>
      <p class="scale-ends" aria-hidden="true"><span>0: {low}</span><span>10: {high}</span></p>
    </fieldset>
  );
}
