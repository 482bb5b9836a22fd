// What to do about it, within limits: the program says everything here, the page only shows it.
import { useState } from "preact/hooks";
import type { CareChosen, CareWords, PainCare, Plan } from "../../api/care";
import type { Words } from "../../api/types";
import { client, reachable, type KeptPain } from "../../client";
import { t } from "../../messages";
import { announce } from "../../state/announce";
import { listSaidOf, say, useArrival, useCareWords, useTold } from "../../state/care";
import { foldCare } from "../../state/care_fold";
import { buildEvent } from "../../state/events";
import { findToday } from "../../state/format";
import type { OpenPain } from "../../state/pain";
import "../../style/care.css";
import { Around } from "./Around";
import { ChoiceForm } from "./ChoiceForm";
import { LimitsSection } from "./LimitsSection";
import { OtherSession } from "./OtherSession";
import { preferFirst } from "./prefer";
import { Professional } from "./Professional";
import { StepCard } from "./StepCard";
import { Today } from "./Today";
import { TwinTable } from "./TwinTable";

export function PlanPage({ open, words }: { open: OpenPain; words: Words }) {
  useArrival();
  const at: KeptPain | null = open.path.kind === "kept" ? open.path : null;
  const today = findToday();
  const book = useCareWords();
  const plan = useTold(at && `plan ${at.pain} ${today}`, () => client.findPlan(at!, today));
  const care = useTold(at && `care ${at.pain} ${today}`, () => client.findCare(at!, today, today));
  if (!at) return null;
  const folded = foldCare(care.value, at.pain, listSaidOf(at.pain, care.asked));
  const choose = async (choice: CareChosen) => {
    announce(t("plan.told_chosen"));
    await say([buildEvent("care_chosen", at.person, at.pain, choice)]);
  };
  const known = book && (care.value || folded.choice);
  const chosen = book?.policies.some((one) => one.id === folded.choice?.policy); // newer data may have dropped a policy
  return (
    <div class="plan">
      <h1 tabIndex={-1}>{t("plan.title")}</h1>
      {!known ? <p class="calm-box" role="status">{t(reachable.value ? "plan.loading" : "plan.away")}</p>
        : chosen && folded.choice ? <Chosen open={open} at={at} words={words} book={book} plan={plan.value} care={folded} choice={folded.choice} onChoose={choose} />
        : <><p class="lead">{t("plan.lead")}</p><ChoiceForm book={book} choice={folded.choice} onChoose={(one) => void choose(one)} /></>}
    </div>
  );
}

interface ChosenProps {
  open: OpenPain; at: KeptPain; words: Words; book: CareWords; plan: Plan | null; care: PainCare; choice: CareChosen;
  onChoose: (choice: CareChosen) => Promise<void>;
}

function Chosen({ open, at, words, book, plan, care, choice, onChoose }: ChosenProps) {
  const [changing, setChanging] = useState(false);
  if (changing) {
    const take = (one: CareChosen) => {
      setChanging(false);
      scrollTo(0, 0);
      void onChoose(one);
    };
    return <ChoiceForm book={book} choice={choice} onChoose={take} onKeep={() => setChanging(false)} />;
  }
  const composed = plan && plan.policy === choice.policy ? plan : null; // never the plan of an older choice
  return (
    <>
      <Choice book={book} choice={choice} onChange={() => { setChanging(true); scrollTo(0, 0); }} />
      {composed
        ? <Composed open={open} at={at} words={words} book={book} plan={composed} care={care} onPrefer={(id) => void onChoose(preferFirst(choice, id))} onChange={() => { setChanging(true); scrollTo(0, 0); }} />
        : <p class="calm-box" role="status">{t(reachable.value ? "plan.loading" : "plan.away_chosen")}</p>}
    </>
  );
}

function Choice({ book, choice, onChange }: { book: CareWords; choice: CareChosen; onChange: () => void }) {
  const policy = book.policies.find((one) => one.id === choice.policy);
  const names = book.implements.filter((one) => one.always || choice.implements.includes(one.id)).map((one) => one.name);
  return (
    <p class="chosen-line">
      <span><strong>{policy?.name ?? choice.policy}</strong>: {names.join(", ")}</span>
      <button type="button" class="quiet" onClick={onChange}>{t("plan.change")}</button>
    </p>
  );
}

interface ComposedProps { open: OpenPain; at: KeptPain; words: Words; book: CareWords; plan: Plan; care: PainCare; onPrefer: (implement: string) => void; onChange: () => void }

function Composed({ open, at, words, book, plan, care, onPrefer, onChange }: ComposedProps) {
  return (
    <>
      <Today open={open} at={at} plan={plan} book={book} onChange={onChange} />
      {plan.steps.length > 0 && (
        <section aria-labelledby="plan-steps">
          <h2 id="plan-steps">{t(plan.waits.length > 0 ? "plan.steps_later" : "plan.steps")}</h2>
          <ol class="plan-steps">
            {plan.steps.map((step, index) => (
              <StepCard key={`${step.point.muscle} ${step.point.point} ${step.point.side}`} open={open} words={words} book={book} step={step} index={index} prefers={care.choice?.prefers ?? []} onPrefer={onPrefer} />
            ))}
          </ol>
        </section>
      )}
      <Around at={at} words={words} book={book} plan={plan} />
      <LimitsSection words={words} book={book} plan={plan} />
      <TwinTable at={at} />
      <Professional words={words} plan={plan} />
      <OtherSession at={at} words={words} plan={plan} care={care} located={open.located} />
    </>
  );
}
