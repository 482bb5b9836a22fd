// No trial yet: what it is, what to choose, and what the choice would find out.
import { useState } from "preact/hooks";
import type { CareWords, PainCare } from "../../api/care";
import type { Words } from "../../api/types";
import { client, reachable, type KeptPain } from "../../client";
import { t } from "../../messages";
import { Basis } from "../../parts/Basis";
import { Icon } from "../../parts/Icon";
import { Link } from "../../parts/Link";
import { listSaidOf, useCareWords, useTold } from "../../state/care";
import { foldCare } from "../../state/care_fold";
import { formatDay } from "../../state/format";
import type { OpenPain } from "../../state/pain";
import { addDays } from "../../state/spans";
import { buildDesign, findLastDay, fitDraft, judgeDraft, listPolicies, startDraft, type Draft } from "./design";
import { DesignForm, tellLengths } from "./DesignForm";
import { PowerPanel } from "./PowerPanel";

interface Props { open: OpenPain; words: Words; at: KeptPain; today: string; busy: boolean }

const diaryDays = 56; // as far back as the engine reads how a pain goes up and down

export function Designing({ open, words, at, today, busy }: Props) {
  const book = useCareWords();
  const care = useTold(`trial care ${at.pain} ${today}`, () => client.findCare(at, addDays(today, 1 - diaryDays), today));
  const folded = foldCare(care.value, at.pain, listSaidOf(at.pain, care.asked));
  const known = book && (care.value || folded.choice);
  return (
    <>
      <section class="trial-what" aria-label={t("trial.what")}>
        <p>{t("trial.what_it_is")}</p>
        <p class="notice"><Icon name="eye" /><span>{t("trial.does_not_lessen")} <Basis sources={["kravitz_2018"]} /></span></p>
      </section>
      {busy ? <p class="calm-box">{t("trial.busy")}</p>
        : !known ? <p class="calm-box" role="status">{t(reachable.value ? "trial.loading" : "trial.away")}</p>
        : !folded.choice ? <NoChoice open={open} />
        : <Choosing open={open} words={words} at={at} today={today} book={book} care={folded} policy={folded.choice.policy} />}
    </>
  );
}

function NoChoice({ open }: { open: OpenPain }) {
  return (
    <div class="calm-box">
      <p>{t("trial.plan_first")}</p>
      <p><Link class="button primary" to={{ page: "plan", pain: open.path }}>{t("trial.to_plan")}<Icon name="next" /></Link></p>
    </div>
  );
}

interface ChoosingProps { open: OpenPain; words: Words; at: KeptPain; today: string; book: CareWords; care: PainCare; policy: string }

function Choosing({ open, words, at, today, book, care, policy }: ChoosingProps) {
  const ground = { book, chosen: policy, began: care.course_began };
  const [draft, setDraft] = useState<Draft>(() => fitDraft(startDraft(today, policy, listPolicies(book).some((one) => one.id === policy) ? "full" : "quick"), today, ground));
  const [wrong, setWrong] = useState("");
  const [worked, setWorked] = useState(false);
  const change = (next: Draft) => {
    setWrong("");
    setWorked(false);
    setDraft(next);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = judgeDraft(draft, today, ground);
    setWrong(found ? t(found) : "");
    setWorked(found === null);
  };
  const design = buildDesign(draft);
  return (
    <>
      <form class="trial-form" onSubmit={submit} noValidate>
        <DesignForm words={words} book={book} care={care} located={open.located} today={today} draft={draft} policy={policy} fit={(one) => fitDraft(one, today, ground)} onChange={change} />
        <p class="trial-sum"><strong>{tellLengths(design)}</strong> {t("trial.until", { from: formatDay(design.begins || today), to: formatDay(findLastDay({ ...design, begins: design.begins || today })) })}</p>
        {wrong && <p class="calm-box" role="alert">{wrong}</p>}
        {!worked && <button type="submit" class="main-action">{t("trial.work_out")}<Icon name="next" /></button>}
      </form>
      {worked && <PowerPanel key={JSON.stringify(design)} at={at} today={today} design={design} />}
    </>
  );
}
