// Paints the cut through the tissue: cells by what is chosen, lines between layers, the nodule's edge, the tool.
import type { PressCut } from "../../api/press";

export type Field = "pressure_kpa" | "shear_strain";

// From pale to dark, even in lightness, told apart with any colour vision.
const ramp = [[253, 246, 227], [247, 215, 160], [240, 169, 106], [214, 113, 86], [162, 64, 92], [98, 33, 90], [42, 14, 62]] as const;

/** Red, green and blue, 0 to 255. */
export function mixColour(share: number): [number, number, number] {
  const at = Math.min(1, Math.max(0, share)) * (ramp.length - 1);
  const low = Math.min(ramp.length - 2, Math.floor(at));
  const mix = (axis: 0 | 1 | 2) => Math.round(ramp[low]![axis] + (at - low) * (ramp[low + 1]![axis] - ramp[low]![axis]));
  return [mix(0), mix(1), mix(2)];
}

export const findColour = (share: number): string => `rgb(${mixColour(share).join(" ")})`;

/** The top of the scale: the value that 99 of 100 cells stay below, on a round number. */
export function findTop(cut: PressCut, field: Field): number {
  const values = [...cut[field]].sort((a, b) => a - b);
  const value = values[Math.floor(0.99 * (values.length - 1))] ?? 0;
  if (!(value > 0)) return 1;
  const unit = 10 ** Math.floor(Math.log10(value));
  return (([1, 2, 3, 5, 10].find((step) => step * unit >= value) ?? 10) * unit);
}

/** The lower end of the picture [mm above the base]: 0 over a flat base. */
function findLowest(cut: PressCut): number {
  const deepest = Math.min(...cut.nodes_mm.slice(0, cut.n_x).map(([, z]) => z!));
  return deepest < -0.1 ? deepest - boneRoom : 0;
}

export interface Frame { width: number; height: number; scale: number; left: number; top: number }

const bone = "#8b8984"; // told from every colour of the ramp by being grey
const boneRoom = 3; // millimetres of bone below the deepest tissue, where the base is not flat

/** How the cut fits the width: the middle `shown_mm` of it, all of its depth and room for the tool above. Tissue reaches below 0 beside a rib. */
export function fitCut(cut: PressCut, width: number): Frame {
  const left = Math.max(-45, Math.min(...cut.nodes_mm.map(([x]) => x!)));
  const scale = width / (2 * -left);
  const highest = Math.max(cut.surface_mm, ...cut.nodes_mm.map(([, z]) => z!));
  const lowest = findLowest(cut);
  const room = 14; // millimetres of tool above the skin
  return { width, height: Math.ceil((highest + room - lowest) * scale), scale, left, top: highest + room };
}

/** What lies below the tissue, down to the end of the picture; nothing over a flat base. */
function drawBone(pen: CanvasRenderingContext2D, cut: PressCut, frame: Frame, place: (at: number[]) => [number, number]): void {
  if (findLowest(cut) === 0) return;
  pen.beginPath();
  pen.moveTo(0, frame.height);
  for (const at of cut.nodes_mm.slice(0, cut.n_x)) pen.lineTo(...place(at));
  pen.lineTo(frame.width, frame.height);
  pen.closePath();
  pen.fillStyle = bone;
  pen.fill();
}

export function drawCut(canvas: HTMLCanvasElement, cut: PressCut, field: Field, top: number, ink: { line: string; tool: string; edge: string }): void {
  const frame = fitCut(cut, canvas.clientWidth || 320);
  const dense = Math.min(2, devicePixelRatio || 1);
  canvas.width = Math.round(frame.width * dense);
  canvas.height = Math.round(frame.height * dense);
  canvas.style.height = `${frame.height}px`;
  const pen = canvas.getContext("2d");
  if (!pen) return;
  pen.scale(dense, dense);
  const nodes = cut.n_x;
  const [across, down] = [cut.n_x - 1, cut.n_z - 1];
  const place = ([x, z]: number[]): [number, number] => [(x! - frame.left) * frame.scale, (frame.top - z!) * frame.scale];
  const point = (node: number) => place(cut.nodes_mm[node]!);
  drawBone(pen, cut, frame, place);
  const edge = (a: number, b: number) => {
    pen.moveTo(...point(a));
    pen.lineTo(...point(b));
  };
  for (let row = 0; row < down; ++row)
    for (let column = 0; column < across; ++column) {
      const corner = row * nodes + column;
      pen.beginPath();
      [corner, corner + 1, corner + nodes + 1, corner + nodes].forEach((node, i) => pen[i ? "lineTo" : "moveTo"](...point(node)));
      pen.closePath();
      const colour = findColour(cut[field][row * across + column]! / top);
      pen.fillStyle = pen.strokeStyle = colour; // the stroke closes the hairlines between cells
      pen.lineWidth = 0.6;
      pen.fill();
      pen.stroke();
    }
  pen.beginPath();
  // The sore spot counts as a layer of its own where most of a cell is it.
  const layerAt = (row: number, column: number) => (cut.point_share[row * across + column]! >= 0.5 ? -1 : cut.layer[row * across + column]!);
  for (let row = 0; row < down; ++row)
    for (let column = 0; column < across; ++column) {
      const [own, corner] = [layerAt(row, column), row * nodes + column];
      if (row + 1 < down && layerAt(row + 1, column) !== own) edge(corner + nodes, corner + nodes + 1);
      if (column + 1 < across && layerAt(row, column + 1) !== own) edge(corner + 1, corner + nodes + 1);
    }
  pen.strokeStyle = ink.line;
  pen.lineWidth = 1.4;
  pen.stroke();
  pen.beginPath();
  cut.tool_mm.forEach((at, i) => pen[i ? "lineTo" : "moveTo"](...place(at)));
  pen.fillStyle = ink.tool;
  pen.strokeStyle = ink.edge;
  pen.lineWidth = 2;
  pen.fill();
  pen.stroke();
}
