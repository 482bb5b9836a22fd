// Paint where it hurts: on the picture, on the turning figure, or in the list.
import { lazy, Suspense } from "preact/compat";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Cell, Quality, Spot, Stroke, ViewName, Words } from "../../api/types";
import { client, reachable } from "../../client";
import { t } from "../../messages";
import { BodyMap } from "../../parts/BodyMap";
import { Icon } from "../../parts/Icon";
import { PaintedList, RegionList } from "../../parts/RegionList";
import { Segmented } from "../../parts/Segmented";
import { ViewChooser } from "../../parts/ViewChooser";
import { go } from "../../router";
import { announce } from "../../state/announce";
import { capital, nameRegion } from "../../state/format";
import { tellFailure, type OpenPain } from "../../state/pain";
import { hasWebGl } from "../../figure3d/support";
import { BrushPanel, type Brush } from "./BrushPanel";
import { FigureChoice } from "./FigureChoice";
import { addStroke, emptyDrawing, findCell, setCell, step, undo, type Drawn, type History } from "./drawing";
import { useSaving } from "./use_saving";

const Body3d = lazy(() => import("../../figure3d/Body3d").then((module) => module.Body3d));

type Way = "picture" | "turning" | "list";

export function DrawPage({ open, words }: { open: OpenPain; words: Words }) {
  const [history, setHistory] = useState<History>({ now: { ...emptyDrawing, ...open.pain }, past: [] });
  const [way, setWay] = useState<Way>("picture");
  const [view, setView] = useState<ViewName>("front");
  const [hovered, setHovered] = useState("");
  const [brush, setBrush] = useState<Brush>({ erase: false, intensity: 5, qualities: ["ache"], radius_mm: 14 });
  const queue = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef(history);
  latest.current = history;
  const { now } = history;
  const saving = useSaving(open, words, now, history.past.length > 0);
  const { figure } = open.person;

  // Someone else's changes (another tab, events that arrive late) are taken over while nothing was painted here.
  useEffect(() => {
    if (latest.current.past.length === 0) setHistory({ now: { strokes: open.pain.strokes, listed: open.pain.listed, cells: open.pain.cells }, past: [] });
  }, [open.pain.cells, open.pain.strokes]);

  // One change after the other: each builds on what came back for the one before.
  const change = (build: (drawn: Drawn) => Promise<Drawn>): Promise<void> => {
    queue.current = queue.current.then(async () => {
      try {
        const next = await build(latest.current.now);
        latest.current = step(latest.current, next);
        setHistory(latest.current);
      } catch (error) {
        tellFailure(error);
      }
    });
    return queue.current;
  };
  const tell = (cell: Cell | undefined, spot: Spot) =>
    announce(t(cell ? "draw.told_painted" : "draw.told_removed", { place: nameRegion(words, spot.region, spot.side), strength: cell?.intensity ?? 0 }));
  const setOne = (cell: Pick<Cell, "region" | "side" | "intensity">) => {
    const qualities: Quality[] = cell.intensity > 0 ? (findCell(now.cells, cell)?.qualities ?? brush.qualities) : [];
    void change((drawn) => setCell(drawn, figure, { ...cell, qualities }, client.paint)).then(() => tell(findCell(latest.current.now.cells, cell), cell));
  };
  const stroke = (shape: Pick<Extract<Stroke, { view: unknown }>, "view" | "points"> | Pick<Extract<Stroke, { surface: unknown }>, "surface">) =>
    change((drawn) => addStroke(drawn, figure, { ...brush, ...shape } as Stroke, client.paint)).then(() =>
      announce(t("draw.told_count", { n: latest.current.now.cells.length })));
  const toggle = (spot: Spot) => setOne({ ...spot, intensity: brush.erase || findCell(now.cells, spot)?.intensity === brush.intensity ? 0 : brush.intensity });
  const goBack = () => void queue.current.then(() => setHistory(undo(latest.current)));
  const clear = () => void change(async () => emptyDrawing);

  const webGl = hasWebGl();
  return (
    <div class={`columns draw way-${way}`}>
      <div class="panel-head">
        <h1 tabIndex={-1}>{t("draw.title")}</h1>
        <p class="lead">{t("draw.lead")}</p>
      </div>
      <section class="stage" aria-label={t("draw.figure")}>
        <div class="stage-head">
          <Segmented legend={t("draw.way")} hideLegend look="tabs" value={way} onChoose={setWay}
            choices={[{ value: "picture", label: t("draw.picture") }, { value: "turning", label: t("draw.turning") }, { value: "list", label: t("draw.list") }]} />
        </div>
        {way === "picture" && (
          <>
            <ViewChooser view={view} onChoose={setView} />
            <BodyMap words={words} figure={figure} view={view} cells={now.cells} label={t("map.label")} onHover={setHovered}
              painter={{ radius_mm: view.includes("_") ? brush.radius_mm * 0.5 : brush.radius_mm, erase: brush.erase, onToggle: toggle, onStroke: (points) => stroke({ view, points }) }} />
            <p class="caption" aria-hidden="true">{hovered ? capital(hovered) : t("map.hint")}</p>
          </>
        )}
        {way === "turning" &&
          (webGl ? (
            <Suspense fallback={<div class="map loading" role="status">{t("map.loading")}</div>}>
              <Body3d figure={figure} view={view} cells={now.cells} words={words} onHover={setHovered} onStroke={(surface) => stroke({ surface })} />
              <p class="caption" aria-hidden="true">{hovered ? capital(hovered) : t("map.hint_3d")}</p>
            </Suspense>
          ) : (
            <p class="calm-box">{t("draw.no_webgl")}</p>
          ))}
        {way === "list" && <RegionList words={words} cells={now.cells} strength={brush.intensity} onSet={setOne} />}
      </section>
      <section class="panel" aria-label={t("draw.brush")}>
        <BrushPanel brush={brush} onChange={setBrush} withSize={way !== "list"} />
        <h2>{t("draw.painted", { n: now.cells.length })}</h2>
        <PaintedList words={words} cells={now.cells} onSet={setOne} />
        <FigureChoice person={open.person} />
        {!reachable.value && <p class="calm-box">{t("draw.away")}</p>}
      </section>
      <div class="foot">
        <div class="tools">
          <button type="button" class="tool" aria-pressed={brush.erase} onClick={() => setBrush({ ...brush, erase: !brush.erase })}><Icon name="erase" /><span>{t("draw.erase")}</span></button>
          <button type="button" class="tool" disabled={history.past.length === 0} onClick={goBack}><Icon name="undo" /><span>{t("draw.undo")}</span></button>
          <button type="button" class="tool" disabled={now.cells.length === 0} onClick={clear}><Icon name="clear" /><span>{t("draw.clear")}</span></button>
        </div>
        <button type="button" class="main-action" disabled={now.cells.length === 0} onClick={() => { void saving.save(); go({ page: "safety", pain: open.path }); }}>
          {t("draw.go_on")}<Icon name="next" />
        </button>
      </div>
    </div>
  );
}
