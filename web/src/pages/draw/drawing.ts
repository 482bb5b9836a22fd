// The drawing while it is being made: strokes and listed cells with every earlier state for undo. No page code.
import type { Cell, FigureName, Painting, Spot, Stroke, StrokeOnSurface } from "../../api/types";
import { cellKey } from "../../state/format";

export interface Drawn { strokes: StrokeOnSurface[]; listed: Cell[]; cells: Cell[] }
export interface History { now: Drawn; past: Drawn[] }
export type Paint = (figure: FigureName, strokes: Stroke[], listed: Cell[]) => Promise<Painting>;

const most = 100; // steps of undo

export const emptyDrawing: Drawn = { strokes: [], listed: [], cells: [] };

export const step = (history: History, now: Drawn): History => ({ now, past: [...history.past, history.now].slice(-most) });

export const undo = (history: History): History =>
  history.past.length === 0 ? history : { now: history.past.at(-1)!, past: history.past.slice(0, -1) };

/** Cells of the list after `cell` was set; intensity 0 takes a place away, also one that a brush had painted. */
export function setListed(drawn: Drawn, cell: Cell): Cell[] {
  const others = drawn.listed.filter((one) => cellKey(one) !== cellKey(cell));
  const painted = drawn.cells.some((one) => cellKey(one) === cellKey(cell));
  return cell.intensity > 0 || painted ? [...others, cell] : others;
}

/** What a brush has touched last counts: a listed cell under the new stroke gives way to it. */
export async function addStroke(drawn: Drawn, figure: FigureName, stroke: Stroke, paint: Paint): Promise<Drawn> {
  if (drawn.listed.length === 0) return { ...(await paint(figure, [...drawn.strokes, stroke], [])), listed: [] };
  const alone = await paint(figure, [{ ...stroke, erase: false, intensity: 1 }], []);
  const touched = new Set(alone.cells.map(cellKey));
  const listed = drawn.listed.filter((one) => !touched.has(cellKey(one)));
  return { ...(await paint(figure, [...drawn.strokes, stroke], listed)), listed };
}

export async function setCell(drawn: Drawn, figure: FigureName, cell: Cell, paint: Paint): Promise<Drawn> {
  const listed = setListed(drawn, cell);
  return { ...(await paint(figure, drawn.strokes, listed)), listed };
}

export const findCell = (cells: Cell[], spot: Spot): Cell | undefined => cells.find((one) => cellKey(one) === cellKey(spot));
