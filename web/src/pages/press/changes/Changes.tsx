// The same press done otherwise, or into tissue that is built otherwise: one thing at a time, worked out when it is asked for.
import { useId, useState } from "preact/hooks";
import type { PressChanged, PressChangesAsked, PressChoice } from "../../../api/press";
import { t } from "../../../messages";
import { Solving } from "../../../parts/Solving";
import { announce } from "../../../state/announce";
import type { Place } from "../ask";
import type { Run } from "../runs";
import { useChanges, useChoices, type Asked } from "./ask";
import { FoundChanges, tellFound } from "./Found";
import { explainChoice, findKnown, nameChoice, tellRefusal, type Known } from "./words";

interface Props { place: Place; tool: string; force: number; nameTool: (id: string) => string; tellForce: (newton: number) => string }

interface Offered { id: Known; choice: PressChoice }

export function Changes({ place, tool, force, nameTool, tellForce }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [wanted, setWanted] = useState<string | null>(null);
  const choices = useChoices(place, tool, isOpen);
  const job = useChanges((found) => announce(t("press.changes.done", { headline: tellFound(found) })));
  const offered = (choices ?? []).flatMap((choice): Offered[] => {
    const id = findKnown(choice);
    return id ? [{ id, choice }] : [];
  });
  const open = offered.filter(({ choice }) => choice.refused === undefined);
  const chosen = open.find(({ id }) => id === wanted) ?? open[0] ?? null;
  const asked: PressChangesAsked | null = chosen && {
    ...place, tool, force_n: force, changes: chosen.choice.changes,
    ...(chosen.choice.plain ? { plain: chosen.choice.plain } : {}), ...(chosen.choice.changes.base === "rib" ? { with_cuts: true } : {}), // a round bone lies along the cut and would look flat
  };
  const { found } = job;
  return (
    <details class="more changes" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><h2>{t("press.changes.title")}</h2></summary>
      <p>{t("press.changes.lead", { tool: nameTool(tool), force: tellForce(force) })}</p>
      {!choices && <p class="hint" role="status">{t("press.changes.loading")}</p>}
      {chosen && asked && <Form offered={offered} chosen={chosen} onChoose={setWanted} job={job} onStart={() => job.start({ press: asked, choice: chosen.choice })} />}
      {job.failure && <p class="calm-box" role="alert">{job.failure}</p>}
      {found && <FoundChanges found={found} tool={nameTool(found.asked.press.tool)} stale={JSON.stringify(found.asked.press) !== JSON.stringify(asked)} />}
      <p class="hint">{t("press.changes.not_kept")}</p>
    </details>
  );
}

interface FormProps { offered: Offered[]; chosen: Offered; onChoose: (id: string) => void; job: Run<Asked, PressChanged>; onStart: () => void }

function Form({ offered, chosen, onChoose, job, onStart }: FormProps) {
  const id = useId();
  const refused = offered.filter(({ choice }) => choice.refused !== undefined);
  const { changes } = chosen.choice;
  const takesLong = changes.slide_mm !== undefined || changes.friction !== undefined;
  return (
    <form class="changes-form" noValidate onSubmit={(event) => {
      event.preventDefault();
      onStart();
    }}>
      <label for={id}>{t("press.changes.choose")}</label>
      <select id={id} name="change" value={chosen.id} aria-describedby={`${id}-means`} onChange={(event) => onChoose(event.currentTarget.value)}>
        {offered.map(({ id: one, choice }) => <option key={one} value={one} disabled={choice.refused !== undefined}>{nameChoice(one)}</option>)}
      </select>
      <p id={`${id}-means`} aria-live="polite">{explainChoice(chosen.id, chosen.choice)}{takesLong && ` ${t("press.changes.long")}`}</p>
      {refused.map(({ id: one, choice }) => <p key={one} class="hint">{tellRefusal(one, choice)}</p>)}
      {job.state !== "idle"
        ? <div><Solving share={job.share} waits={job.state === "waiting"} onStop={job.stop} progress={t("press.changes.progress")} stop={t("press.changes.stop")} /><p class="hint">{t("press.changes.sooner")}</p></div>
        : <button type="submit" class="button primary">{t("press.changes.start")}</button>}
    </form>
  );
}
