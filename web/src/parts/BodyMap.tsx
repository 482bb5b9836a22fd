// The figure's picture under the outlines of its regions: to paint on, or to show zones and sites on.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Cell, FigureName, PointOnSide, Spot, View, ViewName, Words } from "../api/types";
import { t } from "../messages";
import { loadView } from "../state/atlas";
import { cellKey, formatNumber, nameRegion } from "../state/format";
import { tellFailure } from "../state/pain";
import { listInOrder, findFrame, type Frame } from "./view_geometry";
import { findPattern, findStep } from "./Patterns";
import { useBrush } from "./use_brush";

export interface Zones { essential: Spot[]; spill: Spot[] }
export interface Painter { radius_mm: number; erase: boolean; onStroke: (points: [number, number][]) => Promise<void>; onToggle: (spot: Spot) => void }

interface Props {
  words: Words;
  figure: FigureName;
  view: ViewName;
  label: string;
  cells: Cell[];
  zones?: Zones | undefined;
  point?: { at: PointOnSide; closed: number[]; site?: number } | undefined;
  painter?: Painter;
  onHover?: (name: string) => void;
  near?: Spot[]; // show only the surroundings of these
}

const searchRadius_mm = 25; // sites are search areas of 2 to 3 cm radius

export function useView(figure: FigureName, view: ViewName): View | null {
  const [loaded, setLoaded] = useState<View | null>(null);
  useEffect(() => {
    let wanted = true;
    loadView(figure, view).then((one) => wanted && setLoaded(one), tellFailure);
    return () => void (wanted = false);
  }, [figure, view]);
  return loaded?.figure === figure && loaded.view === view ? loaded : null;
}

function describeRegion(words: Words, spot: Spot, cell: Cell | undefined): string {
  const name = nameRegion(words, spot.region, spot.side);
  return cell ? t("map.painted", { place: name, strength: formatNumber(cell.intensity) }) : name;
}

export function BodyMap(props: Props) {
  const view = useView(props.figure, props.view);
  if (!view) return <div class="map loading" role="status">{t("map.loading")}</div>;
  return <LoadedMap {...props} loaded={view} />;
}

function LoadedMap({ words, loaded, label, cells, zones, point, painter, onHover, near }: Props & { loaded: View }) {
  const svg = useRef<SVGSVGElement>(null);
  const frame: Frame = useMemo(() => findFrame(loaded, near), [loaded, near]);
  const brush = useBrush(svg, loaded.mm_per_px, painter);
  const nameUnder = (event: Event) => {
    const key = (event.target as Element).getAttribute("data-key");
    if (!onHover) return;
    const region = key ? loaded.regions.find((one) => cellKey(one) === key) : undefined;
    onHover(region ? describeRegion(words, region, cells.find((one) => cellKey(one) === key)) : "");
  };
  return (
    <div class={`map ${painter ? "paintable" : ""} ${painter?.erase ? "erasing" : ""}`}>
      <svg ref={svg} viewBox={frame.join(" ")} role="group" aria-label={label} onPointerOver={nameUnder} onFocusIn={nameUnder}
        onPointerLeave={() => onHover?.("")} {...brush.handlers}>
        <image href={loaded.image} x="0" y="0" width={loaded.width_px} height={loaded.height_px} aria-hidden="true" />
        <Regions words={words} view={loaded} cells={cells} zones={zones} painter={painter} scale={frame[3] / loaded.height_px} />
        {point && <Sites view={loaded} at={point.at} closed={point.closed} now={point.site} />}
        {painter && <polyline ref={brush.trace} class="trace" stroke-width={(2 * painter.radius_mm) / loaded.mm_per_px} />}
      </svg>
    </div>
  );
}

