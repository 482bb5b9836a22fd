// How hard a step is pressed in newtons, where a model was worked out for it; otherwise an offer to do so.
import { useEffect, useState } from "preact/hooks";
import type { PlanStep } from "../../api/care";
import { t } from "../../messages";
import { Basis } from "../../parts/Basis";
import { Solving } from "../../parts/Solving";
import { askAgain } from "../../state/care";
import { formatNumber } from "../../state/format";
import { isWorking, useTable } from "../../state/tables";
import { round } from "../press/curves";

type StepForce = NonNullable<PlanStep["force"]>;
type Newtons = NonNullable<StepForce["newtons"]>;

const gravity = 9.81;

function tellForce({ low_n, high_n }: Newtons): string {
  const [low, high] = [formatNumber(round(low_n), 0), formatNumber(round(high_n), 0)];
  const [light, heavy] = [formatNumber(round(low_n / gravity)), formatNumber(round(high_n / gravity))];
  return low === high ? t("plan.force_one", { low, light }) : t("plan.force_range", { low, high, light, heavy });
}

export function Force({ force, point }: { force: StepForce; point: string }) {
  const { newtons } = force;
  if (newtons) return <p class="find newtons"><span class="label">{t("plan.force")}</span>{tellForce(newtons)}</p>;
  return <AskForce force={force} point={point} />;
}

/** What the range rests on. */
export function ForceBasis({ newtons }: { newtons: Newtons }) {
  const [low, high] = [formatNumber(round(newtons.low_kpa), 0), formatNumber(round(newtons.high_kpa), 0)];
  return (
    <p class="find"><span class="label">{t("plan.force")}</span>{t("plan.force_why", { low, high })} {newtons.beyond && t("plan.force_beyond")}{" "}
      <Basis mark="assumed" sources={["perez_palomares_2021"]} /></p>
  );
}

function AskForce({ force: { site, sex, build, tool }, point }: { force: StepForce; point: string }) {
  const [wanted, setWanted] = useState(false);
  const table = useTable({ site, sex, build, tool }, wanted);
  useEffect(() => {
    if (table.state === "done") askAgain();
  }, [table.state]);
  const working = isWorking(table) || table.state === "done"; // done: until the plan comes that knows it
  return (
    <div class="ask-force">
      {wanted && working
        ? <Solving share={table.share} waits={table.state === "waiting"} onStop={() => setWanted(false)} />
        : <button type="button" class="button" onClick={() => setWanted(true)}>{t("plan.force_ask")}<span class="unseen"> {point}</span></button>}
      <p class="hint">{t(table.state === "failed" ? "plan.force_failed" : "plan.force_hint")}</p>
    </div>
  );
}
