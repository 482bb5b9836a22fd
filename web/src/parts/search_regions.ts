// Finds regions by words that a person types.
import type { Words } from "../api/types";

const plain = (text: string) => text.toLowerCase().normalize("NFD").replace(/\p{Diacritic}/gu, "");

/** Regions whose name, anatomical name or area holds every typed word; all of them when nothing is typed. */
export function matchRegions(words: Words, query: string): Words["regions"] {
  const typed = plain(query).split(/\s+/).filter(Boolean);
  const areaNames = new Map(words.areas.map((area) => [area.id, area.name]));
  return words.regions.filter((region) => {
    const text = plain(`${region.name} ${region.anatomical_name} ${areaNames.get(region.area) ?? ""} ${region.id.replaceAll("_", " ")}`);
    return typed.every((word) => text.includes(word));
  });
}
