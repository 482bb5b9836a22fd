// Numbers, dates and names in words. Every number that reaches a person passes through here.
import type { Belief, Cell, PointOnSide, Side, Text, Words } from "../api/types";
import { locale, t } from "../messages";
import { language } from "./settings";

// Not Intl.NumberFormat: building one takes a phone a third of a second, and the numbers here are small.
const markDecimal = (text: string): string => text.replace(".", t("number.decimal_mark"));

/** "74 %"; the ends are told as "under 1 %" and "over 99 %". */
export function formatShare(share: number): string {
  if (share < 0.01) return t("number.under_one");
  if (share > 0.99) return t("number.over_ninety_nine");
  return `${Math.round(100 * share)}\u00a0%`;
}

/** "61 to 78 %" */
export function formatRange(belief: Belief): string {
  return t("number.range", { low: Math.round(100 * belief.low), high: Math.round(100 * belief.high) });
}

/** A move of the log-odds as a factor: "odds ×2.3", "odds ÷1.4". */
export function formatOdds(logOdds: number): string {
  const factor = markDecimal(Math.exp(Math.abs(logOdds)).toFixed(1));
  return t(logOdds >= 0 ? "number.odds_up" : "number.odds_down", { factor });
}

export function formatNumber(value: number, digits = 1): string {
  return markDecimal(String(Number(value.toFixed(digits))));
}

export function formatDay(day: string): string {
  return new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}

/** The time of day on this device. */
export function formatTime(moment: string): string {
  return new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit" }).format(new Date(moment));
}

const inchRegions = new Set(["US", "LR", "MM"]);

/** Lengths in the units of the place: centimetres, or inches where people measure in them. */
export function formatLength(millimetres: number, place: string = locale()): string {
  const region = new Intl.Locale(place).region ?? "";
  if (inchRegions.has(region)) return `${formatNumber(millimetres / 25.4)} in`;
  return `${formatNumber(millimetres / 10)} cm`;
}

/** The person's own day, as the calendar on this device has it. */
export function findToday(now: Date = new Date()): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function nameSide(side: Side): string {
  return side === "midline" ? "" : t(side === "left" ? "side.left" : "side.right");
}

/** A text of the engine in the language of the pages, or in English. */
export function readText(text: Text): string {
  return text[language.value] ?? text.en;
}

/** Looks names up in the words of the atlas; an unknown id stands for itself. */
export function nameRegion(words: Words, region: string, side: Side): string {
  const name = words.regions.find((one) => one.id === region)?.name ?? region;
  return side === "midline" ? name : `${name}, ${nameSide(side)}`;
}

export interface PointNames { plain: string; latin: string; part: string; side: string }

export function namePoint(words: Words, point: PointOnSide): PointNames {
  const muscle = words.muscles.find((one) => one.id === point.muscle);
  const part = muscle && muscle.points.length > 1 ? (muscle.points.find((one) => one.id === point.point)?.name ?? "") : "";
  return {
    plain: capital(muscle?.plain_name || muscle?.name || point.muscle), latin: muscle?.name ?? point.muscle, part,
    side: nameSide(point.side),
  };
}

/** "muscle that lifts the shoulder blade, your right (lower part)" on one line. */
export function tellPoint(words: Words, point: PointOnSide): string {
  const names = namePoint(words, point);
  return `${names.plain}, ${names.side}${names.part ? ` (${names.part})` : ""}`;
}

export const samePoint = (a: PointOnSide, b: PointOnSide): boolean =>
  a.muscle === b.muscle && a.point === b.point && a.side === b.side;

export const cellKey = (cell: { region: string; side: Side }): string => `${cell.region} ${cell.side}`;

/** A short name for a pain: its strongest place. */
export function namePain(words: Words, cells: Cell[]): string {
  const strongest = [...cells].sort((a, b) => b.intensity - a.intensity)[0];
  return strongest ? capital(nameRegion(words, strongest.region, strongest.side)) : t("pain.unnamed");
}
