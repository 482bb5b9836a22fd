// A trial that is over and not the latest: one line, and all of it when opened.
import { useState } from "preact/hooks";
import type { TrialStatus } from "../../api/trial";
import type { Words } from "../../api/types";
import type { KeptPain } from "../../client";
import { t } from "../../messages";
import { formatDay } from "../../state/format";
import { Judged } from "./Judged";
import { nameOutcome } from "./names";

export function Earlier({ words, at, today, status }: { words: Words; at: KeptPain; today: string; status: TrialStatus }) {
  const [opened, setOpened] = useState(false);
  return (
    <details class="more" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t("trial.span", { size: t(`trial.${status.design.size}`), outcome: nameOutcome(status.design), from: formatDay(status.design.begins), to: formatDay(status.ended ?? status.last_day) })}</summary>
      {opened && <Judged words={words} at={at} today={today} status={status} />}
    </details>
  );
}
