// What the design would find out, by simulated trials; then, and only then, it can begin.
import { useEffect, useRef, useState } from "preact/hooks";
import type { PowerReply, TrialDesign } from "../../api/trial";
import { client, type KeptPain } from "../../client";
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { announce } from "../../state/announce";
import { say } from "../../state/care";
import { buildEvent, makeId } from "../../state/events";
import { formatNumber, readText } from "../../state/format";
import { tellFailure } from "../../state/pain";
import { drawSeed } from "./design";
import { enough, findTimes, simulate, slice, wanted, type Simulated } from "./simulate";

interface Props { at: KeptPain; today: string; design: TrialDesign }

export function PowerPanel({ at, today, design }: Props) {
  const [step, setStep] = useState<Simulated | null>(null);
  const [running, setRunning] = useState(true);
  const [failed, setFailed] = useState(false);
  const stopped = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    let gone = false;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "start" });
    simulate(design, today, (asked) => client.findPower(at, asked), setStep, () => gone || stopped.current)
      .then(() => !gone && announce(t("trial.worked_out")), (error: unknown) => {
        if (gone) return;
        setFailed(true);
        tellFailure(error);
      })
      .finally(() => !gone && setRunning(false));
    return () => void (gone = true);
  }, []);
  const done = step?.done ?? 0;
  const told = step && (!running || done >= enough) ? step.reply : null;
  return (
    <section class="power" aria-labelledby="power-title" aria-busy={running}>
      <h2 id="power-title" ref={heading} tabIndex={-1}>{t("trial.power")}</h2>
      {running && (
        <div class="power-progress">
          <progress max={wanted} value={done} aria-label={t("trial.simulating")} />
          <p class="progress-words">{done < wanted - slice ? t("trial.simulated", { done, all: wanted }) : t("trial.comparing")}</p>
          <button type="button" class="button" onClick={() => { stopped.current = true; setRunning(false); }}>{t("trial.stop_simulating")}</button>
        </div>
      )}
      {failed && <p class="calm-box">{t("trial.not_worked_out")}</p>}
      {told && <Told reply={told} done={done} />}
      {!running && told && done >= enough && <Begin at={at} design={design} advice={told.advice} />}
      {!running && !failed && done < enough && <p class="calm-box">{t("trial.too_few_simulated")}</p>}
    </section>
  );
}

function Told({ reply, done }: { reply: PowerReply; done: number }) {
  const { noise, advice } = reply;
  const basis = t(noise.n_days > 0 ? "trial.noise_known" : "trial.noise_assumed", { n: noise.n_days, deviation: formatNumber(noise.deviation), memory: formatNumber(noise.memory, 2) });
  return (
    <>
      <div class={`advice ${advice.worth ? "" : "against"}`}>
        {!advice.worth && <Icon name="warn" />}
        <div>{advice.sentences.map((one, index) => <p key={index}>{readText(one)}</p>)}</div>
      </div>
      <details class="more">
        <summary>{t("trial.power_numbers")}</summary>
        <div class="numbers-table" tabIndex={0} role="region" aria-label={t("trial.power_numbers")}>
          <table>
            <thead><tr><th scope="col">{t("trial.true_benefit")}</th>{(["helps", "no_difference", "worse", "cannot_tell"] as const).map((one) => <th scope="col" key={one}>{t(`trial.answer.${one}`)}</th>)}</tr></thead>
            <tbody>
              {reply.rows.map((row) => (
                <tr key={row.benefit}>
                  <th scope="row">{t("trial.points", { n: row.benefit, value: formatNumber(row.benefit) })}</th>
                  {(["helps", "no_difference", "worse", "cannot_tell"] as const).map((one) => <td key={one}>{t("trial.in_ten", { times: findTimes(row[one], row.n) })}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p class="hint">{t("trial.power_basis", { n: done })} {basis}</p>
      </details>
    </>
  );
}

function Begin({ at, design, advice }: { at: KeptPain; design: TrialDesign; advice: PowerReply["advice"] }) {
  const begin = () => {
    announce(t("trial.told_begun"));
    scrollTo(0, 0);
    void say([buildEvent("trial_begun", at.person, at.pain, { trial: makeId(), design: { ...design, seed: drawSeed() } })]);
  };
  return (
    <div class="trial-begin">
      <h3>{t("trial.before_you_begin")}</h3>
      <ul>{advice.before.map((one, index) => <li key={index}>{readText(one)}</li>)}<li>{t("trial.sealed")}</li></ul>
      <button type="button" class={advice.worth ? "main-action" : "button"} onClick={begin}>{t(advice.worth ? "trial.begin" : "trial.begin_anyway")}</button>
    </div>
  );
}
