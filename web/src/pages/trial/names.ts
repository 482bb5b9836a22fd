// What trials compare and judge, in words.
import type { CareWords } from "../../api/care";
import type { TrialArm, TrialDesign } from "../../api/trial";
import type { Words } from "../../api/types";
import { t } from "../../messages";
import { tellPoint } from "../../state/format";
import type { StretchKind } from "./chart_data";

export const nameOutcome = (design: TrialDesign): string => (design.outcome === "activity" ? (design.activity ?? "") : t("trial.outcome_pain"));

/** What tells a way from the other: its point, its policy where only that differs, or that it treats at all. */
export function nameArm(words: Words, book: CareWords | null, arm: TrialArm | undefined, other: TrialArm | undefined): string {
  if (!arm?.treats) return t("trial.arm_none");
  if (arm.point) return tellPoint(words, arm.point);
  if (!other?.treats) return t("trial.arm_treated");
  return book?.policies.find((one) => one.id === arm.policy)?.name ?? arm.policy ?? "";
}

/** What a stretch of days was, in words: the ways of a full trial, before and after of a quick one. */
export function nameStretch(words: Words, book: CareWords | null, design: TrialDesign, kind: StretchKind): string {
  if (kind === "before") return t("trial.stretch_before");
  if (design.size === "quick") return t("trial.stretch_after");
  return kind === "first" ? nameArm(words, book, design.arm, design.other) : nameArm(words, book, design.other, design.arm);
}
