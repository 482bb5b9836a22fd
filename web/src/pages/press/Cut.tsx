// The cut through the layers, coloured by pressure or shear, and the same block to be turned about; all of them share one scale. What they
// show stands in words beside them.
import { lazy, Suspense } from "preact/compat";
import { useEffect, useRef, useState } from "preact/hooks";
import type { PressCut, PressLayer, PressTool } from "../../api/press";
import { hasWebGl } from "../../figure3d/support";
import { t } from "../../messages";
import { Segmented } from "../../parts/Segmented";
import { formatNumber } from "../../state/format";
import { theme } from "../../state/settings";
import type { Draft } from "./ask";
import { drawCut, findColour, findTop, mixColour, type Field } from "./draw_cut";

const stops = Array.from({ length: 13 }, (_, i) => findColour(i / 12)).join(", ");

const Block3d = lazy(() => import("../../figure3d/Block3d").then((module) => module.Block3d));

export interface Shown { name: string; tool: PressTool; draft: Draft }

interface Props { all: Shown[]; layers: PressLayer[]; nameLayer: (name: string) => string; isTurned: boolean; onTurn: (is: boolean) => void }

export function Cuts({ all, layers, nameLayer, isTurned, onTurn }: Props) {
  const [field, setField] = useState<Field>("pressure_kpa");
  const tops = all.flatMap(({ draft: { cut } }) => (cut && cut !== "none" ? [findTop(cut, field)] : []));
  const top = Math.max(0, ...tops);
  const canTurn = hasWebGl();
  return (
    <>
      <Figure all={all.map(({ name, draft: { cut } }) => ({ name, cut }))} field={field} onField={setField} top={top} means={t("press.cut_means")} />
      <button type="button" class="button" aria-expanded={isTurned} onClick={() => onTurn(!isTurned)}>{t(isTurned ? "block.hide" : "block.show")}</button>
      {isTurned && !canTurn && <p class="calm-box" role="status">{t("block.no_webgl")}</p>}
      {isTurned && canTurn && (
        <Suspense fallback={<p class="hint" role="status">{t("block.loading")}</p>}>
          <div class="press-cuts press-blocks">
            {all.map(({ name, tool, draft: { cut, solid } }, n) => (
              <div key={n}>
                {all.length > 1 && <h3>{name}</h3>}
                {solid && top > 0
                  ? <Block3d name={name} solid={solid} tool={tool} layers={layers} nameLayer={nameLayer} field={field} top={top} mixColour={mixColour} />
                  : <p class="hint" role="status">{t(cut === "none" ? "press.cut_none" : "block.loading")}</p>}
              </div>
            ))}
          </div>
        </Suspense>
      )}
    </>
  );
}

/** Two cuts without a block to be turned: ribs are told in the cut alone. */
export function TwoCuts({ all }: { all: { name: string; cut: PressCut }[] }) {
  const [field, setField] = useState<Field>("pressure_kpa");
  return <Figure all={all} field={field} onField={setField} top={Math.max(...all.map(({ cut }) => findTop(cut, field)))} means={t("press.changes.cut_means")} />;
}

interface FigureProps { all: { name: string; cut: Draft["cut"] }[]; field: Field; onField: (field: Field) => void; top: number; means: string }

function Figure({ all, field, onField, top, means }: FigureProps) {
  const shown = field === "pressure_kpa" ? "pressure" : "shear";
  return (
    <figure class="press-cut">
      <div class="press-cuts">{all.map((one, n) => <Cut key={n} name={one.name} found={one.cut} field={field} top={top} titled={all.length > 1} />)}</div>
      <figcaption>
        <Segmented legend={t("press.shows")} hideLegend value={field} onChoose={onField}
          choices={[{ value: "pressure_kpa", label: t("press.shows.pressure") }, { value: "shear_strain", label: t("press.shows.shear") }]} />
        {top > 0 && <p class="press-scale"><span class="press-ramp" style={{ background: `linear-gradient(to right, ${stops})` }} aria-hidden="true" />{t(`press.scale.${shown}`, { top: formatNumber(top, 2) })}</p>}
        <p class="hint">{means}</p>
      </figcaption>
    </figure>
  );
}

interface CutProps { name: string; found: Draft["cut"]; field: Field; top: number; titled: boolean }

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
