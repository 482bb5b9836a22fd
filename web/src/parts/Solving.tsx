// How far the program is with a solution, and a way to stop it.
import { t } from "../messages";
import { formatShare } from "../state/format";

interface Props { share: number; waits: boolean; onStop: () => void; progress?: string; stop?: string }

export function Solving({ share, waits, onStop, progress = t("press.progress"), stop = t("press.stop") }: Props) {
  const words = waits ? t("press.waiting") : t("press.solving", { share: formatShare(share) });
  return (
    <div class="solving">
      <progress max={1} value={share} aria-label={progress} />
      <span>{words}</span>
      <button type="button" class="button" onClick={onStop}>{stop}</button>
    </div>
  );
}
