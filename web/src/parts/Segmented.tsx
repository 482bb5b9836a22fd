// One choice out of a few, as a row of big labels. Native radio buttons carry keyboard and screen reader.
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export interface Choice<T extends string> { value: T; label: string; mark?: ComponentChildren; disabled?: boolean }

interface Props<T extends string> {
  legend: string;
  hideLegend?: boolean;
  choices: readonly Choice<T>[];
  value: T | null;
  onChoose: (value: T) => void;
  look?: "tabs" | "chips" | "scale";
}

export function Segmented<T extends string>({ legend, hideLegend, choices, value, onChoose, look = "tabs" }: Props<T>) {
  const name = useId();
  return (
    <fieldset class={`segmented ${look}`}>
      <legend class={hideLegend ? "unseen" : ""}>{legend}</legend>
      <div class="segments">
        {choices.map((choice) => (
          <label key={choice.value} class={choice.value === value ? "chosen" : ""}>
            <input type="radio" name={name} value={choice.value} checked={choice.value === value} disabled={choice.disabled ?? false}
              onChange={() => onChoose(choice.value)} />
            {choice.mark}
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
