// How strong, what kind, how broad.
import type { Quality } from "../../api/types";
import { t } from "../../messages";
import { Segmented } from "../../parts/Segmented";
import { Strength } from "../../parts/Strength";

export interface Brush { erase: boolean; intensity: number; qualities: Quality[]; radius_mm: number }

const kinds: Quality[] = ["ache", "burning", "numb", "tingling", "electric", "throbbing", "stabbing"];
const sizes = [["6", "draw.fine"], ["14", "draw.medium"], ["28", "draw.broad"]] as const;

export function BrushPanel({ brush, onChange, withSize }: { brush: Brush; onChange: (brush: Brush) => void; withSize: boolean }) {
  const toggle = (kind: Quality) =>
    onChange({ ...brush, qualities: brush.qualities.includes(kind) ? brush.qualities.filter((one) => one !== kind) : [...brush.qualities, kind] });
  return (
    <div class="brush-panel">
      <Strength value={brush.intensity} onChoose={(intensity) => onChange({ ...brush, intensity, erase: false })} />
      <fieldset class="kinds">
        <legend>{t("draw.kind")}</legend>
        {kinds.map((kind) => (
          <label key={kind} class={`chip ${brush.qualities.includes(kind) ? "chosen" : ""}`}>
            <input type="checkbox" checked={brush.qualities.includes(kind)} onChange={() => toggle(kind)} />
            <span>{t(`quality.${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      {withSize && (
        <Segmented legend={t("draw.size")} look="chips" value={String(brush.radius_mm)}
          choices={sizes.map(([value, label]) => ({ value: value as string, label: t(label) }))}
          onChoose={(value) => onChange({ ...brush, radius_mm: Number(value) })} />
      )}
    </div>
  );
}
