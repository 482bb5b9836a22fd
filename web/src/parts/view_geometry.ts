// What of a picture to show, in which order, and which picture shows most.
import type { Spot, View, ViewName, Words } from "../api/types";
import { cellKey } from "../state/format";

/** x, y, width, height in pixels of the picture. */
export type Frame = [number, number, number, number];

/** Regions of a view in the anatomical order of the atlas, right side first. */
export function listInOrder(view: View, words: Words): View["regions"] {
  const place = new Map(words.regions.map((region, index) => [region.id, index]));
  const side = { right: 0, midline: 1, left: 2 };
  return [...view.regions].sort((a, b) => (place.get(a.region) ?? 0) - (place.get(b.region) ?? 0) || side[a.side] - side[b.side]);
}

const isIn = (spots: Spot[]) => {
  const keys = new Set(spots.map(cellKey));
  return (region: Spot) => keys.has(cellKey(region));
};

/** The whole picture, or the surroundings of `near` with room around them and never narrower than a third of the picture. */
export function findFrame(view: View, near: Spot[] | undefined): Frame {
  const whole: Frame = [0, 0, view.width_px, view.height_px];
  const shown = near ? view.regions.filter(isIn(near)) : [];
  if (shown.length === 0) return whole;
  const reach = (region: View["regions"][number]) => Math.sqrt(region.area_px) * 0.75;
  const left = Math.min(...shown.map((r) => r.label_x - reach(r)));
  const right = Math.max(...shown.map((r) => r.label_x + reach(r)));
  const top = Math.min(...shown.map((r) => r.label_y - reach(r)));
  const bottom = Math.max(...shown.map((r) => r.label_y + reach(r)));
  const room = 70 / view.mm_per_px;
  const width = Math.min(view.width_px, Math.max(right - left + 2 * room, 420 / view.mm_per_px));
  const height = Math.min(view.height_px, Math.max(bottom - top + 2 * room, width * 1.05));
  const clamp = (middle: number, size: number, most: number) => Math.max(0, Math.min(most - size, middle - size / 2));
  const wide = Math.max(width, Math.min(view.width_px, height * 0.62));
  return [clamp((left + right) / 2, wide, view.width_px), clamp((top + bottom) / 2, height, view.height_px), wide, height];
}

/** Of `views`, the one in which `spots` cover most of the picture; the earlier one when they are close. */
export function chooseView(views: View[], spots: Spot[]): ViewName {
  let best: ViewName = views[0]?.view ?? "front";
  let most = 0;
  for (const view of views) {
    const area = view.regions.filter(isIn(spots)).reduce((sum, region) => sum + region.area_px * view.mm_per_px ** 2, 0);
    if (area > most * 1.15) [best, most] = [view.view, area];
  }
  return best;
}
