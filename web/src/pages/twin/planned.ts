// Presses of today's plan whose force in newtons is known, to be shown as a session of the model.
import type { Plan, PlanStep } from "../../api/care";
import type { TwinQuestion } from "../../api/twin";
import type { Words } from "../../api/types";
import { t } from "../../messages";
import { formatNumber, tellPoint } from "../../state/format";
import { round } from "../press/curves";

export interface PlannedPress { key: string; name: string; press: NonNullable<TwinQuestion["press"]> }

/** One a step, in the order of the plan, at the middle of its range. Steps without a known force are left out. */
export function listPresses(plan: Plan | null, words: Words): PlannedPress[] {
  return (plan?.steps ?? []).flatMap((step) => buildPress(step, words) ?? []);
}

function buildPress({ force, hold_s, presses, point, tool }: PlanStep, words: Words): PlannedPress | null {
  if (!force?.newtons) return null;
  const force_n = round((force.newtons.low_n + force.newtons.high_n) / 2);
  const nameTool = words.tools.find((one) => one.id === tool)?.name ?? tool;
  const { site, sex, build } = force;
  const name = t("twin.planned", { point: tellPoint(words, point), tool: nameTool, force: formatNumber(force_n, 0), hold: formatNumber(hold_s, 0), n: presses });
  return { key: site, name, press: { site, sex, build, tool: force.tool, force_n, hold_s, presses } };
}
