// How to go about it and what there is to press with: one step, and changeable at any time.
import { useState } from "preact/hooks";
import { policyNumbers, type CareChosen, type CareWords, type ImplementWords, type PolicyWords } from "../../api/care";
import { t } from "../../messages";
import { Basis } from "../../parts/Basis";
import { formatPolicyNumber, nameBound } from "../../parts/amounts";
import { Icon } from "../../parts/Icon";
import { capital } from "../../state/format";

interface Props { book: CareWords; choice: CareChosen | undefined; onChoose: (choice: CareChosen) => void; onKeep?: () => void }

export function ChoiceForm({ book, choice, onChoose, onKeep }: Props) {
  const [policy, setPolicy] = useState(choice?.policy ?? "");
  const [owned, setOwned] = useState<string[]>(choice?.implements ?? []);
  const [asked, setAsked] = useState(false);
  const toggle = (id: string) => setOwned(owned.includes(id) ? owned.filter((one) => one !== id) : [...owned, id]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!policy) return setAsked(true);
    const always = book.implements.filter((one) => one.always).map((one) => one.id);
    onChoose({ ...(choice?.prefers ? { prefers: choice.prefers } : {}), policy, implements: [...new Set([...always, ...owned])] });
  };
  return (
    <form class="choice" onSubmit={submit}>
      <fieldset class="policies">
        <legend><h2>{t("plan.how")}</h2></legend>
        {book.policies.map((one) => <PolicyCard key={one.id} policy={one} chosen={one.id === policy} onChoose={() => setPolicy(one.id)} />)}
      </fieldset>
      <fieldset class="implements">
        <legend><h2>{t("plan.with_what")}</h2></legend>
        <p class="hint">{t("plan.cheap_first")}</p>
        {book.implements.map((one) => <ImplementRow key={one.id} implement={one} checked={one.always === true || owned.includes(one.id)} onToggle={() => toggle(one.id)} />)}
      </fieldset>
      {asked && !policy && <p class="calm-box" role="alert">{t("plan.choose_how")}</p>}
      <div class="row">
        <button type="submit" class="main-action">{t("plan.make")}<Icon name="next" /></button>
        {onKeep && <button type="button" class="button" onClick={onKeep}>{t("plan.leave_as_is")}</button>}
      </div>
    </form>
  );
}

function PolicyCard({ policy, chosen, onChoose }: { policy: PolicyWords; chosen: boolean; onChoose: () => void }) {
  return (
    <div class={`policy ${chosen ? "chosen" : ""}`}>
      <label>
        <input type="radio" name="policy" value={policy.id} checked={chosen} onChange={onChoose} />
        <span><strong>{policy.name}</strong>{policy.summary}</span>
      </label>
      <details class="more">
        <summary>{t("plan.policy_more")}<span class="unseen"> {policy.name}</span></summary>
        <h3>{t("plan.speaks_for")}</h3>
        <p>{policy.speaks_for}</p>
        <h3>{t("plan.speaks_against")}</h3>
        <p>{policy.speaks_against}</p>
        <h3>{t("plan.its_numbers")}</h3>
        <dl class="numbers-of">
          {policyNumbers.map((id) => {
            const number = policy.numbers[id];
            if (!number) return null;
            return (
              <div key={id}>
                <dt>{nameBound(id)}</dt>
                <dd><strong>{formatPolicyNumber(id, number.value, number.unit)}</strong> {number.reason} <Basis mark={number.mark} sources={number.sources} /></dd>
              </div>
            );
          })}
        </dl>
        <h3>{t("plan.afterwards")}</h3>
        <p>{policy.afterwards}</p>
        <p><Basis mark={policy.mark} sources={policy.sources} /></p>
      </details>
    </div>
  );
}

function ImplementRow({ implement, checked, onToggle }: { implement: ImplementWords; checked: boolean; onToggle: () => void }) {
  const always = implement.always === true;
  return (
    <label class={`implement ${checked ? "chosen" : ""}`}>
      <input type="checkbox" checked={checked} disabled={always} onChange={onToggle} />
      <span>
        <strong>{capital(implement.name)}</strong>
        <small>{always ? t("plan.always_there") : !implement.alone ? t("plan.needs_another") : t(implement.cost === "dear" ? "cost.dear" : implement.cost === "free" ? "cost.free" : "cost.cheap")}</small>
        {implement.hint && <small class="hint-line">{implement.hint}</small>}
      </span>
    </label>
  );
}
