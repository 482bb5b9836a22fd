// The figure in three dimensions: turn it by drag or buttons, paint on it by ray.
import { Color } from "three";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Cell, FigureName, Spot, ViewName, Words } from "../api/types";
import { client } from "../client";
import { t } from "../messages";
import { Segmented } from "../parts/Segmented";
import { findStep } from "../parts/Patterns";
import { cellKey, nameRegion } from "../state/format";
import { tellFailure } from "../state/pain";
import { Fingers } from "./fingers";
import { readMesh } from "./mesh_file";
import { FigureScene, type SurfacePoint } from "./scene";

interface Props { figure: FigureName; view: ViewName; cells: Cell[]; words: Words; onHover: (name: string) => void; onStroke: (surface: SurfacePoint[]) => Promise<void> }

const clay = new Color("#d3b7a1");
const eighth = Math.PI / 4;

/** The side that the picture showed last. */
const findTurn = (view: ViewName): number =>
  /back$/.test(view) ? Math.PI : /^left|head_left/.test(view) ? Math.PI / 2 : /^right|head_right/.test(view) ? -Math.PI / 2 : 0;

// The colour scale stands in the style sheet; the figure reads it from there.
function readHeat(): Color[] {
  const style = getComputedStyle(document.documentElement);
  return Array.from({ length: 10 }, (_none, i) => new Color(style.getPropertyValue(`--heat-${i + 1}`).trim() || "#b5533c"));
}

export function Body3d({ figure, view, cells, words, onHover, onStroke }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scene = useRef<FigureScene | null>(null);
  const [ready, setReady] = useState(false);
  const [mode, setMode] = useState<"paint" | "turn">("paint");
  const fingers = useRef(new Fingers());
  const stroke = useRef<SurfacePoint[]>([]);

  useEffect(() => {
    let wanted = true;
    setReady(false);
    client.findMesh(figure).then((bytes) => {
      if (!wanted || !canvas.current) return;
      scene.current?.close();
      scene.current = new FigureScene(canvas.current, readMesh(bytes), findTurn(view));
      scene.current.resize();
      setReady(true);
    }, tellFailure);
    const watch = new ResizeObserver(() => scene.current?.resize());
    watch.observe(canvas.current!);
    return () => {
      wanted = false;
      watch.disconnect();
      scene.current?.close();
      scene.current = null;
    };
  }, [figure]);

  const sideOf = (region: string, left: boolean): Spot => ({
    region, side: words.regions.find((one) => one.id === region)?.paired === false ? "midline" : left ? "left" : "right",
  });
  useEffect(() => {
    if (!ready) return;
    const heat = readHeat();
    const painted = new Map(cells.map((cell) => [cellKey(cell), heat[findStep(cell.intensity) - 1]!]));
    scene.current?.paint((region, left) => painted.get(cellKey(sideOf(region, left))) ?? clay);
  }, [ready, cells]);

  const onDown = (event: PointerEvent) => {
    fingers.current.down(event);
    if (fingers.current.size > 1) stroke.current = [];
    else if (mode === "paint") addPoint(event);
  };
  const addPoint = (event: PointerEvent) => {
    const at = scene.current?.find(event.clientX, event.clientY);
    if (at) stroke.current.push(at);
  };
  const onMove = (event: PointerEvent) => {
    const changes = fingers.current.move(event);
    if (!changes) {
      const at = scene.current?.find(event.clientX, event.clientY);
      const under = at ? scene.current!.nameTriangle(at[0]) : null;
      const spot = under && sideOf(under.region, under.left);
      return onHover(spot ? nameRegion(words, spot.region, spot.side) : "");
    }
    if (fingers.current.size === 1 && mode === "paint") return addPoint(event);
    for (const change of changes) scene.current?.turnBy(change);
  };
  const onUp = (event: PointerEvent) => {
    fingers.current.up(event);
    const made = stroke.current;
    if (fingers.current.size > 0) return;
    stroke.current = [];
    if (made.length > 0) void onStroke(made);
  };
  const button = (label: string, change: Parameters<FigureScene["turnBy"]>[0]) => (
    <button type="button" class="button" disabled={!ready} onClick={() => scene.current?.turnBy(change)}>{label}</button>
  );
  return (
    <div class="body-3d">
      <Segmented legend={t("turning.finger")} hideLegend look="tabs" value={mode} onChoose={setMode}
        choices={[{ value: "paint", label: t("turning.paints") }, { value: "turn", label: t("turning.turns") }]} />
      <canvas ref={canvas} class={mode} role="img" aria-label={t("turning.label")} onPointerDown={onDown} onPointerMove={onMove} onPointerUp={onUp} onPointerCancel={onUp} />
      {!ready && <p class="hint" role="status">{t("map.loading")}</p>}
      <div class="turn-buttons" role="group" aria-label={t("turning.buttons")}>
        {button(t("turning.left"), { turn: -eighth })}
        {button(t("turning.right"), { turn: eighth })}
        {button(t("turning.up"), { height: 180 })}
        {button(t("turning.down"), { height: -180 })}
        {button(t("turning.nearer"), { distance: 0.75 })}
        {button(t("turning.farther"), { distance: 1.33 })}
      </div>
    </div>
  );
}
