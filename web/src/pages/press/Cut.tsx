// The cut through the layers, coloured by pressure or shear. What it shows stands in words beside it.
import { useEffect, useRef, useState } from "preact/hooks";
import type { PressCut } from "../../api/press";
import { t } from "../../messages";
import { Segmented } from "../../parts/Segmented";
import { formatNumber } from "../../state/format";
import { theme } from "../../state/settings";
import { drawCut, findColour, findTop, type Field } from "./draw_cut";

const stops = Array.from({ length: 13 }, (_, i) => findColour(i / 12)).join(", ");

export function Cut({ found }: { found: PressCut | "none" | null }) {
  const cut = found === "none" ? null : found;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [field, setField] = useState<Field>("pressure_kpa");
  const [width, setWidth] = useState(0);
  const chosen = theme.value;
  const top = cut ? findTop(cut, field) : 0;
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
    const colour = (name: string) => getComputedStyle(box).getPropertyValue(name);
    drawCut(box, cut, field, top, { line: "#2a231e", tool: colour("--sunk"), edge: colour("--ink") });
  }, [cut, field, top, chosen, width]);
  const shown = field === "pressure_kpa" ? "pressure" : "shear";
  return (
    <figure class="press-cut">
      <canvas ref={canvas} hidden={!cut} role="img" aria-label={t("press.cut")} />
      {!cut && <p class="hint" role="status">{t(found === "none" ? "press.cut_none" : "press.cut_wait")}</p>}
      <figcaption>
        <Segmented legend={t("press.shows")} hideLegend value={field} onChoose={setField}
          choices={[{ value: "pressure_kpa", label: t("press.shows.pressure") }, { value: "shear_strain", label: t("press.shows.shear") }]} />
        {cut && <p class="press-scale"><span class="press-ramp" style={{ background: `linear-gradient(to right, ${stops})` }} aria-hidden="true" />{t(`press.scale.${shown}`, { top: formatNumber(top, 2) })}</p>}
        <p class="hint">{t("press.cut_means")}</p>
      </figcaption>
    </figure>
  );
}
