// Beats of a massage gun, asked of the program.
import type { PressBeats, PressBeatsAsked, PressBeatsBegun, PressBeatsWord } from "../../../api/press";
import { client } from "../../../client";
import { t } from "../../../messages";
import { useRun, type Found as FoundRun, type Run } from "../runs";

export type Found = FoundRun<PressBeatsAsked, PressBeats>;

const kind = {
  start: client.startBeats,
  listen: client.listenBeats,
  read: (told: PressBeatsWord | PressBeatsBegun) => ("beats" in told ? told.beats : undefined),
  tellFailed: () => t("press.beats.failed"),
};

export const useBeats = (onDone: (found: Found) => void): Run<PressBeatsAsked, PressBeats> => useRun(kind, onDone);
