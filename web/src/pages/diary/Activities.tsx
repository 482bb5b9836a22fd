// Own activities, named once and asked again (PSFS), and the change as a whole in words (PGIC).
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Scale } from "../../parts/Scale";
import { Segmented } from "../../parts/Segmented";
import type { DraftActivity } from "./entry";

const most = 5;

export function Activities({ activities, onChange }: { activities: DraftActivity[]; onChange: (activities: DraftActivity[]) => void }) {
  const set = (index: number, part: Partial<DraftActivity>) => onChange(activities.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <>
      <p class="hint">{t("activity.lead")}</p>
      {activities.map((one, index) => (
        <div class="activity" key={index}>
          <label><span>{t("activity.name", { n: index + 1 })}</span><input type="text" value={one.name} maxLength={80} autocomplete="off" onInput={(event) => set(index, { name: event.currentTarget.value })} /></label>
          <Scale legend={t("activity.score", { name: one.name || t("activity.this") })} low={t("activity.cannot")} high={t("activity.as_before")} value={one.score} onChoose={(score) => set(index, { score })} />
          <button type="button" class="quiet" onClick={() => onChange(activities.filter((_one, at) => at !== index))}>{t("activity.remove", { name: one.name || String(index + 1) })}</button>
        </div>
      ))}
      {activities.length < most && <button type="button" class="button" onClick={() => onChange([...activities, { name: "", score: null }])}><Icon name="plus" />{t("activity.add")}</button>}
    </>
  );
}

const changes = ["3", "2", "1", "0", "-1", "-2", "-3"] as const;
const keys = { "3": "change.3", "2": "change.2", "1": "change.1", "0": "change.0", "-1": "change.-1", "-2": "change.-2", "-3": "change.-3" } as const;

export const nameChange = (value: number): string => t(keys[String(value) as (typeof changes)[number]]);

export function Change({ value, onChoose }: { value: number | null; onChoose: (value: number) => void }) {
  return (
    <Segmented legend={t("change.legend")} look="chips" value={value === null ? null : (String(value) as (typeof changes)[number])} onChoose={(one) => onChoose(Number(one))}
      choices={changes.map((one) => ({ value: one, label: t(keys[one]) }))} />
  );
}
