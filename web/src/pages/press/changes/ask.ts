// What can be changed about a press, and the job that works both presses out.
import { useEffect, useState } from "preact/hooks";
import type { PressChanged, PressChangesAsked, PressChangesWord, PressChoice } from "../../../api/press";
import { client } from "../../../client";
import { t } from "../../../messages";
import { tellFailure } from "../../../state/pain";
import type { Place } from "../ask";
import { useRun, type Found as FoundRun, type Run } from "../runs";

/** The choices for a place and a tool; null until they are there. Nothing is asked while nobody looks. */
export function useChoices(place: Place, tool: string, isOpen: boolean): PressChoice[] | null {
  const [state, setState] = useState<{ key: string; choices: PressChoice[] } | null>(null);
  const key = JSON.stringify([place, tool]);
  useEffect(() => {
    if (!isOpen) return;
    let wanted = true;
    client.listChanges({ ...place, tool }).then(({ choices }) => void (wanted && setState({ key, choices })), tellFailure);
    return () => void (wanted = false);
  }, [key, isOpen]);
  return state?.key === key ? state.choices : null;
}

/** One press and another; the choice that the other comes of. */
export interface Asked { press: PressChangesAsked; choice: PressChoice }

export type Found = FoundRun<Asked, PressChanged>;

const kind = {
  start: ({ press }: Asked) => client.startChanges(press),
  listen: client.listenChanges,
  read: (told: PressChangesWord | { job: string }) => ("changes" in told ? told.changes : undefined),
  tellFailed: () => t("press.changes.failed"),
};

export const useChanges = (onDone: (found: Found) => void): Run<Asked, PressChanged> => useRun(kind, onDone);
