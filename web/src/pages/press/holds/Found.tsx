// What a hold comes to: a headline in words, two plots over its seconds, and every moment as a table.
import { useMemo } from "preact/hooks";
import { t, type MessageKey } from "../../../messages";
import { Icon } from "../../../parts/Icon";
import type { Bands } from "../../../parts/draw_bands";
import { useChart } from "../../../parts/use_chart";
import { formatNumber } from "../../../state/format";
import { round, type Range } from "../curves";
import { tellRange } from "../Numbers";
import type { Found } from "./ask";
import { findAfter, findAt, findEarly, findTimes, judgePressure, listSolved, listUnsolved, readColumn, type Followed, type Solved } from "./moments";

function tellPercent(range: Range): string {
  const [low, high] = [formatNumber(range.low, 0), formatNumber(range.high, 0)];
  return low === high ? t("press.holds.percent_one", { low }) : t("press.holds.percent", { low, high });
}

const tell: Record<Followed, (range: Range) => string> = {
  further: (range) => tellRange("mm", range), point: (range) => tellRange("kpa", range), stretch: tellPercent,
};

/** How much further the tool sinks and what becomes of the pressure, in sentences. */
export function tellHold({ asked, answer }: Found): string {
  const solved = listSolved(answer);
  if (solved.length === 0) return t("press.holds.none");
  const values = { seconds: formatNumber(asked.hold_s), further: tell.further(findAfter(solved, "further")) };
  const early = findEarly(solved);
  const sinks = early === null ? t("press.holds.further", values) : t("press.holds.further_early", { ...values, early: formatNumber(early) });
  return `${sinks} ${t(`press.holds.pressure_${judgePressure(solved)}`, { before: tell.point(findAt(solved, "point", 0)), after: tell.point(findAfter(solved, "point")) })}`;
}

export function FoundHold({ found, tool, stale }: { found: Found; tool: string; stale: boolean }) {
  const { asked, answer } = found;
  const solved = useMemo(() => listSolved(answer), [answer]);
  const unsolved = listUnsolved(answer);
  return (
    <div class="holds-found">
      <p class="run-settings"><strong>{t("press.holds.settings", { tool, newton: formatNumber(asked.force_n), seconds: formatNumber(asked.hold_s) })}</strong></p>
      {stale && <p class="calm-box">{t("press.beats.again")}</p>}
      {solved.length === 0 ? <p class="calm-box">{t("press.holds.none")}</p> : (
        <>
          <p class="press-share">{tellHold(found)}</p>
          <p>{t("press.holds.stretch", { before: tell.stretch(findAt(solved, "stretch", 0)), after: tell.stretch(findAfter(solved, "stretch")) })}</p>
          {unsolved.length > 0 && <p class="notice"><Icon name="warn" /><span>{unsolved.map((one) => t(`press.beats.none_${one.stiffness}`)).join(" ")}</span></p>}
          <Plots solved={solved} />
          <Table solved={solved} />
        </>
      )}
    </div>
  );
}

const looks: Record<Solved["stiffness"], { colour: string; dash: number[] }> = {
  low: { colour: "--warn", dash: [2, 4] }, usual: { colour: "--accent", dash: [] }, high: { colour: "--stop", dash: [7, 5] },
};

/** Usual tissue as a line in the band of all; where it has no answer, each tissue as a line of its own. */
function buildBands(solved: Solved[], what: Followed): Bands {
  const x = findTimes(solved);
  const ranges = x.map((_time, n) => findAt(solved, what, n));
  const whole = { low: ranges.map((one) => one.low), high: ranges.map((one) => one.high) };
  const usual = solved.find((one) => one.stiffness === "usual");
  const lines = usual
    ? [{ ...looks.usual, band: { ...whole, middle: readColumn(usual, what) } }]
    : solved.map((one) => ({ ...looks[one.stiffness], band: { low: readColumn(one, what), middle: readColumn(one, what), high: readColumn(one, what) } }));
  // From nought on: a pressure that hardly changes must not look as if it fell.
  return { x, lines, range: [Math.min(0, ...whole.low), 1.1 * Math.max(...whole.high)] };
}

function Plots({ solved }: { solved: Solved[] }) {
  const usual = solved.find((one) => one.stiffness === "usual");
  return (
    <section class="run-plots" aria-labelledby="holds-plots-title">
      <h3 id="holds-plots-title">{t("press.holds.plots")}</h3>
      <ul class="chart-legend">
        {(usual ? [usual] : solved).map(({ stiffness }) => <li key={stiffness}><svg viewBox="0 0 34 12" aria-hidden="true" class={`sample ${stiffness}`}><path d="M1 6h32" /></svg>{t(`press.beats.tissue_${stiffness}`)}</li>)}
        {usual && solved.length > 1 && <li><svg viewBox="0 0 34 12" aria-hidden="true" class="sample hold-band"><path d="M1 1h32v10h-32z" /></svg>{t("press.holds.band")}</li>}
      </ul>
      <div class="run-columns">
        <Plot solved={solved} what="further" />
        <Plot solved={solved} what="point" />
      </div>
    </section>
  );
}

function Plot({ solved, what }: { solved: Solved[]; what: "further" | "point" }) {
  const shown = useMemo(() => buildBands(solved, what), [solved, what]);
  const box = useChart(async () => {
    const { drawBands } = await import("../../../parts/draw_bands");
    return (place) => drawBands(place, { ...shown, unit: "s" });
  }, shown);
  const usual = solved.find((one) => one.stiffness === "usual");
  const say = (value: number) => formatNumber(round(value), 2).replace("-", "\u2212");
  const end = findAfter(solved, what);
  const values = { what: t(`press.holds.plot_${what}`), seconds: formatNumber(findTimes(solved).at(-1)!), low: say(end.low), high: say(end.high) };
  const line = usual && readColumn(usual, what);
  return (
    <div class="run-plot">
      <p>{values.what}</p>
      <div ref={box} class="chart-box" role="img" aria-label={line ? t("press.holds.plot_label", { ...values, from: say(line[0]!), to: say(line.at(-1)!) }) : t("press.holds.plot_label_range", values)} />
    </div>
  );
}

const heads: [Followed, MessageKey][] = [["further", "press.holds.column_further"], ["point", "press.holds.column_point"], ["stretch", "press.holds.column_stretch"]];

function Table({ solved }: { solved: Solved[] }) {
  return (
    <details class="more">
      <summary>{t("press.holds.moments")}</summary>
      {/* Roles are said, for a narrow screen lays rows out as grids, and browsers then forget that this is a table. */}
      <table class="run-table" role="table">
        <caption>{t("press.holds.table")}</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{t("press.holds.time")}</th>{heads.map(([what, key]) => <th key={what} role="columnheader" scope="col">{t(key)}</th>)}</tr></thead>
        <tbody role="rowgroup">
          {findTimes(solved).map((time, n) => (
            <tr key={time} role="row">
              <th role="rowheader" scope="row">{t("press.holds.choice", { seconds: formatNumber(time) })}</th>
              {heads.map(([what]) => <td key={what} role="cell" data-hold={what}>{tell[what](findAt(solved, what, n))}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
