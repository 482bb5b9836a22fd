// A tool that is held: for how long; worked out when it is asked for.
import { useState } from "preact/hooks";
import type { PressHoldsAsked } from "../../../api/press";
import { t } from "../../../messages";
import { Icon } from "../../../parts/Icon";
import { Segmented } from "../../../parts/Segmented";
import { Solving } from "../../../parts/Solving";
import { announce } from "../../../state/announce";
import type { Place } from "../ask";
import { useHolds } from "./ask";
import { FoundHold, tellHold } from "./Found";

interface Props { place: Place; tool: string; force: number; nameTool: (id: string) => string; tellForce: (newton: number) => string }

const choices = ["30", "60", "90"] as const; // seconds

export function Holds({ place, tool, force, nameTool, tellForce }: Props) {
  const [seconds, setSeconds] = useState<(typeof choices)[number]>("60");
  const holds = useHolds((found) => announce(t("press.holds.done", { headline: tellHold(found) })));
  const asked: PressHoldsAsked = { ...place, tool, force_n: force, hold_s: Number(seconds) };
  const { found } = holds;
  const onStart = (event: Event) => {
    event.preventDefault();
    holds.start(asked);
  };
  return (
    <section class="run holds" aria-labelledby="holds-title">
      <h2 id="holds-title">{t("press.holds.title")}</h2>
      <p>{t("press.holds.lead")}</p>
      <p class="notice"><Icon name="eye" /><span>{t("press.holds.model")}</span></p>
      <form class="run-form" onSubmit={onStart}>
        <Segmented legend={t("press.holds.seconds")} value={seconds} onChoose={setSeconds} choices={choices.map((value) => ({ value, label: t("press.holds.choice", { seconds: value }) }))} />
        <p class="run-held">{t("press.holds.held", { force: tellForce(force) })}</p>
        {holds.state !== "idle"
          ? <div class="run-working"><Solving share={holds.share} waits={holds.state === "waiting"} onStop={holds.stop} progress={t("press.holds.progress")} stop={t("press.holds.stop")} /></div>
          : <button type="submit" class="button primary">{t("press.holds.start")}</button>}
      </form>
      {holds.failure && <p class="calm-box" role="alert">{holds.failure}</p>}
      {found && <FoundHold found={found} tool={nameTool(found.asked.tool)} stale={JSON.stringify(found.asked) !== JSON.stringify(asked)} />}
      <p class="hint">{t("press.runs.kept")}</p>
    </section>
  );
}
