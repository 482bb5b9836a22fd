// The pressed block as triangles: the solved quarter and its mirror images, the quarter next to the eye left out so that one looks in.
// Axes of the scene: x aside, y up from the base, z along the fibres' cross direction (y of the block). No three.js in here.
import type { PressSolid } from "../api/press";

export type Field = "pressure_kpa" | "shear_strain";
export type Point = [number, number, number];

export interface Faces { positions: number[]; values: number[] } // 18 numbers and one value a cell's face
export interface BlockMesh { cuts: Faces; skin: Faces; layerLines: number[]; skinLines: number[] }

const quarters: readonly (readonly [number, number])[] = [[-1, 1], [-1, -1], [1, -1]];

interface Grid { nx: number; ny: number; nz: number; at: (i: number, j: number, k: number) => Point; value: (i: number, j: number, k: number) => number }

function readGrid(solid: PressSolid, field: Field): Grid {
  const [nx, ny, nz] = [solid.x_mm.length, solid.y_mm.length, solid.z_mm.length];
  const at = (i: number, j: number, k: number): Point => {
    const first = 3 * ((k * ny + j) * nx + i);
    return [solid.nodes_mm[first]!, solid.nodes_mm[first + 2]!, solid.nodes_mm[first + 1]!];
  };
  return { nx, ny, nz, at, value: (i, j, k) => solid[field][(k * (ny - 1) + j) * (nx - 1) + i]! };
}

/** How many rows of cells remain when all layers above `layer` are taken off. */
export function countRows(solid: PressSolid, layer: number): number {
  return solid.layer.filter((one) => one >= layer).length;
}

/** All that is seen of the block when the layers above `layer` are taken off. */
export function buildBlock(solid: PressSolid, field: Field, layer: number): BlockMesh {
  const { nx, ny, nz, at, value } = readGrid(solid, field);
  const top = Math.min(nz - 1, countRows(solid, layer));
  const mesh: BlockMesh = { cuts: { positions: [], values: [] }, skin: { positions: [], values: [] }, layerLines: [], skinLines: [] };
  const borders = Array.from({ length: top + 1 }, (_, k) => k).filter((k) => k === 0 || k === top || solid.layer[k] !== solid.layer[k - 1]);
  for (const [sx, sz] of quarters) {
    const place = (i: number, j: number, k: number): Point => {
      const [x, y, z] = at(i, j, k);
      return [sx * x, y, sz * z];
    };
    const face = (to: Faces, corners: readonly [Point, Point, Point, Point], one: number) => {
      const [a, b, c, d] = corners;
      to.positions.push(...a, ...b, ...c, ...a, ...c, ...d);
      to.values.push(one);
    };
    const line = (to: number[], a: Point, b: Point) => void to.push(...a, ...b);
    // An upright face: along y at column i, or along x at row j.
    const alongY = (i: number, cell: number) => {
      for (let k = 0; k < top; ++k)
        for (let j = 0; j + 1 < ny; ++j) face(mesh.cuts, [place(i, j, k), place(i, j + 1, k), place(i, j + 1, k + 1), place(i, j, k + 1)], value(cell, j, k));
      for (const k of borders) for (let j = 0; j + 1 < ny; ++j) line(mesh.layerLines, place(i, j, k), place(i, j + 1, k));
    };
    const alongX = (j: number, cell: number) => {
      for (let k = 0; k < top; ++k)
        for (let i = 0; i + 1 < nx; ++i) face(mesh.cuts, [place(i, j, k), place(i + 1, j, k), place(i + 1, j, k + 1), place(i, j, k + 1)], value(i, cell, k));
      for (const k of borders) for (let i = 0; i + 1 < nx; ++i) line(mesh.layerLines, place(i, j, k), place(i + 1, j, k));
    };
    alongY(nx - 1, nx - 2);
    alongX(ny - 1, ny - 2);
    if (sx < 0 && sz > 0) alongY(0, 0); // the two faces that look into the quarter that is left out
    if (sx > 0 && sz < 0) alongX(0, 0);
    for (let j = 0; j + 1 < ny; ++j)
      for (let i = 0; i + 1 < nx; ++i) {
        const corners = [place(i, j, top), place(i + 1, j, top), place(i + 1, j + 1, top), place(i, j + 1, top)] as const;
        face(mesh.skin, corners, value(i, j, top - 1));
        line(mesh.skinLines, corners[0], corners[1]);
        line(mesh.skinLines, corners[0], corners[3]);
      }
  }
  for (const [i, j, sx, sz] of [[nx - 1, ny - 1, -1, 1], [nx - 1, ny - 1, -1, -1], [nx - 1, ny - 1, 1, -1], [0, 0, 1, 1], [0, ny - 1, 1, 1], [nx - 1, 0, 1, 1]] as const)
    for (let k = 0; k < top; ++k) {
      const [a, b] = [at(i, j, k), at(i, j, k + 1)];
      mesh.layerLines.push(sx * a[0], a[1], sz * a[2], sx * b[0], b[1], sz * b[2]);
    }
  return mesh;
}

/** The cell between planes that holds a value, and how far into it. */
function findCell(planes: number[], value: number): [number, number] {
  let i = 0;
  while (i + 2 < planes.length && planes[i + 1]! < value) ++i;
  return [i, (value - planes[i]!) / (planes[i + 1]! - planes[i]!)];
}

/** Where a place of the block at rest lies under the load; heights count from the base. */
export function movePoint(solid: PressSolid, x: number, y: number, height: number): Point {
  const { at } = readGrid(solid, "pressure_kpa");
  const [[i, u], [j, v], [k, w]] = [findCell(solid.x_mm, Math.abs(x)), findCell(solid.y_mm, Math.abs(y)), findCell(solid.z_mm, height)];
  const sum: Point = [0, 0, 0];
  for (const [di, dj, dk] of [[0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 1], [1, 0, 1], [0, 1, 1], [1, 1, 1]] as const) {
    const weight = (di ? u : 1 - u) * (dj ? v : 1 - v) * (dk ? w : 1 - w);
    at(i + di, j + dj, k + dk).forEach((one, axis) => (sum[axis]! += weight * one));
  }
  return [Math.sign(x) * sum[0], sum[1], Math.sign(y) * sum[2]];
}
