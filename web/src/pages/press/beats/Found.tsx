// What beats come to: numbers beside the same head pressed slowly, and two beats as lines.
import { useMemo } from "preact/hooks";
import { t, type MessageKey } from "../../../messages";
import { Icon } from "../../../parts/Icon";
import { useChart } from "../../../parts/use_chart";
import { formatNumber, formatShare } from "../../../state/format";
import { tellRange } from "../Numbers";
import { findRange, round } from "../curves";
import type { Found } from "./ask";
import { findEnds, findTimes, listSolved, listUnsolved, type Column, type Solved } from "./ranges";

/** How much more than slow pressing, as a sentence. */
export function tellTimes(found: Found): string {
  const times = findTimes(listSolved(found.answer));
  if (!times) return "";
  const [low, high] = [formatNumber(round(times.low)), formatNumber(round(times.high))];
  return low === high ? t("press.beats.headline_one", { low }) : t("press.beats.headline", { low, high });
}

export function FoundBeats({ found, tool, stale }: { found: Found; tool: string; stale: boolean }) {
  const { asked, answer: beats } = found;
  const solved = useMemo(() => listSolved(beats), [beats]);
  const doubts = [
    ...listUnsolved(beats).map((one) => t(`press.beats.none_${one.stiffness}`)),
    ...solved.filter((one) => !one.is_steady).map((one) => t(`press.beats.unsteady_${one.stiffness}`, { share: formatShare(one.spread ?? 0) })),
  ];
  return (
    <div class="beats-found">
      <p class="run-settings"><strong>{t("press.beats.settings", { tool, frequency: formatNumber(asked.frequency_hz), stroke: formatNumber(asked.stroke_mm), newton: formatNumber(asked.force_n) })}</strong></p>
      {stale && <p class="calm-box">{t("press.beats.again")}</p>}
      {solved.length === 0 ? <p class="calm-box">{t("press.beats.none")}</p> : (
        <>
          <p class="press-share">{tellTimes(found)}</p>
          {doubts.length > 0 && <p class="notice"><Icon name="warn" /><span>{doubts.join(" ")}</span></p>}
          <div class="run-columns">
            <Table solved={solved} />
            <Plots solved={solved} />
          </div>
        </>
      )}
    </div>
  );
}

const rows: { key: MessageKey; unit: "kpa" | "mm" | "newton" | "rate"; beat: (one: Solved) => number; slow: ((one: Solved) => number) | null; means?: MessageKey }[] = [
  { key: "press.beats.point_peak", unit: "kpa", beat: ({ beat }) => beat.peak_point_pressure_kpa, slow: ({ slow }) => slow.point_pressure_kpa },
  { key: "press.beats.point_mean", unit: "kpa", beat: ({ beat }) => beat.mean_point_pressure_kpa, slow: ({ slow }) => slow.point_pressure_kpa },
  { key: "press.beats.point_least", unit: "kpa", beat: ({ beat }) => beat.trough_point_pressure_kpa, slow: ({ slow }) => slow.point_pressure_kpa },
  { key: "press.beats.skin_peak", unit: "kpa", beat: ({ beat }) => beat.peak_skin_pressure_kpa, slow: ({ slow }) => slow.peak_skin_pressure_kpa },
  { key: "press.beats.force_peak", unit: "newton", beat: ({ beat }) => beat.peak_force_n, slow: ({ slow }) => slow.force_n },
  { key: "press.beats.travel", unit: "mm", beat: ({ beat }) => beat.point_amplitude_mm, slow: null },
  { key: "press.beats.rate", unit: "rate", beat: ({ beat }) => 100 * beat.peak_point_shear_rate, slow: null, means: "press.beats.rate_means" },
];

function Table({ solved }: { solved: Solved[] }) {
  const isPulled = findRange(solved, ({ beat }) => beat.trough_point_pressure_kpa).low < 0;
  return (
    // Roles are said, for a narrow screen lays rows out as grids, and browsers then forget that this is a table.
    <table class="run-table" role="table">
      <caption>{t("press.beats.table")}</caption>
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col"><span class="unseen">{t("press.beats.what")}</span></th><th role="columnheader" scope="col">{t("press.beats.beating")}</th><th role="columnheader" scope="col">{t("press.beats.slow")}</th></tr></thead>
      <tbody role="rowgroup">
        {rows.map(({ key, unit, beat, slow, means }) => (
          <tr key={key} role="row" data-beats={key.slice("press.beats.".length)}>
            <th role="rowheader" scope="row">{t(key)}{means && <small>{t(means)}</small>}{key === "press.beats.point_least" && isPulled && <small>{t("press.beats.pulled")}</small>}</th>
            <td role="cell">{tellRange(unit, findRange(solved, beat))}</td>
            <td role="cell">{slow ? tellRange(unit, findRange(solved, slow)) : t("press.beats.still")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const plots: [Column, MessageKey][] = [
  ["head_mm", "press.beats.plot_head"], ["skin_pressure_kpa", "press.beats.plot_skin"], ["point_pressure_kpa", "press.beats.plot_point"],
];

function Plots({ solved }: { solved: Solved[] }) {
  return (
    <section class="run-plots" aria-labelledby="beats-plots-title">
      <h3 id="beats-plots-title">{t("press.beats.plots")}</h3>
      <ul class="chart-legend">
        {solved.map(({ stiffness }) => <li key={stiffness}><svg viewBox="0 0 34 12" aria-hidden="true" class={`sample ${stiffness}`}><path d="M1 6h32" /></svg>{t(`press.beats.tissue_${stiffness}`)}</li>)}
      </ul>
      {plots.map(([column, what]) => <Plot key={column} solved={solved} column={column} what={t(what)} />)}
    </section>
  );
}

function Plot({ solved, column, what }: { solved: Solved[]; column: Column; what: string }) {
  const box = useChart(async () => {
    const { drawBeats } = await import("./draw_beats");
    return (place) => drawBeats(place, solved, column);
  }, solved);
  const { low, high } = findEnds(solved, column);
  const tell = (value: number) => formatNumber(round(value)).replace("-", "\u2212");
  return (
    <div class="run-plot">
      <p>{what}</p>
      <div ref={box} class="chart-box" role="img" aria-label={t("press.beats.plot_label", { what, low: tell(low), high: tell(high) })} />
    </div>
  );
}