function Regions({ words, view, cells, zones, painter, scale }: Pick<Props, "words" | "cells" | "zones" | "painter"> & { view: View; scale: number }) {
  const regions = useMemo(() => listInOrder(view, words), [view, words]);
  const [current, setCurrent] = useState(0);
  const painted = new Map(cells.map((cell) => [cellKey(cell), cell]));
  const inZone = (spots: Spot[] | undefined, key: string) => spots?.some((spot) => cellKey(spot) === key) ?? false;
  const onKey = (event: KeyboardEvent, index: number) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (step === undefined) return painter?.onToggle({ region: regions[index]!.region, side: regions[index]!.side });
    const next = (index + step + regions.length) % regions.length;
    setCurrent(next);
    const shapes = (event.currentTarget as Element).parentElement?.querySelectorAll<SVGPathElement>("path.region");
    shapes?.[next]?.focus();
  };
  return (
    <>
      <g class="zones" aria-hidden="true">
        {regions.map((region) => {
          const key = cellKey(region);
          const cell = painted.get(key);
          const zone = inZone(zones?.essential, key) ? "essential" : inZone(zones?.spill, key) ? "spill" : "";
          if (!cell && !zone) return null;
          return (
            <g key={key}>
              {cell && <path class={`heat heat-${findStep(cell.intensity)}`} d={region.path} />}
              {cell && <path class="hatch" d={region.path} fill={`url(#${findPattern(cell.intensity)})`} />}
              {zone && <path class={`zone ${zone}`} d={region.path} />}
            </g>
          );
        })}
      </g>
      <g class="outlines">
        {regions.map((region, index) => {
          const key = cellKey(region);
          const cell = painted.get(key);
          const named = describeRegion(words, region, cell);
          return painter ? (
            <path key={key} class="region" data-key={key} d={region.path} role="button" tabIndex={index === current ? 0 : -1}
              aria-pressed={cell !== undefined} aria-label={named} onKeyDown={(event) => onKey(event, index)} onFocus={() => setCurrent(index)} />
          ) : (
            <path key={key} class="region" data-key={key} d={region.path} role="img" aria-label={named} aria-hidden={!cell && !zones} />
          );
        })}
      </g>
      <g class="numbers" aria-hidden="true">
        {regions.map((region) => {
          const cell = painted.get(cellKey(region));
          if (!cell) return null;
          // Readable also where the whole body is small on the screen, and not much larger than its place.
          const size = Math.max(view.height_px * 0.017, Math.min(26, Math.sqrt(region.area_px) * 0.42)) * Math.max(0.45, scale);
          return (
            <g key={cellKey(region)} transform={`translate(${region.label_x} ${region.label_y})`}>
              <circle r={size * 0.72} />
              <text font-size={size} dy={size * 0.35}>{formatNumber(cell.intensity, 0)}</text>
            </g>
          );
        })}
      </g>
    </>
  );
}

// Rings of the search radius, numbered as in the text; places where nothing may press are crossed out.
// One that is pressed `now` has a spot in its middle, and the others step back.
function Sites({ view, at, closed, now }: { view: View; at: PointOnSide; closed: number[]; now: number | undefined }) {
  const radius = searchRadius_mm / view.mm_per_px;
  const shown = view.sites.filter((site) => site.muscle === at.muscle && site.point === at.point && site.side === at.side);
  return (
    <g class="sites">
      {shown.map((site) => (
        <g key={site.site} class={closed.includes(site.site) ? "closed" : now === undefined ? "" : now === site.site ? "now" : "later"} role="img"
          aria-label={t(now === site.site ? "map.site_now" : "map.site", { n: site.site + 1 })}>
          <circle class="ring-under" cx={site.x} cy={site.y} r={radius} />
          <circle class="ring" cx={site.x} cy={site.y} r={radius} />
          {now === site.site && <circle class="spot" cx={site.x} cy={site.y} r={radius * 0.3} />}
          <circle class="knob" cx={site.x} cy={site.y - radius} r={radius * 0.42} />
          <text x={site.x} y={site.y - radius} font-size={radius * 0.6} dy={radius * 0.21}>{site.site + 1}</text>
        </g>
      ))}
    </g>
  );
}
