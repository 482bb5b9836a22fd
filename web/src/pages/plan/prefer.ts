// Preferring another of the things that the program offers for a step. It only orders what is offered: the program decides
// where a thing may be used at all.
import type { CareChosen, PlanStep } from "../../api/care";

/** The choice with `implement` in front of what was preferred before. */
export const preferFirst = (choice: CareChosen, implement: string): CareChosen => ({
  ...choice, prefers: [implement, ...(choice.prefers ?? []).filter((one) => one !== implement)],
});

/** What a step is pressed with once the newest choice holds: at once, before the new plan is there. */
export const findPreferred = (step: PlanStep, prefers: string[]): string =>
  prefers.find((one) => one === step.implement || step.other_choices.includes(one)) ?? step.implement;
