import { expect, test } from "vitest";
import type { View, Words } from "../src/api/types";
import { chooseView, findFrame, listInOrder } from "../src/parts/view_geometry";
import { matchRegions } from "../src/parts/search_regions";

const region = (name: string, side: "left" | "right" | "midline", x: number, area = 900) => ({ region: name, side, path: "", label_x: x, label_y: 500, area_px: area });
const view = (name: string, regions: View["regions"]): View => ({ figure: "woman_medium", view: name, width_px: 600, height_px: 1500, mm_per_px: 1, image: "", regions, sites: [] }) as View;
const words = {
  areas: [{ id: "leg", name: "Leg and foot" }, { id: "neck", name: "Neck" }],
  regions: [
    { id: "neck_spine", area: "neck", paired: false, name: "middle of the back of the neck", anatomical_name: "" },
    { id: "knee_back", area: "leg", paired: true, name: "back of the knee", anatomical_name: "popliteal fossa" },
    { id: "heel", area: "leg", paired: true, name: "Ferse außen", anatomical_name: "" },
  ],
} as unknown as Words;

test("a search finds words in any order, in names, anatomy and area, with or without umlauts", () => {
  const found = (query: string) => matchRegions(words, query).map((one) => one.id);
  expect(found("knee back")).toEqual(["knee_back"]);
  expect(found("POPLITEAL")).toEqual(["knee_back"]);
  expect(found("leg")).toEqual(["knee_back", "heel"]);
  expect(found("")).toHaveLength(3);
  expect(found("elbow")).toEqual([]);
});

test("keys walk the regions in the order of the atlas, the right side first", () => {
  const shown = view("back", [region("heel", "left", 1), region("heel", "right", 2), region("neck_spine", "midline", 3)]);
  expect(listInOrder(shown, words).map((one) => `${one.region} ${one.side}`)).toEqual(["neck_spine midline", "heel right", "heel left"]);
});

test("the view that shows most of the places is chosen, the first one when they are close", () => {
  const spots = [{ region: "heel", side: "left" as const }];
  const back = view("back", [region("heel", "left", 100, 1000)]);
  expect(chooseView([back, view("front", [region("heel", "left", 100, 1100)])], spots)).toBe("back");
  expect(chooseView([back, view("front", [region("heel", "left", 100, 4000)])], spots)).toBe("front");
  expect(chooseView([back], [])).toBe("back");
});

test("the frame holds what it should show and stays inside the picture", () => {
  const shown = view("back", [region("heel", "left", 30), region("heel", "right", 560)]);
  const [x, y, width, height] = findFrame(shown, [{ region: "heel", side: "left" }]);
  expect(x).toBeGreaterThanOrEqual(0);
  expect(y + height).toBeLessThanOrEqual(1500);
  expect(x <= 30 && x + width >= 30 && y <= 500 && y + height >= 500).toBe(true);
  expect(findFrame(shown, undefined)).toEqual([0, 0, 600, 1500]);
  expect(findFrame(shown, [{ region: "nothing", side: "left" }])).toEqual([0, 0, 600, 1500]);
});
