// What the safety answers ask for without ending the way (C, D, E), and treatment that is held back for other reasons.
import type { Located, Words } from "../../api/types";
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { readText } from "../../state/format";

export function Notices({ words, located }: { words: Words; located: Located }) {
  const { raised } = located.screen;
  const suspected = located.limits.all.filter((limit) => limit.kind === "no_treatment" && !raised.some((one) => one.flag === limit.flag));
  const name = (flag: string) => words.flags.find((one) => one.id === flag)?.name ?? "";
  // While questions are open nothing may be treated yet; that is no news until an answer asks for it.
  const held = located.limits.no_treatment && (located.screen.unanswered.length === 0 || raised.some((one) => one.action === "C"));
  if (raised.length === 0 && suspected.length === 0 && !held) return null;
  return (
    <section class="notices" aria-label={t("notice.title")}>
      {held && (
        <p class="notice strong"><Icon name="warn" /><strong>{t("notice.no_treatment")}</strong></p>
      )}
      {suspected.map((limit, index) => (
        <div class="notice" key={index}>
          <Icon name="warn" />
          <p><strong>{t("notice.looks_like", { name: name(limit.flag) })}</strong> {readText(limit.reason)}</p>
        </div>
      ))}
      {raised.map((one) => (
        <div class={`notice action-${one.action}`} key={one.flag}>
          <Icon name="warn" />
          <p>
            <strong>{name(one.flag)}</strong>{one.answer === "not_sure" && ` (${t("stop.not_sure")})`}.{" "}
            {words.flags.find((known) => known.id === one.flag)?.do_now} <span class="asks">{t(`action.${one.action as "C" | "D" | "E"}`)}</span>
          </p>
        </div>
      ))}
    </section>
  );
}
