// What a person chooses before a trial: size, what is judged, what matters, what is compared, and how long.
import { useId } from "preact/hooks";
import type { CareWords, PainCare, PolicyWords } from "../../api/care";
import type { TrialDesign } from "../../api/trial";
import type { Located, PointOnSide, Words } from "../../api/types";
import { t, type MessageKey } from "../../messages";
import { Basis } from "../../parts/Basis";
import { Segmented } from "../../parts/Segmented";
import { formatNumber, samePoint, tellPoint } from "../../state/format";
import { addDays } from "../../state/spans";
import { choices, latestBegin, listActivities, listPolicies, startDraft, type Compared, type Draft } from "./design";

interface Props {
  words: Words; book: CareWords; care: PainCare; located: Located | null; today: string; draft: Draft; policy: string;
  fit: (draft: Draft) => Draft; onChange: (draft: Draft) => void;
}

/** "14 days before, then 8 blocks of 7 days, half of them with the first way: 70 days." */
export function tellLengths(design: TrialDesign): string {
  const { size, baseline_days, block_days, n_pairs, after_days } = design;
  const days = baseline_days + (size === "full" ? 2 * n_pairs * block_days : after_days);
  if (size === "quick") return t("trial.lengths_quick", { before: baseline_days, after: after_days, days });
  return t("trial.lengths_full", { before: baseline_days, blocks: 2 * n_pairs, block: block_days, days });
}

export function DesignForm({ words, book, care, located, today, draft, policy, fit, onChange }: Props) {
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const resize = (size: Draft["size"]) => {
    const { baseline_days, n_pairs } = startDraft(today, policy, size);
    const usable = size === "quick" ? book.policies : listPolicies(book);
    onChange(fit({ ...draft, size, baseline_days, n_pairs, policy: (usable.find((one) => one.id === policy) ?? usable[0]!).id, ...(size === "quick" ? { compared: "none" as const } : {}) }));
  };
  const full = draft.size === "full";
  return (
    <>
      <fieldset class="policies">
        <legend><h2>{t("trial.how_large")}</h2></legend>
        {(["quick", "full"] as const).map((size) => (
          <div key={size} class={`policy ${draft.size === size ? "chosen" : ""}`}>
            <label>
              <input type="radio" name="trial-size" value={size} checked={draft.size === size} onChange={() => resize(size)} />
              <span><strong>{t(`trial.${size}`)}</strong>{t(`trial.${size}_means`)}</span>
            </label>
          </div>
        ))}
      </fieldset>
      <Outcome care={care} draft={draft} onChange={set} />
      <Matters draft={draft} onChange={set} />
      {full && <Compare words={words} book={book} located={located} draft={draft} onChange={set} />}
      <Lengths today={today} book={book} draft={draft} onChange={set} />
    </>
  );
}

interface PartProps { draft: Draft; onChange: (part: Partial<Draft>) => void }

function Outcome({ care, draft, onChange }: PartProps & { care: PainCare }) {
  const activities = listActivities(care.entries);
  return (
    <div class="trial-part">
      <Segmented legend={t("trial.outcome")} look="chips" value={draft.activity} onChoose={(activity) => onChange({ activity })}
        choices={[{ value: "", label: t("trial.outcome_pain") }, ...activities.map((one) => ({ value: one, label: one }))]} />
      <p class="hint">{t(draft.activity ? "trial.outcome_activity_means" : "trial.outcome_pain_means")} {activities.length === 0 && t("trial.no_activity")}</p>
    </div>
  );
}

function Matters({ draft, onChange }: PartProps) {
  const explained = useId();
  return (
    <div class="trial-part">
      <label>
        <span>{t("trial.matters")}</span>
        <select value={draft.matters} aria-describedby={explained} onChange={(event) => onChange({ matters: Number(event.currentTarget.value) })}>
          {choices.matters.map((one) => <option key={one} value={one}>{t("trial.points_of_ten", { n: one, value: formatNumber(one) })}</option>)}
        </select>
      </label>
      <p class="hint" id={explained}>{t("trial.matters_means")} <Basis mark="assumed" sources={["farrar_2001"]} /></p>
    </div>
  );
}

