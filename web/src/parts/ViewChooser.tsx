// Big buttons with words for the view of the figure.
import type { ViewName } from "../api/types";
import { t } from "../messages";
import { findGroup, viewGroups } from "../pages/draw/views";
import { Segmented } from "./Segmented";

export function ViewChooser({ view, onChoose }: { view: ViewName; onChoose: (view: ViewName) => void }) {
  const group = findGroup(view);
  return (
    <div class="view-chooser">
      <Segmented legend={t("view.part")} hideLegend look="chips" value={group.id}
        choices={viewGroups.map((one) => ({ value: one.id, label: t(one.label) }))}
        onChoose={(id) => onChoose(viewGroups.find((one) => one.id === id)!.views[0]!.view)} />
      <Segmented legend={t("view.which")} hideLegend value={view}
        choices={group.views.map((one) => ({ value: one.view, label: t(one.label) }))} onChoose={onChoose} />
    </div>
  );
}
