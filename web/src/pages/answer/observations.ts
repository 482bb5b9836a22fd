// What was seen or said, in words: the reasons in a ledger.
import type { CaseFile, Ranking, Side, Spot, Words } from "../../api/types";
import { t } from "../../messages";
import { nameSide, tellPoint } from "../../state/format";

/** "your right: where the neck meets the shoulder; upper inner corner of the shoulder blade" */
export function nameSpots(words: Words, spots: Spot[]): string {
  const name = (spot: Spot) => words.regions.find((one) => one.id === spot.region)?.name ?? spot.region;
  const parts = (["left", "right", "midline"] as Side[]).flatMap((side) => {
    const names = spots.filter((spot) => spot.side === side).map(name).join("; ");
    return names ? [side === "midline" ? names : `${nameSide(side)}: ${names}`] : [];
  });
  return parts.join("; ");
}

/** One observation of the ranking as a sentence part. */
export function nameObservation(words: Words, oneCase: CaseFile, ranking: Ranking, index: number): string {
  const seen = ranking.observations[index];
  if (!seen) return "";
  if (seen.kind === "painted_area") return t("ledger.pain_at", { places: nameSpots(words, ranking.areas[seen.index]?.spots ?? []) });
  if (seen.kind === "unpainted_places") return t("ledger.unpainted");
  const finding = oneCase.findings?.[seen.index];
  if (!finding) return "";
  const question = words.findings.find((one) => one.id === finding.finding)?.question ?? finding.finding;
  const at = finding.muscle
    ? ` ${t("ledger.at", { point: tellPoint(words, { muscle: finding.muscle, point: finding.point ?? "", side: finding.side ?? "midline" }) })}`
    : "";
  return `${question}${at} ${t(finding.answer === "yes" ? "ledger.yes" : "ledger.no")}`;
}
