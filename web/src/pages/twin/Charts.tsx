// What the model says over weeks and over the minutes of a session, as lines and as tables.
import { useMemo, useState } from "preact/hooks";
import type { TwinAccount, TwinBand, TwinForecast, TwinHypothesis, TwinQuestion } from "../../api/twin";
import { t } from "../../messages";
import { Segmented } from "../../parts/Segmented";
import { useChart } from "../../parts/use_chart";
import { formatNumber } from "../../state/format";
import type { Bands } from "../../parts/draw_bands";
import type { PlannedPress } from "./planned";
import { tellPolicy } from "./words";

const looks: Record<TwinHypothesis, { colour: string; dash: number[] }> = {
  energy_crisis: { colour: "--stop", dash: [] },
  scarring: { colour: "--warn", dash: [2, 4] },
  central: { colour: "--accent", dash: [9, 5] },
};

const last = (band: TwinBand): string => formatNumber(band.middle.at(-1)!);
const tellBand = (band: TwinBand, n: number, digits = 1): string =>
  `${formatNumber(band.middle[n]!, digits)} (${t("twin.range", { low: formatNumber(band.low[n]!, digits), high: formatNumber(band.high[n]!, digits) })})`;

function Drawing({ shown, label }: { shown: Bands; label: string }) {
  const box = useChart(async () => {
    const { drawBands } = await import("../../parts/draw_bands");
    return (place) => drawBands(place, shown);
  }, shown);
  return <div ref={box} class="chart-box" role="img" aria-label={label} />;
}

interface TableProps { title: string; head: string; x: number[]; columns: { name: string; band: TwinBand }[]; digits?: number }

function NumbersTable({ title, head, x, columns, digits = 1 }: TableProps) {
  return (
    <details class="more">
      <summary>{t("twin.numbers")}<span class="unseen"> {title}</span></summary>
      <div class="numbers-table" tabIndex={0} role="region" aria-label={`${t("twin.numbers")}: ${title}`}>
        <table>
          <thead><tr><th scope="col">{head}</th>{columns.map((one) => <th scope="col" key={one.name}>{one.name}</th>)}</tr></thead>
          <tbody>{x.map((moment, n) => <tr key={moment}><th scope="row">{formatNumber(moment)}</th>{columns.map((one) => <td key={one.name}>{tellBand(one.band, n, digits)}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </details>
  );
}

export function Weeks({ forecast, asked }: { forecast: TwinForecast; asked: TwinQuestion }) {
  const policy = asked.policies?.[0];
  return (
    <section aria-labelledby="twin-weeks">
      <h2 id="twin-weeks">{t("twin.weeks_chart")}</h2>
      <ul class="chart-legend">
        <li><svg viewBox="0 0 34 12" aria-hidden="true" class="sample twin-never"><path d="M1 6h32" /></svg>{t("twin.line_never")}</li>
        {policy && <li><svg viewBox="0 0 34 12" aria-hidden="true" class="sample twin-policy"><path d="M1 6h32" /></svg>{t("twin.line_policy", { policy: tellPolicy(policy) })}</li>}
      </ul>
      <p class="hint">{t("twin.over_weeks")} {t("twin.band")}</p>
      <div class="twin-courses">{forecast.hypotheses.filter((one) => one.policies.length > 0).map((one) => <Course key={one.hypothesis} account={one} weeks={forecast.weeks} />)}</div>
    </section>
  );
}

function Course({ account, weeks }: { account: TwinAccount; weeks: number[] }) {
  const [never, chosen] = account.policies;
  const shown = useMemo<Bands>(() => ({
    x: weeks, range: [0, 10],
    lines: [{ band: never!.pain, colour: "--soft", dash: [7, 5] }, ...(chosen ? [{ band: chosen.pain, colour: "--accent", dash: [] }] : [])],
  }), [account]);
  const name = t(`twin.account.${account.hypothesis}`);
  const values = { account: name, from: formatNumber(never!.pain.middle[0]!), never: last(never!.pain), n: weeks.at(-1)! };
  const columns = [{ name: t("twin.rhythm.never"), band: never!.pain }, ...(chosen ? [{ name: tellPolicy(chosen.policy), band: chosen.pain }] : [])];
  return (
    <div class="twin-course">
      <h3>{name}</h3>
      <Drawing shown={shown} label={chosen ? t("twin.course_label", { ...values, policy: last(chosen.pain) }) : t("twin.course_label_never", values)} />
      <NumbersTable title={name} head={t("twin.week")} x={weeks} columns={columns} />
    </div>
  );
}

const measures = ["oxygen", "flow", "pain_pressed", "threshold"] as const;
type Measure = (typeof measures)[number];
const quick = new Set<Measure>(["oxygen", "flow"]); // at rest again within minutes: an hour of them would be a flat line
const quickMinutes = 12;
const cut = ({ low, middle, high }: TwinBand, n: number): TwinBand => ({ low: low.slice(0, n), middle: middle.slice(0, n), high: high.slice(0, n) });

export function OneSession({ forecast, asked, planned }: { forecast: TwinForecast; asked: TwinQuestion; planned: PlannedPress[] }) {
  const press = asked.press && planned.find(({ key }) => key === asked.press!.site);
  const [measure, setMeasure] = useState<Measure>("oxygen");
  const found = useMemo(() => forecast.hypotheses.map((one) => ({ one, session: one.session.find(({ key }) => key === measure) })).filter(({ one, session }) => session && one.policies.length > 0), [forecast, measure]);
  const n = quick.has(measure) ? forecast.minutes.filter((one) => one <= quickMinutes).length : forecast.minutes.length;
  const shown = useMemo<Bands>(() => ({
    x: forecast.minutes.slice(0, n), range: null,
    lines: found.map(({ one, session }) => ({ band: cut(session!.band, n), ...looks[one.hypothesis] })),
  }), [found, n]);
  const unit = measure === "pain_pressed" ? t("twin.unit_points") : (found[0]?.session?.unit ?? "");
  const what = t(`twin.measure.${measure}`);
  return (
    <section aria-labelledby="twin-session">
      <h2 id="twin-session">{t("twin.session_chart")}</h2>
      <p class="hint">{press ? t("twin.session_planned", { press: press.name }) : t("twin.session_means", { depth: t(`twin.depth.${asked.session_depth ?? "gentle"}`).toLowerCase() })}</p>
      <Segmented legend={t("twin.measure")} value={measure} onChoose={setMeasure} choices={measures.map((value) => ({ value, label: t(`twin.measure.${value}`) }))} />
      <ul class="chart-legend">
        {found.map(({ one }) => <li key={one.hypothesis}><svg viewBox="0 0 34 12" aria-hidden="true" class={`sample twin-${one.hypothesis}`}><path d="M1 6h32" /></svg>{t(`twin.account.${one.hypothesis}`)}</li>)}
      </ul>
      <p class="twin-unit">{t("twin.over_minutes", { what, unit })}</p>
      <Drawing shown={shown} label={t("twin.session_label", { what, unit })} />
      <NumbersTable title={`${t("twin.session_chart")}, ${what}`} head={t("twin.minute")} x={forecast.minutes} columns={found.map(({ one, session }) => ({ name: t(`twin.account.${one.hypothesis}`), band: session!.band }))} />
    </section>
  );
}
