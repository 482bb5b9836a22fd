// Two presses beside each other: a sentence, a table of ranges, and for another bone the cuts.
import { useMemo } from "preact/hooks";
import { t, type MessageKey } from "../../../messages";
import { Icon } from "../../../parts/Icon";
import { formatNumber, formatShare } from "../../../state/format";
import { TwoCuts } from "../Cut";
import { tellRange } from "../Numbers";
import { type Range } from "../curves";
import type { Found } from "./ask";
import { findChange, findRange, listBoth, listMissing, readPull, type Both, type Read } from "./compare";
import { findKnown, nameChoice, tellChange, tellMore, tellPoint } from "./words";

interface Row { key: MessageKey; tell: (range: Range) => string; read: Read }

const inUnit = (unit: "kpa" | "mm" | "cm2" | "newton") => (range: Range): string => tellRange(unit, range);

function tellShares({ low, high }: Range): string {
  const [a, b] = [Math.round(100 * low), Math.round(100 * high)];
  return a === b ? formatShare(low) : t("number.range", { low: a, high: b });
}

const rows: Row[] = [
  { key: "press.at_point", tell: inUnit("kpa"), read: ({ row }) => row.point_pressure_kpa },
  { key: "press.changes.share", tell: tellShares, read: ({ row }) => row.point_share },
  { key: "press.changes.shear", tell: inUnit("kpa"), read: ({ row }) => row.point_shear_kpa },
  { key: "press.changes.skin_mean", tell: inUnit("kpa"), read: ({ row }) => row.skin_pressure_kpa },
  { key: "press.changes.skin_peak", tell: inUnit("kpa"), read: ({ row }) => row.peak_skin_pressure_kpa },
  { key: "press.area", tell: inUnit("cm2"), read: ({ row }) => row.area_cm2 },
  { key: "press.depth", tell: inUnit("mm"), read: ({ row }) => row.depth_mm },
];
const force: Row = { key: "press.changes.force", tell: inUnit("newton"), read: ({ row }) => row.force_n };
const pull: Row = { key: "press.changes.pull", tell: inUnit("newton"), read: readPull };

const compared = rows.filter(({ key }) => key !== "press.at_point" && key !== "press.changes.share"); // the share follows from the others

/** What is said when it is done. */
export const tellFound = ({ answer }: Found): string => tellPoint(listBoth(answer));

export function FoundChanges({ found, tool, stale }: { found: Found; tool: string; stale: boolean }) {
  const { asked: { press, choice }, answer: changed } = found;
  const both = useMemo(() => listBoth(changed), [changed]);
  const missing = listMissing(changed);
  const id = findKnown(choice)!;
  const names = id === "tense" ? [t("press.changes.relaxed"), t("press.changes.tense")] as const : [t("press.changes.plain"), t("press.changes.changed")] as const;
  return (
    <div class="changes-found">
      <p class="run-settings"><strong>{t("press.changes.settings", { what: nameChoice(id), tool, newton: formatNumber(press.force_n) })}</strong></p>
      {stale && <p class="calm-box">{t("press.changes.again")}</p>}
      {both.length === 0 ? <p class="calm-box">{t("press.changes.none")}</p> : (
        <>
          <p class="press-share">{tellFound(found)}</p>
          <p>{tellMore(both, compared)}</p>
          {missing.length > 0 && <p class="notice"><Icon name="warn" /><span>{missing.map((one) => t(`press.changes.none_${one}`)).join(" ")}</span></p>}
          <div class={changed.cuts ? "run-columns" : ""}>
            <Table both={both} names={names} slides={both.some(({ changed: once }) => readPull(once) > 0)} />
            {changed.cuts && <TwoCuts all={[{ name: names[0], cut: changed.cuts.plain }, { name: names[1], cut: changed.cuts.changed }]} />}
          </div>
        </>
      )}
    </div>
  );
}

function Table({ both, names, slides }: { both: Both[]; names: readonly [string, string]; slides: boolean }) {
  return (
    // Roles are said, for a narrow screen lays rows out as grids, and browsers then forget that this is a table.
    <table class="run-table changes-table" role="table">
      <caption>{t("press.changes.table")}</caption>
      <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col"><span class="unseen">{t("press.beats.what")}</span></th>{[...names, t("press.changes.change")].map((name) => <th key={name} role="columnheader" scope="col">{name}</th>)}</tr></thead>
      <tbody role="rowgroup">
        {[...rows, ...(slides ? [force, pull] : [])].map(({ key, tell, read }) => {
          const [plain, changed, change] = [findRange(both, "plain", read), findRange(both, "changed", read), findChange(both, read)];
          return (
            <tr key={key} role="row" data-changes={key.split(".").at(-1)}>
              <th role="rowheader" scope="row">{t(key)}</th>
              <td role="cell">{key === pull.key ? t("press.changes.nothing") : tell(plain)}</td>
              <td role="cell">{tell(changed)}</td>
              <td role="cell">{change ? tellChange(change) : "\u2013"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
