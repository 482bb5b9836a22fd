// Two presses held against each other, tissue by tissue: soft with soft, stiff with stiff. No page code.
import type { DoseRow, PressChanged, PressOnce, StiffChanged } from "../../../api/press";
import type { Range } from "../curves";

type Once = PressOnce & { row: DoseRow };
/** A tissue in which both presses were solved. */
export interface Both { stiffness: StiffChanged["stiffness"]; plain: Once; changed: Once }
export type Read = (once: Once) => number;

const isSolved = (once: PressOnce): once is Once => once.row !== undefined;

export const listBoth = (changed: PressChanged): Both[] =>
  changed.answers.flatMap(({ stiffness, plain, changed: other }) => (isSolved(plain) && isSolved(other) ? [{ stiffness, plain, changed: other }] : []));

export const listMissing = (changed: PressChanged): StiffChanged["stiffness"][] =>
  changed.answers.filter(({ plain, changed: other }) => !isSolved(plain) || !isSolved(other)).map((one) => one.stiffness);

const findEnds = (values: number[]): Range => ({ low: Math.min(...values), high: Math.max(...values) });

export const findRange = (all: Both[], side: "plain" | "changed", read: Read): Range => findEnds(all.map((one) => read(one[side])));

const listChanges = (all: Both[], read: Read): number[] => all.filter((one) => read(one.plain) > 0).map((one) => read(one.changed) / read(one.plain) - 1);

/** By which share of the plain one it changes, from the least to the greatest of the tissues; null where the plain one is nothing. */
export function findChange(all: Both[], read: Read): Range | null {
  const changes = listChanges(all, read);
  return changes.length > 0 ? findEnds(changes) : null;
}

/** What the meshes leave unsure (docs/science/press_tools.md): a change that is smaller is told as none. */
export const leastChange = 0.025;

export type Way = "same" | "less" | "more" | "mixed";

/** More or less in some tissues at least, and in none the other way round; else mixed. */
export function findWay({ low, high }: Range): Way {
  const [falls, rises] = [low <= -leastChange, high >= leastChange];
  if (falls && rises) return "mixed";
  return falls ? "less" : rises ? "more" : "same";
}

/** Whether soft and stiff tissue differ more from each other, both pressed plainly, than any tissue changes. */
export function isWithinSpread(all: Both[], read: Read): boolean {
  const [{ low, high }, changes] = [findRange(all, "plain", read), listChanges(all, read)];
  return all.length > 1 && low > 0 && high / low - 1 > Math.max(...changes.map(Math.abs));
}

/** Which of the measures changes most in usual tissue; where that has no answer, in the first that has one. Null where none changes. */
export function findMostChanged<One extends { read: Read }>(all: Both[], measures: One[]): One | null {
  const usual = all.find((one) => one.stiffness === "usual") ?? all[0];
  if (!usual) return null;
  const size = ({ read }: One): number => (read(usual.plain) > 0 ? Math.abs(read(usual.changed) / read(usual.plain) - 1) : 0);
  const [first] = [...measures].sort((a, b) => size(b) - size(a));
  return first && size(first) >= leastChange ? first : null;
}

/** What the tool pulls at the skin to the side [N]. */
export const readPull: Read = ({ drag }) => Math.hypot(drag?.along_n ?? 0, drag?.across_n ?? 0);
