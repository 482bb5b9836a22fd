// How far the program is with a solution, and a way to stop it.
import { t } from "../messages";
import { formatShare } from "../state/format";

export function Solving({ share, waits, onStop }: { share: number; waits: boolean; onStop: () => void }) {
  const words = waits ? t("press.waiting") : t("press.solving", { share: formatShare(share) });
  return (
    <div class="solving">
      <progress max={1} value={share} aria-label={t("press.progress")} />
      <span>{words}</span>
      <button type="button" class="button" onClick={onStop}>{t("press.stop")}</button>
    </div>
  );
}
