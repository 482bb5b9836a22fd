// How hard or how deep: one slider, for newtons or for millimetres. The page knows the force only; a depth is read off usual tissue.
import type { DoseCurve } from "../../api/press";
import { t } from "../../messages";
import { Segmented } from "../../parts/Segmented";
import { announce } from "../../state/announce";
import { formatNumber } from "../../state/format";
import { depthStep, findForce, readCurve, type Depths } from "./curves";
import { tellShare } from "./Numbers";

export type Way = "force" | "depth";

const gravity = 9.81;

/** Tenths below 10 N, where soft tissue sinks in fast; no model knows more above. */
const tellNewton = (newton: number): string => formatNumber(newton, newton < 10 ? 1 : 0);
export const tellForce = (newton: number): string => t("press.force_value", { newton: tellNewton(newton), kilogram: formatNumber(newton / gravity) });
const tellDepth = (depth: number): string => t("press.deep.value", { depth: formatNumber(depth) });
const tellChange = (curves: DoseCurve[], newton: number): string => t("press.changed", { newton: tellNewton(newton), share: tellShare(curves, newton) });

interface Props {
  way: Way;
  onWay: (way: Way) => void;
  force: number; // N
  most: number; // N, where the slider for the force ends
  onForce: (newton: number) => void;
  curves: DoseCurve[] | null; // null while they are awaited
  depths: Depths | null; // null where no depth can be set
  beside: string; // the tool that the depth belongs to, when another one stands beside it
  givesWay: boolean; // the tool itself is soft
}

export function Amount(props: Props) {
  const { way, onWay, force, onForce, curves, depths } = props;
  const choose = (chosen: Way): void => {
    if (chosen === "force") onForce(Math.max(1, Math.floor(force))); // whole newtons again, and never more than before
    onWay(chosen);
  };
  return (
    <div class="press-amount">
      {(depths || (!curves && way === "depth")) && (
        <Segmented legend={t("press.set")} value={way} onChoose={choose} choices={[{ value: "force", label: t("press.force") }, { value: "depth", label: t("press.deep") }]} />
      )}
      {way === "depth" && (depths || !curves) ? <Deep {...props} /> : <Hard {...props} />}
    </div>
  );
}

function Hard({ way, force, most, onForce, curves, depths }: Props) {
  return (
    <>
      <label class="press-force">
        <span class={depths ? "unseen" : ""}>{t("press.force")}</span>
        <input type="range" min="1" max={most} step="1" value={force} aria-valuetext={tellForce(force)} onInput={(event) => onForce(Number(event.currentTarget.value))}
          onChange={(event) => curves && announce(tellChange(curves, Number(event.currentTarget.value)))} />
        <output>{tellForce(force)}</output>
      </label>
      {way === "depth" && <p class="hint">{t("press.deep.none")}</p>}
    </>
  );
}

function Deep({ force, onForce, curves, depths, beside, givesWay }: Props) {
  const depth = depths ? readCurve(depths.curve, "depth_mm", force) : null;
  const deep = depth === null ? "" : tellDepth(depth);
  const takes = t("press.deep.takes", { force: tellForce(force) });
  const tell = (set: number): void => void (depths && curves && announce(`${tellDepth(set)}. ${tellChange(curves, findForce(depths, set))}`));
  return (
    <>
      <label class="press-force">
        <span class="unseen">{t("press.deep")}</span>
        <input type="range" name="depth" min={depths?.least ?? 0} max={depths?.most ?? 1} step={depthStep} value={depth ?? 0} disabled={!depths} aria-describedby="press-deep-means"
          aria-valuetext={`${deep}. ${takes}`} onInput={(event) => depths && onForce(findForce(depths, Number(event.currentTarget.value)))}
          onChange={(event) => tell(Number(event.currentTarget.value))} />
        <output>{deep && <strong>{deep}</strong>} <span>{takes}</span></output>
      </label>
      <p class="hint" id="press-deep-means">{t("press.deep.means")}{givesWay && ` ${t("press.deep.gives_way")}`}{beside && ` ${t("press.deep.beside", { tool: beside })}`}</p>
    </>
  );
}
