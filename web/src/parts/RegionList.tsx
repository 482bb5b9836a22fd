// Every place of the body as a list: does all that the picture does, by keyboard and screen reader.
import { useMemo, useState } from "preact/hooks";
import type { Cell, Side, Words } from "../api/types";
import { t } from "../messages";
import { cellKey, formatNumber, nameRegion, nameSide } from "../state/format";
import { Icon } from "./Icon";
import { matchRegions } from "./search_regions";
import { Swatch } from "./Patterns";

interface Props { words: Words; cells: Cell[]; strength: number; onSet: (cell: Pick<Cell, "region" | "side" | "intensity">) => void }

export function RegionList({ words, cells, strength, onSet }: Props) {
  const [query, setQuery] = useState("");
  const found = useMemo(() => matchRegions(words, query), [words, query]);
  const painted = new Map(cells.map((cell) => [cellKey(cell), cell]));
  const areas = words.areas.map((area) => ({ ...area, regions: found.filter((region) => region.area === area.id) })).filter((area) => area.regions.length > 0);
  return (
    <div class="region-list">
      <label class="search">
        <span>{t("list.search")}</span>
        <span class="field"><Icon name="search" /><input type="search" value={query} autocomplete="off" spellcheck={false}
          onInput={(event) => setQuery(event.currentTarget.value)} /></span>
      </label>
      <p class="hint" role="status">{query ? t("list.found", { n: found.length }) : t("list.hint", { strength })}</p>
      {areas.map((area) => {
        const marked = cells.filter((cell) => area.regions.some((region) => region.id === cell.region)).length;
        return (
          <details key={area.id} open={query !== "" || undefined}>
            <summary><h2>{area.name}</h2>{marked > 0 && <span class="count">{t("list.marked", { n: marked })}</span>}</summary>
            <ul>
              {area.regions.map((region) => (
                <li key={region.id}>
                  <span class="region-name">{region.name}</span>
                  <span class="sides">
                    {(region.paired ? (["right", "left"] as Side[]) : (["midline"] as Side[])).map((side) => {
                      const cell = painted.get(cellKey({ region: region.id, side }));
                      return <SideButton key={side} words={words} region={region.id} side={side} cell={cell} strength={strength} onSet={onSet} />;
                    })}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}

function SideButton({ words, region, side, cell, strength, onSet }: { words: Words; region: string; side: Side; cell: Cell | undefined; strength: number; onSet: Props["onSet"] }) {
  const name = nameRegion(words, region, side);
  return (
    <button type="button" class="side-button" aria-pressed={cell !== undefined} aria-label={`${side === "midline" ? `${name}, ${t("list.middle")}` : name}${cell ? `: ${formatNumber(cell.intensity, 0)}` : ""}`}
      onClick={() => onSet({ region, side, intensity: cell ? 0 : strength })}>
      {cell && <Swatch intensity={cell.intensity} />}
      <span>{side === "midline" ? t("list.middle") : nameSide(side)}{cell ? `: ${formatNumber(cell.intensity, 0)}` : ""}</span>
    </button>
  );
}

/** What is painted so far: strength up and down, and away with it. */
export function PaintedList({ words, cells, onSet }: Omit<Props, "strength">) {
  if (cells.length === 0) return <p class="hint">{t("draw.nothing_yet")}</p>;
  return (
    <ul class="painted-list">
      {cells.map((cell) => {
        const name = nameRegion(words, cell.region, cell.side);
        const set = (intensity: number) => onSet({ region: cell.region, side: cell.side, intensity });
        return (
          <li key={cellKey(cell)}>
            <Swatch intensity={cell.intensity} />
            <span class="painted-name">{name}
              {(cell.qualities?.length ?? 0) > 0 && <small>{cell.qualities!.map((one) => t(`quality.${one}`)).join(", ")}</small>}
            </span>
            <span class="stepper" role="group" aria-label={t("list.strength_of", { place: name })}>
              <button type="button" class="icon-button" aria-label={t("list.weaker", { place: name })} disabled={cell.intensity <= 1} onClick={() => set(Math.max(1, Math.round(cell.intensity) - 1))}><Icon name="minus" /></button>
              <output aria-label={t("list.of_ten", { strength: formatNumber(cell.intensity, 0) })}>{formatNumber(cell.intensity, 0)}</output>
              <button type="button" class="icon-button" aria-label={t("list.stronger", { place: name })} disabled={cell.intensity >= 10} onClick={() => set(Math.min(10, Math.round(cell.intensity) + 1))}><Icon name="plus" /></button>
            </span>
            <button type="button" class="icon-button" aria-label={t("list.remove", { place: name })} onClick={() => set(0)}><Icon name="clear" /></button>
          </li>
        );
      })}
    </ul>
  );
}
