import { expect, test } from "vitest";
import type { Cell, Painting, Stroke } from "../src/api/types";
import { addStroke, emptyDrawing, setCell, setListed, step, undo, type Drawn } from "../src/pages/draw/drawing";

const cell = (region: string, intensity: number): Cell => ({ region, side: "left", intensity, qualities: [] });
const stroke = (region: string, intensity: number): Stroke => ({ erase: false, intensity, qualities: [], radius_mm: 12, view: "front", points: [[1, region.length]] });

// Stands in for the program: a stroke paints the region whose name is as long as its y.
const names = new Map([[4, "heel"], [5, "thigh"]]);
const paint = async (_figure: string, strokes: Stroke[], listed: Cell[]): Promise<Painting> => {
  const cells = new Map<string, Cell>();
  const resolved = strokes.map((one) => {
    const y = "points" in one ? one.points[0]![1]! : one.surface[0]![0]!;
    cells.set(names.get(y)!, cell(names.get(y)!, one.intensity));
    return { erase: one.erase, intensity: one.intensity, qualities: one.qualities, radius_mm: one.radius_mm, surface: [[y, 0, 0]] };
  });
  for (const one of listed) if (one.intensity === 0) cells.delete(one.region); else cells.set(one.region, one);
  return { strokes: resolved, cells: [...cells.values()] };
};
const figure = "woman_medium";

test("undo goes back one change at a time and stops at the first", async () => {
  const first = await addStroke(emptyDrawing, figure, stroke("heel", 4), paint);
  const history = step(step({ now: emptyDrawing, past: [] }, first), await setCell(first, figure, cell("thigh", 2), paint));
  expect(undo(history).now).toEqual(first);
  expect(undo(undo(undo(history))).now).toEqual(emptyDrawing);
});

test("intensity 0 takes away a painted place and forgets a listed one", async () => {
  const painted = await addStroke(emptyDrawing, figure, stroke("heel", 4), paint);
  const without = await setCell(painted, figure, cell("heel", 0), paint);
  expect(without.cells).toEqual([]);
  const listed: Drawn = { strokes: [], listed: [cell("thigh", 5)], cells: [] };
  expect(setListed(listed, cell("thigh", 0))).toEqual([]);
});

test("a new stroke over a listed place counts, and leaves other listed places alone", async () => {
  const listed = await setCell(await setCell(emptyDrawing, figure, cell("heel", 9), paint), figure, cell("thigh", 1), paint);
  const drawn = await addStroke(listed, figure, stroke("heel", 2), paint);
  expect(drawn.cells.map((one) => [one.region, one.intensity]).sort()).toEqual([["heel", 2], ["thigh", 1]]);
});
