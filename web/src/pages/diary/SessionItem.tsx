// One session as it was done, with what the body said to it.
import type { Session } from "../../api/care";
import type { Words } from "../../api/types";
import { t } from "../../messages";
import { formatNumber, samePoint, tellPoint } from "../../state/format";

export function SessionItem({ words, session, onReact }: { words: Words; session: Session; onReact: () => void }) {
  const points = session.presses.map((one) => one.point).filter((one, index, all) => all.findIndex((other) => samePoint(one, other)) === index);
  const minutes = session.presses.reduce((sum, one) => sum + one.seconds, 0) / 60;
  const { reaction } = session;
  return (
    <li class="entry session-item">
      <p class="entry-head"><strong>{t(`session_by.${session.treater}`)}</strong> {t("session_by.size", { n: session.presses.length, minutes: formatNumber(minutes) })}</p>
      {points.length > 0 && <p>{points.map((one) => tellPoint(words, one)).join("; ")}</p>}
      {reaction && <p>{t("reaction.afterwards")} {reaction.kinds.map((one) => t(`reaction.${one}`)).join(", ")}{reaction.soreness > 0 && ` (${formatNumber(reaction.soreness)}/10)`}.</p>}
      <div class="entry-actions"><button type="button" class="quiet" onClick={onReact}>{t(reaction ? "reaction.change" : "reaction.tell")}</button></div>
    </li>
  );
}
