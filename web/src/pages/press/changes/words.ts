// What two presses come to, in words.
import type { PressChoice } from "../../../api/press";
import { t, type MessageKey, type Values } from "../../../messages";
import { capital, formatNumber } from "../../../state/format";
import { nameShare, round, type Range } from "../curves";
import { findChange, findMostChanged, findWay, isWithinSpread, leastChange, type Both, type Read } from "./compare";

const known = ["tilted", "beside", "dry", "across", "tense", "rib", "between_ribs", "round_bone", "law"] as const;
export type Known = (typeof known)[number];
export const findKnown = ({ id }: PressChoice): Known | undefined => known.find((one) => one === id);

export const nameChoice = (id: Known): string => t(`press.changes.choice.${id}`);

/** One line about a choice, with its numbers. */
export function explainChoice(id: Known, { changes }: PressChoice): string {
  const values: Values = {};
  for (const [name, value] of Object.entries(changes)) if (typeof value === "number") values[name] = formatNumber(name === "tension" ? 100 * value : value);
  return t(`press.changes.means.${id}`, values);
}

/** Why a choice cannot be worked out. */
export function tellRefusal(id: Known, { changes }: PressChoice): string {
  const why: MessageKey = id === "tilted" ? "press.changes.no_tilt" : changes.base ? "press.changes.no_bone" : "press.changes.no_other";
  return t("press.changes.no", { what: nameChoice(id), why: t(why) });
}

const tellPercent = (share: number): string => {
  const percent = Math.abs(share) < 1 ? Math.round(100 * share) : round(100 * share);
  return `${percent > 0 ? "+" : ""}${formatNumber(percent)}`.replace("-", "\u2212");
};

/** "−14 to +3 %" */
export function tellChange({ low, high }: Range): string {
  const [a, b] = [tellPercent(low), tellPercent(high)];
  return a === b ? t("press.changes.percent_one", { low: a }) : t("press.changes.percent", { low: a, high: b });
}

const timesFrom = 0.7; // a gain above it is told as so many times
const leastLeft = 0.15; // of the pressure

/** How much of its pressure the point gets, as a sentence. */
export function tellPoint(all: Both[]): string {
  const change = findChange(all, (one) => one.row.point_pressure_kpa);
  if (!change) return "";
  const way = findWay(change);
  if (way === "same") return t("press.changes.point_same");
  if (way === "mixed") return t("press.changes.point_mixed", { change: tellChange(change) });
  if (way === "more" && change.high > timesFrom) {
    const [low, high] = [formatNumber(round(1 + change.low)), formatNumber(round(1 + change.high))];
    return low === high ? t("press.changes.point_times_one", { low }) : t("press.changes.point_times", { low, high });
  }
  if (change.high < leastLeft - 1) return t("press.changes.point_nothing");
  const [least, most] = (way === "less" ? [-change.high, -change.low] : [change.low, change.high]).map((one) => Math.min(one, 1)) as [number, number];
  const [low, high] = [t(nameShare(least)), t(nameShare(most))];
  if (least < leastChange) return t(`press.changes.point_${way}_up`, { high });
  return low === high ? t(`press.changes.point_${way}_one`, { low }) : t(`press.changes.point_${way}`, { low, high });
}

export interface Measure { key: MessageKey; read: Read }

/** Whether soft and stiff tissue differ by more; nothing where nothing changes, or one tissue stands alone. */
function weigh(all: Both[], read: Read): "within" | "beyond" | null {
  const change = findChange(all, read);
  if (!change || all.length < 2 || findWay(change) === "same") return null;
  return isWithinSpread(all, read) ? "within" : "beyond";
}

/** What stands behind the sentence about the point: how it compares with the difference between tissues, and what changes most. */
export function tellMore(all: Both[], others: Measure[]): string {
  const point: Measure = { key: "press.at_point", read: (one) => one.row.point_pressure_kpa };
  const of = weigh(all, point.read);
  const most = findMostChanged(all, [point, ...others]);
  const change = most && most !== point ? findChange(all, most.read) : null;
  const values = change && { what: capital(t(most!.key)), change: tellChange(change) };
  const beside = most && weigh(all, most.read);
  return [of ? t(`press.changes.${of}`) : "", values ? t(beside ? `press.changes.most_${beside}` : "press.changes.most", values) : ""].filter((one) => one).join(" ");
}
