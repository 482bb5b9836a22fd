// A trial under way: what today is for, how it stands, and the two things that should rarely be done.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { TrialStatus } from "../../api/trial";
import type { Words } from "../../api/types";
import type { KeptPain } from "../../client";
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Link } from "../../parts/Link";
import { TwoStep } from "../../parts/TwoStep";
import { announce } from "../../state/announce";
import { say, useCareWords } from "../../state/care";
import { buildEvent } from "../../state/events";
import { formatDay } from "../../state/format";
import type { OpenPain } from "../../state/pain";
import { countDays } from "./design";
import { tellLengths } from "./DesignForm";
import { Judged } from "./Judged";
import { nameArm, nameOutcome } from "./names";
import { findTask, readProgress, type Progress, type Task } from "./progress";

interface Props { open: OpenPain; words: Words; at: KeptPain; today: string; status: TrialStatus }

export function UnderWay({ open, words, at, today, status }: Props) {
  const task = findTask(status);
  const progress = readProgress(status, today);
  const looked = status.looks.includes(today);
  const last = today >= status.last_day; // the answer is a night away: nothing is early any more
  return (
    <>
      <TodayCard open={open} words={words} status={status} task={task} progress={progress} />
      {task !== "void" && task !== "wait" && <Standing open={open} status={status} progress={progress} />}
      <Sealed status={status} />
      {looked && <Judged words={words} at={at} today={today} status={status} />}
      {task !== "void" && task !== "wait" && !looked && !last && <LookEarly at={at} status={status} />}
      {!last && <Stop at={at} status={status} />}
    </>
  );
}

const writes: Record<Task, boolean> = { wait: false, baseline: true, treat: true, rest: true, session: true, after: true, void: false };
const presses: Record<Task, boolean> = { wait: false, baseline: false, treat: true, rest: false, session: true, after: false, void: false };

function TodayCard({ open, words, status, task, progress }: { open: OpenPain; words: Words; status: TrialStatus; task: Task; progress: Progress }) {
  const book = useCareWords();
  const { design, now } = status;
  const arm = now && task === "treat" && design.other?.treats ? (now.first ? nameArm(words, book, design.arm, design.other) : nameArm(words, book, design.other, design.arm)) : "";
  const write = design.outcome === "activity" ? t("trial.write_activity", { activity: design.activity ?? "" }) : t("trial.write_pain");
  const planFirst = presses[task] && !progress.treated;
  return (
    <section class={`today ${task === "void" ? "waits" : ""}`} aria-labelledby="trial-today">
      <h2 id="trial-today">{t("plan.today")}</h2>
      {task === "void" ? <p>{t(status.overlaps ? "trial.void_overlaps" : "trial.void_changed")}</p>
        : task === "wait" ? <p class="task">{t("trial.task_wait", { day: formatDay(design.begins) })}</p>
        : <ul class="tasks">
            <Task done={progress.treated} still={!presses[task]}>{t(`trial.task_${task}`)}{arm && <> <strong>{arm}</strong></>}</Task>
            <Task done={progress.noted}>{write}</Task>
          </ul>}
      <p class="row">
        {planFirst && <Link class="main-action" to={{ page: "plan", pain: open.path }}>{t("trial.to_plan")}<Icon name="next" /></Link>}
        {writes[task] && <Link class={planFirst || progress.noted ? "button" : "main-action"} to={{ page: "diary", pain: open.path }}>{t(progress.noted ? "trial.to_diary" : "trial.write_now")}{!progress.noted && <Icon name="next" />}</Link>}
      </p>
      {status.next_change && <p class="next-change">{status.next_change > status.last_day ? t("trial.ends_on", { day: formatDay(status.last_day) }) : t("trial.next_change", { day: formatDay(status.next_change) })}</p>}
    </section>
  );
}

