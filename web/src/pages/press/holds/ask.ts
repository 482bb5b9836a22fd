// A tool that is held, asked of the program.
import type { PressHolds, PressHoldsAsked, PressHoldsBegun, PressHoldsWord } from "../../../api/press";
import { client } from "../../../client";
import { t } from "../../../messages";
import { useRun, type Found as FoundRun, type Run } from "../runs";

export type Found = FoundRun<PressHoldsAsked, PressHolds>;

const kind = {
  start: client.startHolds,
  listen: client.listenHolds,
  read: (told: PressHoldsWord | PressHoldsBegun) => ("holds" in told ? told.holds : undefined),
  tellFailed: () => t("press.holds.failed"),
};

export const useHolds = (onDone: (found: Found) => void): Run<PressHoldsAsked, PressHolds> => useRun(kind, onDone);
