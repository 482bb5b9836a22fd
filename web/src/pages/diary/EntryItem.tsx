// One entry as it was said, to change or to take away.
import type { DiaryNoted } from "../../api/care";
import type { Words } from "../../api/types";
import type { KeptPain } from "../../client";
import { t } from "../../messages";
import { Swatch } from "../../parts/Patterns";
import { TwoStep } from "../../parts/TwoStep";
import { announce } from "../../state/announce";
import { say } from "../../state/care";
import { buildEvent } from "../../state/events";
import { capital, formatNumber, formatTime, nameRegion, nameSide, tellPoint } from "../../state/format";
import { nameChange } from "./Activities";
import { nameMovement } from "./Measures";

export function EntryItem({ at, words, noted, onEdit }: { at: KeptPain; words: Words; noted: DiaryNoted; onEdit: () => void }) {
  const time = formatTime(noted.about);
  const strengths = ([["now", "entry.now_short"], ["worst", "entry.worst_short"], ["average", "entry.average_short"]] as const)
    .filter(([key]) => noted[key] !== undefined).map(([key, word]) => t(word, { value: formatNumber(noted[key]!) }));
  const remove = async () => {
    announce(t("entry.removed"));
    await say([buildEvent("diary_removed", at.person, at.pain, { entry: noted.entry })]);
  };
  return (
    <li class="entry">
      <p class="entry-head">
        <time dateTime={noted.about}>{time}</time>
        {noted.now !== undefined && noted.now > 0 && <Swatch intensity={noted.now} />}
        {strengths.length > 0 && <strong>{strengths.join(", ")}</strong>}
      </p>
      {noted.qualities.length > 0 && <p>{capital(noted.qualities.map((one) => t(`quality.${one}`)).join(", "))}</p>}
      {noted.cells.length > 0 && <p>{noted.cells.map((one) => `${capital(nameRegion(words, one.region, one.side))} (${formatNumber(one.intensity, 0)})`).join("; ")}</p>}
      {noted.activities.length > 0 && <p>{noted.activities.map((one) => `${one.name}: ${formatNumber(one.score)}/10`).join("; ")}</p>}
      {noted.change !== undefined && <p>{t("change.legend")} {nameChange(noted.change)}</p>}
      {noted.motions.map((one, index) => <p key={index}>{nameMovement(words, one.movement)}{one.side === "midline" ? "" : ` (${nameSide(one.side)})`}: {formatNumber(one.degrees)}°</p>)}
      {noted.thresholds.map((one, index) => <p key={index}>{t("threshold.told", { point: tellPoint(words, one.point), value: formatNumber(one.kilograms), with: t(`threshold.${one.by}`) })}</p>)}
      {noted.note && <p class="entry-note">{noted.note}</p>}
      <div class="entry-actions">
        <button type="button" class="quiet" onClick={onEdit} aria-label={`${t("entry.edit")}: ${time}`}>{t("entry.edit")}</button>
        <TwoStep label={t("entry.remove")} question={t("entry.remove_sure")} confirm={t("entry.remove")} onDo={remove} />
      </div>
    </li>
  );
}