// What is to be done, ticked when it was; what is to be left has no tick.
function Task({ done, still = false, children }: { done?: boolean; still?: boolean; children: ComponentChildren }) {
  return (
    <li class={done && !still ? "done" : ""}>
      <svg class="task-mark" viewBox="0 0 24 24" aria-hidden="true">{still ? <path d="M5 12h14" /> : <><circle cx="12" cy="12" r="10" />{done && <path d="m7 12 4 4 6-8" />}</>}</svg>
      <span>{children}{done && !still && <small> {t("trial.done")}</small>}</span>
    </li>
  );
}

function Standing({ open, status, progress }: { open: OpenPain; status: TrialStatus; progress: Progress }) {
  const list = (days: string[]) => days.map(formatDay).join("; ");
  const all = countDays(status.design);
  return (
    <section aria-labelledby="trial-standing">
      <h2 id="trial-standing">{t("trial.standing")}</h2>
      <progress max={all} value={progress.passed} aria-label={t("trial.day_of", { day: progress.passed, all })} />
      <p><strong>{t("trial.day_of", { day: progress.passed, all })}</strong> {t("trial.scored", { n: status.n_scored, passed: progress.passed })}</p>
      {progress.writable.length > 0 && (
        <p class="notice"><Icon name="warn" /><span>{t("trial.still_writable", { days: list(progress.writable) })} <Link to={{ page: "diary", pain: open.path }}>{t("trial.to_diary")}</Link></span></p>
      )}
      <dl class="trial-days">
        {progress.missing.length > 0 && <div><dt>{t("trial.missing")}</dt><dd>{list(progress.missing)}</dd></div>}
        {progress.late.length > 0 && <div><dt>{t("trial.late")}</dt><dd>{list(progress.late)}</dd></div>}
        {progress.wrong.length > 0 && <div><dt>{t("trial.wrong")}</dt><dd>{list(progress.wrong)}</dd></div>}
      </dl>
    </section>
  );
}

function Sealed({ status }: { status: TrialStatus }) {
  const { design } = status;
  return (
    <details class="more">
      <summary>{t("trial.settled")}</summary>
      <dl class="trial-days">
        <div><dt>{t("trial.outcome")}</dt><dd>{nameOutcome(design)}</dd></div>
        <div><dt>{t("trial.matters")}</dt><dd>{t("trial.points_of_ten", { n: design.matters, value: String(design.matters) })}</dd></div>
        <div><dt>{t("trial.lengths")}</dt><dd>{tellLengths(design)} {t("trial.until", { from: formatDay(design.begins), to: formatDay(status.last_day) })}</dd></div>
        <div><dt>{t("trial.seal")}</dt><dd><code>{status.seal}</code></dd></div>
      </dl>
      <p class="hint">{t("trial.seal_means")}</p>
    </details>
  );
}

function LookEarly({ at, status }: { at: KeptPain; status: TrialStatus }) {
  const [looking, setLooking] = useState(false);
  const look = () => {
    setLooking(true);
    void say([buildEvent("trial_looked", at.person, at.pain, { trial: status.trial })]);
  };
  return (
    <details class="more look-early">
      <summary>{t("trial.look_early")}</summary>
      <p>{t("trial.look_costs")}</p>
      {status.looks.length > 0 && <p class="hint">{t("trial.looked_on", { days: status.looks.map(formatDay).join("; ") })}</p>}
      <button type="button" class="button" disabled={looking} onClick={look}>{t("trial.look_now")}</button>
    </details>
  );
}

function Stop({ at, status }: { at: KeptPain; status: TrialStatus }) {
  const stop = async () => {
    announce(t("trial.told_ended"));
    scrollTo(0, 0);
    await say([buildEvent("trial_ended", at.person, at.pain, { trial: status.trial })]);
  };
  return (
    <section class="trial-stop">
      <p class="hint">{t("trial.stop_means")}</p>
      <TwoStep label={t("trial.stop")} question={t("trial.stop_question")} confirm={t("trial.stop")} onDo={stop} />
    </section>
  );
}
