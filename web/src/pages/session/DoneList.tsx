// What was done so far, point by point: each press with its true seconds.
import { t } from "../../messages";
import type { Bundle } from "../../session/bundle";
import type { PressTold } from "../../session/machine";
import { tellPress, tellSeconds } from "../../session/words";

export function DoneList({ bundle, done }: { bundle: Bundle; done: PressTold[] }) {
  if (done.length === 0) return <p class="calm-box">{t("session.nothing_done")}</p>;
  const pressed = bundle.steps.map((words, step) => ({ words, step, presses: done.filter((one) => one.step === step) })).filter((one) => one.presses.length > 0);
  return (
    <section aria-label={t("session.done_title")}>
      <h2>{t("session.done_title")}</h2>
      <ul class="done-list">
        {pressed.map(({ words, step, presses }) => (
          <li key={step} class="card">
            <h3>{words.name}, <span class="side">{words.side}</span></h3>
            <ol>{presses.map((press) => <li key={press.number}>{tellPress(press)}</li>)}</ol>
            <p class="hint">{t("session.together", { time: tellSeconds(presses.reduce((sum, one) => sum + one.seconds, 0)) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
