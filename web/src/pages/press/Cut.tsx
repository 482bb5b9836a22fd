// The cut through the layers, coloured by pressure or shear; two of them share one scale. What they show stands in words beside them.
import { useEffect, useRef, useState } from "preact/hooks";
import type { PressCut } from "../../api/press";
import { t } from "../../messages";
import { Segmented } from "../../parts/Segmented";
import { formatNumber } from "../../state/format";
import { theme } from "../../state/settings";
import { drawCut, findColour, findTop, type Field } from "./draw_cut";

const stops = Array.from({ length: 13 }, (_, i) => findColour(i / 12)).join(", ");

/** `null` while it is solved, "none" where it could not be. */
export interface Shown { name: string; cut: PressCut | "none" | null }

export function Cuts({ all }: { all: Shown[] }) {
  const [field, setField] = useState<Field>("pressure_kpa");
  const tops = all.flatMap(({ cut }) => (cut && cut !== "none" ? [findTop(cut, field)] : []));
  const top = Math.max(0, ...tops);
  const shown = field === "pressure_kpa" ? "pressure" : "shear";
  return (
    <figure class="press-cut">
      <div class="press-cuts">{all.map((one, n) => <Cut key={n} name={one.name} found={one.cut} field={field} top={top} titled={all.length > 1} />)}</div>
      <figcaption>
        <Segmented legend={t("press.shows")} hideLegend value={field} onChoose={setField}
          choices={[{ value: "pressure_kpa", label: t("press.shows.pressure") }, { value: "shear_strain", label: t("press.shows.shear") }]} />
        {top > 0 && <p class="press-scale"><span class="press-ramp" style={{ background: `linear-gradient(to right, ${stops})` }} aria-hidden="true" />{t(`press.scale.${shown}`, { top: formatNumber(top, 2) })}</p>}
        <p class="hint">{t("press.cut_means")}</p>
      </figcaption>
    </figure>
  );
}

interface CutProps { name: string; found: Shown["cut"]; field: Field; top: number; titled: boolean }

function Cut({ name, found, field, top, titled }: CutProps) {
  const cut = found === "none" ? null : found;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const chosen = theme.value;
  useEffect(() => {
    const box = canvas.current;
    if (!box) return;
    const watch = new ResizeObserver(() => setWidth(box.clientWidth));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const box = canvas.current;
    if (!box || !cut) return;
    const colour = (variable: string) => getComputedStyle(box).getPropertyValue(variable);
    drawCut(box, cut, field, top, { line: "#2a231e", tool: colour("--sunk"), edge: colour("--ink") });
  }, [cut, field, top, chosen, width]);
  return (
    <div>
      {titled && <h3>{name}</h3>}
      <canvas ref={canvas} hidden={!cut} role="img" aria-label={`${t("press.cut")}: ${name}`} />
      {!cut && <p class="hint" role="status">{t(found === "none" ? "press.cut_none" : "press.cut_wait")}</p>}
    </div>
  );
}
