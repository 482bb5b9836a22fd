// Where it hurts at that moment: as in the drawing, painted, or from the list.
import { useRef, useState } from "preact/hooks";
import type { Cell, ViewName, Words } from "../../api/types";
import { client, reachable } from "../../client";
import { t } from "../../messages";
import { BodyMap } from "../../parts/BodyMap";
import { PaintedList, RegionList } from "../../parts/RegionList";
import { Segmented } from "../../parts/Segmented";
import { ViewChooser } from "../../parts/ViewChooser";
import { tellFailure, type OpenPain } from "../../state/pain";
import { addStroke, emptyDrawing, findCell, setListed, type Drawn } from "../draw/drawing";

interface Props { open: OpenPain; words: Words; drawn: Drawn; strength: number; onChange: (drawn: Drawn) => void }

const radius_mm = 14; // of the brush; a close-up takes half

export function PlacePicker({ open, words, drawn, strength, onChange }: Props) {
  const [way, setWay] = useState<"picture" | "list">(reachable.value ? "picture" : "list");
  const [view, setView] = useState<ViewName>("back");
  const latest = useRef(drawn);
  latest.current = drawn;
  const painted = Math.max(1, strength); // a place that is painted hurts
  // The list needs no program: it says the places themselves.
  const set = (cell: Pick<Cell, "region" | "side" | "intensity">) => {
    const listed = setListed(latest.current, { ...cell, qualities: [] });
    const others = latest.current.cells.filter((one) => one.region !== cell.region || one.side !== cell.side);
    onChange({ ...latest.current, listed, cells: cell.intensity > 0 ? [...others, { ...cell, qualities: [] }] : others });
  };
  const stroke = async (points: [number, number][]) => {
    const shape = { view, points, erase: false, intensity: painted, qualities: [], radius_mm: view.includes("_") ? radius_mm / 2 : radius_mm };
    try {
      const { strokes, listed, cells } = await addStroke(latest.current, open.person.figure, shape as never, client.paint);
      onChange({ strokes, listed, cells });
    } catch (error) {
      tellFailure(error);
    }
  };
  const same = () => onChange({ strokes: [], listed: open.pain.cells, cells: open.pain.cells });
  return (
    <div class="place-picker">
      <div class="row">
        {open.pain.cells.length > 0 && <button type="button" class="button" onClick={same}>{t("entry.as_drawn")}</button>}
        {drawn.cells.length > 0 && <button type="button" class="quiet" onClick={() => onChange(emptyDrawing)}>{t("draw.clear")}</button>}
      </div>
      <Segmented legend={t("draw.way")} hideLegend value={way} onChoose={setWay} choices={[{ value: "picture", label: t("draw.picture") }, { value: "list", label: t("draw.list") }]} />
      {way === "picture" ? (
        <>
          <ViewChooser view={view} onChoose={setView} />
          <BodyMap words={words} figure={open.person.figure} view={view} cells={drawn.cells} label={t("map.label")}
            painter={{ radius_mm, erase: false, onStroke: stroke, onToggle: (spot) => set({ ...spot, intensity: findCell(drawn.cells, spot) ? 0 : painted }) }} />
        </>
      ) : <RegionList words={words} cells={drawn.cells} strength={painted} onSet={set} />}
      <h3>{t("draw.painted", { n: drawn.cells.length })}</h3>
      <PaintedList words={words} cells={drawn.cells} onSet={set} />
    </div>
  );
}
