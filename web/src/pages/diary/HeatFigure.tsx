// The body with how strong it was where, over the chosen days; the same as a list.
import type { Heat } from "../../api/care";
import type { Cell, Words } from "../../api/types";
import { t } from "../../messages";
import { BodyMap } from "../../parts/BodyMap";
import { nameView, useBestView } from "../../parts/PointFigure";
import { Segmented } from "../../parts/Segmented";
import { capital, formatNumber, nameRegion } from "../../state/format";
import type { OpenPain } from "../../state/pain";

export function HeatFigure({ open, words, heat }: { open: OpenPain; words: Words; heat: Heat }) {
  const cells: Cell[] = heat.cells.filter((one) => one.intensity > 0).map(({ region, side, intensity }) => ({ region, side, intensity, qualities: [] }));
  const [view, setView, candidates] = useBestView(open.person.figure, cells, words);
  const strongest = [...heat.cells].sort((a, b) => b.intensity - a.intensity);
  return (
    <div class="heat-figure">
      <h3>{t("heat.title")}</h3>
      {cells.length === 0 ? <p class="hint">{t("heat.empty")}</p> : (
        <>
          <p class="hint">{t("heat.means", { n: heat.n_entries })}</p>
          <Segmented legend={t("view.which")} hideLegend value={view} onChoose={setView} choices={candidates.map((one) => ({ value: one, label: nameView(one) }))} />
          {view === null ? <div class="map loading" role="status">{t("map.loading")}</div>
            : <BodyMap words={words} figure={open.person.figure} view={view} cells={cells} near={cells} label={t("heat.title")} />}
          <details class="more">
            <summary>{t("heat.list", { n: strongest.length })}</summary>
            <ul>{strongest.map((one) => <li key={`${one.region} ${one.side}`}>{t("heat.place", { n: one.days, place: capital(nameRegion(words, one.region, one.side)), strength: formatNumber(one.intensity) })}</li>)}</ul>
          </details>
        </>
      )}
    </div>
  );
}
