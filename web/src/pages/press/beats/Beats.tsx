// A massage gun that beats: how often, how far, how hard it is held; worked out when it is asked for.
import { useId, useState } from "preact/hooks";
import type { PressBeatsAsked, PressGuns } from "../../../api/press";
import { t } from "../../../messages";
import { Icon } from "../../../parts/Icon";
import { Solving } from "../../../parts/Solving";
import { announce } from "../../../state/announce";
import { formatNumber } from "../../../state/format";
import type { Place } from "../ask";
import { useBeats } from "./ask";
import { FoundBeats, tellTimes } from "./Found";
import { readNumber } from "./ranges";

interface Props { place: Place; tool: string; force: number; guns: PressGuns; nameTool: (id: string) => string; tellForce: (newton: number) => string }

const limits = { frequency: [1, 100], stroke: [0, 20] } as const; // those of api/openapi.yaml

export function Beats({ place, tool, force, guns, nameTool, tellForce }: Props) {
  const [frequency, setFrequency] = useState("40");
  const [stroke, setStroke] = useState("10");
  const [checked, setChecked] = useState(false);
  const beats = useBeats((found) => announce(t("press.beats.done", { headline: tellTimes(found) })));
  const [often, far] = [readNumber(frequency, ...limits.frequency), readNumber(stroke, ...limits.stroke)];
  const asked: PressBeatsAsked | null = often === null || far === null ? null : { ...place, tool, force_n: force, frequency_hz: often, stroke_mm: far };
  const working = beats.state !== "idle";
  const { found } = beats;
  const onStart = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    if (asked) return beats.start(asked);
    (event.currentTarget as HTMLFormElement).querySelector<HTMLInputElement>(`[name="${often === null ? "frequency" : "stroke"}"]`)?.focus();
  };
  const [low, high] = [guns.frequency_hz, guns.stroke_mm].map(([a, b]) => [formatNumber(a!), formatNumber(b!)] as const) as [readonly [string, string], readonly [string, string]];
  return (
    <section class="run beats" aria-labelledby="beats-title">
      <h2 id="beats-title">{t("press.beats.title")}</h2>
      <p>{t("press.beats.lead")}</p>
      <p class="notice strong"><Icon name="warn" /><span>{t("press.beats.harm")} {t("press.beats.model")}</span></p>
      <form class="run-form" onSubmit={onStart} noValidate>
        <Field name="frequency" label={t("press.beats.frequency")} hint={t("press.beats.frequency_hint", { low: low[0], high: low[1] })}
          value={frequency} onChange={setFrequency} fault={checked && often === null ? t("press.beats.bad_frequency") : ""} />
        <Field name="stroke" label={t("press.beats.stroke")} hint={t("press.beats.stroke_hint", { low: high[0], high: high[1] })}
          value={stroke} onChange={setStroke} fault={checked && far === null ? t("press.beats.bad_stroke") : ""} />
        <p class="run-held">{t("press.beats.held", { force: tellForce(force) })}</p>
        {working
          ? <div class="run-working"><Solving share={beats.share} waits={beats.state === "waiting"} onStop={beats.stop} progress={t("press.beats.progress")} stop={t("press.beats.stop")} /><p class="hint">{t("press.beats.sooner")}</p></div>
          : <button type="submit" class="button primary">{t("press.beats.start")}</button>}
      </form>
      {beats.failure && <p class="calm-box" role="alert">{beats.failure}</p>}
      {found && <FoundBeats found={found} tool={nameTool(found.asked.tool)} stale={JSON.stringify(found.asked) !== JSON.stringify(asked)} />}
      <details class="more">
        <summary>{t("press.beats.assumed")}</summary>
        <p>{t("press.beats.assumed_means")}</p>
      </details>
      <p class="hint">{t("press.runs.kept")}</p>
    </section>
  );
}

interface FieldProps { name: string; label: string; hint: string; value: string; onChange: (value: string) => void; fault: string }

function Field({ name, label, hint, value, onChange, fault }: FieldProps) {
  const id = useId();
  return (
    <div class="beats-field">
      <label for={id}>{label}</label>
      <input id={id} name={name} type="text" inputMode="decimal" autoComplete="off" value={value} aria-describedby={`${id}-hint`} aria-invalid={fault !== ""}
        onInput={(event) => onChange(event.currentTarget.value)} />
      <p id={`${id}-hint`} class={fault ? "beats-fault" : "hint"} aria-live="polite">{fault || hint}</p>
    </div>
  );
}
