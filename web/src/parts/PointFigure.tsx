// The figure with one trigger point on it: its zones, its sites, and what of the painted pain they cover.
import { useEffect, useState } from "preact/hooks";
import type { Cell, FigureName, MuscleSheet, PointOnSide, Side, Spot, View, ViewName, Words } from "../api/types";
import { t } from "../messages";
import { loadSheet, loadView } from "../state/atlas";
import { capital, cellKey, formatLength, nameRegion, tellPoint } from "../state/format";
import { tellFailure } from "../state/pain";
import { BodyMap, type Zones } from "./BodyMap";
import { findGroup, viewGroups } from "../pages/draw/views";
import { Segmented } from "./Segmented";
import { chooseView } from "./view_geometry";

type Referred = MuscleSheet["points"][number]["essential"][number];

const mirrored: Record<Side, Side> = { left: "right", right: "left", midline: "midline" };

/** Zones of a point on one side of the body as spots. */
export function findZones(sheet: MuscleSheet, at: PointOnSide): Zones {
  const point = sheet.points.find((one) => one.id === at.point) ?? sheet.points[0];
  const place = (spot: Referred): Spot => ({
    region: spot.region, side: spot.side === "midline" ? "midline" : spot.side === "same" ? at.side : mirrored[at.side],
  });
  return { essential: (point?.essential ?? []).map(place), spill: (point?.spill ?? []).map(place) };
}

/** How many painted places lie in the zones. */
export function countExplained(cells: Cell[], zones: Zones): number {
  const keys = new Set([...zones.essential, ...zones.spill].map(cellKey));
  return cells.filter((cell) => keys.has(cellKey(cell))).length;
}

export function useSheet(muscle: string | undefined): MuscleSheet | null {
  const [sheet, setSheet] = useState<MuscleSheet | null>(null);
  useEffect(() => {
    let wanted = true;
    if (muscle) loadSheet(muscle).then((one) => wanted && setSheet(one), tellFailure);
    return () => void (wanted = false);
  }, [muscle]);
  return sheet?.id === muscle ? sheet : null;
}

const bodyViews: ViewName[] = ["back", "front", "left", "right"];

/** The close-up in which everything could be seen, by area and side; the whole body where there is none. */
function guessCloseUp(spots: Spot[], words: Words): ViewName[] | null {
  const areas = new Set(spots.map((spot) => words.regions.find((one) => one.id === spot.region)?.area));
  const [side] = new Set(spots.map((spot) => spot.side));
  if (areas.size !== 1) return null;
  if (areas.has("head")) return ["head_left", "head_right", "head_front", "head_back"];
  const part = { arm: "hand", leg: "foot" }[[...areas][0] ?? ""];
  if (!part || !side || side === "midline" || spots.some((spot) => spot.side !== side)) return null;
  return viewGroups.find((group) => group.id === `${part}_${side}`)?.views.map((one) => one.view) ?? null;
}

/** Loads the views to choose from: the close-up when all of `spots` lie in it. */
async function loadCandidates(figure: FigureName, spots: Spot[], words: Words): Promise<View[]> {
  const closeUp = guessCloseUp(spots, words);
  if (closeUp) {
    const views = await Promise.all(closeUp.map((one) => loadView(figure, one)));
    const seen = new Set(views.flatMap((one) => one.regions.map(cellKey)));
    if (spots.every((spot) => seen.has(cellKey(spot)))) return views;
  }
  return Promise.all(bodyViews.map((one) => loadView(figure, one)));
}

/** `shows`, where it is given, is what a view must show at all before it is asked how well it shows `spots`. */
export function useBestView(figure: FigureName, spots: Spot[], words: Words, shows?: (view: View) => boolean): [ViewName | null, (view: ViewName) => void, ViewName[]] {
  const [view, setView] = useState<ViewName | null>(null);
  const [candidates, setCandidates] = useState<ViewName[]>(bodyViews);
  const key = spots.map(cellKey).join();
  useEffect(() => {
    let wanted = true;
    loadCandidates(figure, spots, words).then((views) => {
      if (!wanted) return;
      setCandidates(views.map((one) => one.view));
      const showing = shows ? views.filter(shows) : [];
      setView(chooseView(showing.length > 0 ? showing : views, spots));
    }, tellFailure);
    return () => void (wanted = false);
  }, [figure, key]);
  return [view, setView, candidates];
}

export const nameView = (view: ViewName) => t(findGroup(view).views.find((one) => one.view === view)!.label);

/** `site`: the one place of the point that is pressed now; the others then step back. */
interface Props { words: Words; figure: FigureName; cells: Cell[]; at: PointOnSide | null; closed?: number[]; site?: number }

export function PointFigure({ words, figure, cells, at, closed = [], site }: Props) {
  const sheet = useSheet(at?.muscle);
  const zones = at && sheet ? findZones(sheet, at) : undefined;
  const siteRegions = at ? (sheet?.points.find((one) => one.id === at.point)?.sites ?? []).map((site) => ({ region: site.region, side: at.side })) : [];
  const near: Spot[] = [...cells, ...(zones?.essential ?? []), ...(zones?.spill ?? []), ...siteRegions];
  const pressed = site === undefined ? undefined : siteRegions[site];
  const showsSite = (one: View) => one.sites.some((it) => it.muscle === at?.muscle && it.point === at.point && it.side === at.side && it.site === site);
  const [view, setView, candidates] = useBestView(figure, pressed ? [pressed] : near, words, pressed ? showsSite : undefined);
  const explained = zones ? countExplained(cells, zones) : 0;
  return (
    <div class="point-figure">
      <Segmented legend={t("view.which")} hideLegend value={view} onChoose={setView}
        choices={candidates.map((one) => ({ value: one, label: nameView(one) }))} />
      {view === null ? <div class="map loading" role="status">{t("map.loading")}</div> : <BodyMap words={words} figure={figure} view={view} cells={cells} zones={zones} near={near} point={at ? { at, closed, ...(site === undefined ? {} : { site }) } : undefined}
        label={at ? t("map.zones_of", { point: tellPoint(words, at) }) : t("map.your_drawing")} />}
      <ul class="legend">
        {cells.length > 0 && <li><span class="key heat-key" aria-hidden="true" />{t("legend.painted")}</li>}
        {at && <li><span class="key essential-key" aria-hidden="true" />{t("legend.essential")}</li>}
        {at && <li><span class="key spill-key" aria-hidden="true" />{t("legend.spill")}</li>}
        {at && <li><span class={`key site-key ${site === undefined ? "" : "now"}`} aria-hidden="true" />{t(site === undefined ? "legend.site" : "legend.site_now", { radius: formatLength(25) })}</li>}
      </ul>
      {at && zones && cells.length > 0 && (
        <p class="explains">
          <strong>{t("answer.explains", { n: explained, total: cells.length })}</strong>
          {explained > 0 && `: ${cells.filter((cell) => [...zones.essential, ...zones.spill].some((spot) => cellKey(spot) === cellKey(cell))).map((cell) => nameRegion(words, cell.region, cell.side)).join("; ")}`}.
        </p>
      )}
      {at && <p class="unseen">{zones && `${t("legend.essential")}: ${zones.essential.map((spot) => capital(nameRegion(words, spot.region, spot.side))).join("; ")}`}</p>}
    </div>
  );
}
