// What each button, key and button of a headset does.
import { t } from "../../messages";

const rows = ["stop", "more", "less", "good", "pain"] as const;

export function ButtonsHelp() {
  return (
    <details class="more">
      <summary>{t("session.help")}</summary>
      <dl class="buttons-help">
        {rows.map((row) => (
          <div key={row}>
            <dt>{t(`session.help_${row}`)}</dt>
            <dd>{t(`session.help_${row}_keys`)}</dd>
            <dd>{t(`session.help_${row}_media`)}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{t("session.help_answers")}</p>
    </details>
  );
}