/** Points that can be compared: those that the ranking holds for most likely. */
const listPoints = (located: Located | null): PointOnSide[] => (located?.ranking?.hypotheses ?? []).slice(0, 8).map((one) => one.point);

function Compare({ words, book, located, draft, onChange }: PartProps & { words: Words; book: CareWords; located: Located | null }) {
  const points = listPoints(located);
  const compare = (compared: Compared) => onChange({ compared, point: points[0] ?? null, other_point: points[1] ?? null, other_policy: listPolicies(book).find((one) => one.id !== draft.policy)?.id ?? "" });
  const offered: Compared[] = points.length > 1 ? ["none", "point", "policy"] : ["none", "policy"];
  return (
    <div class="trial-part">
      <Segmented legend={t("trial.compared")} look="chips" value={draft.compared} onChoose={compare} choices={offered.map((value) => ({ value, label: t(`trial.against_${value}`) }))} />
      <p class="hint">{t(`trial.against_${draft.compared}_means`)}</p>
      {draft.compared === "point" && (["point", "other_point"] as const).map((which) => (
        <PointChoice key={which} legend={t(which === "point" ? "trial.first_way" : "trial.second_way")} words={words} points={points} value={draft[which]} onChoose={(point) => onChange({ [which]: point })} />
      ))}
      {draft.compared === "policy" && (["policy", "other_policy"] as const).map((which) => (
        <PolicyChoice key={which} legend={t(which === "policy" ? "trial.first_way" : "trial.second_way")} policies={listPolicies(book)} value={draft[which]} onChoose={(policy) => onChange({ [which]: policy })} />
      ))}
    </div>
  );
}

function PointChoice({ legend, words, points, value, onChoose }: { legend: string; words: Words; points: PointOnSide[]; value: PointOnSide | null; onChoose: (point: PointOnSide) => void }) {
  return (
    <label>
      <span>{legend}</span>
      <select value={points.findIndex((one) => value && samePoint(one, value))} onChange={(event) => onChoose(points[Number(event.currentTarget.value)]!)}>
        {points.map((one, index) => <option key={index} value={index}>{tellPoint(words, one)}</option>)}
      </select>
    </label>
  );
}

function PolicyChoice({ legend, policies, value, onChoose }: { legend: string; policies: PolicyWords[]; value: string; onChoose: (policy: string) => void }) {
  return (
    <label>
      <span>{legend}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {policies.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
      </select>
    </label>
  );
}

const lengths: Record<"baseline_days" | "block_days" | "n_pairs" | "after_days", MessageKey> = {
  baseline_days: "trial.baseline_days", block_days: "trial.block_days", n_pairs: "trial.n_blocks", after_days: "trial.after_days",
};

function Lengths({ today, book, draft, onChange }: PartProps & { today: string; book: CareWords }) {
  const shown = draft.size === "full" ? (["baseline_days", "block_days", "n_pairs"] as const) : (["baseline_days", "after_days"] as const);
  return (
    <details class="more trial-part">
      <summary>{t("trial.lengths")}</summary>
      <p class="hint">{t(draft.size === "full" ? "trial.lengths_mean_full" : "trial.lengths_mean_quick")}</p>
      <div class="trial-lengths">
        {draft.compared !== "policy" && <PolicyChoice legend={t("trial.policy")} policies={draft.size === "full" ? listPolicies(book) : book.policies} value={draft.policy} onChoose={(policy) => onChange({ policy })} />}
        <label>
          <span>{t("trial.begins")}</span>
          <input type="date" value={draft.begins} min={today} max={addDays(today, latestBegin)} onInput={(event) => onChange({ begins: event.currentTarget.value })} />
        </label>
        {shown.map((which) => (
          <label key={which}>
            <span>{t(lengths[which])}</span>
            <select value={draft[which]} onChange={(event) => onChange({ [which]: Number(event.currentTarget.value) })}>
              {choices[which].map((one) => <option key={one} value={one}>{which === "n_pairs" ? t("trial.blocks", { n: 2 * one, value: 2 * one }) : t("unit.days", { n: one, value: one })}</option>)}
            </select>
          </label>
        ))}
      </div>
    </details>
  );
}
