// Any number out of some, as chips. Native checkboxes carry keyboard and screen reader.
interface Props<T extends string> { legend: string; choices: readonly { value: T; label: string }[]; chosen: readonly T[]; onChange: (chosen: T[]) => void }

export function Checks<T extends string>({ legend, choices, chosen, onChange }: Props<T>) {
  const toggle = (value: T) => onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <fieldset class="kinds">
      <legend>{legend}</legend>
      {choices.map(({ value, label }) => (
        <label key={value} class={`chip ${chosen.includes(value) ? "chosen" : ""}`}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
