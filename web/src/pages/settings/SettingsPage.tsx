// How the pages look, what is kept, who may read it, and how to take it away.
import { useEffect, useState } from "preact/hooks";
import type { About } from "../../api/types";
import { client } from "../../client";
import { loadMessages, t } from "../../messages";
import { Link } from "../../parts/Link";
import { Segmented } from "../../parts/Segmented";
import { loadWords } from "../../state/atlas";
import { formatLength } from "../../state/format";
import { tellFailure } from "../../state/pain";
import { language, theme, type Language } from "../../state/settings";
import { DataSection } from "./DataSection";
import { DevicesSection } from "./DevicesSection";

export function SettingsPage() {
  const [about, setAbout] = useState<About | null>(null);
  useEffect(() => void client.findAbout().then(setAbout, tellFailure), []);
  const choose = (chosen: Language) => {
    language.value = chosen;
    void loadMessages(chosen).then(loadWords).catch(tellFailure);
  };
  return (
    <div class="narrow settings">
      <h1 tabIndex={-1}>{t("settings.title")}</h1>
      <section aria-labelledby="s-look">
        <h2 id="s-look">{t("settings.look")}</h2>
        <Segmented legend={t("settings.language")} value={language.value} onChoose={choose}
          choices={[{ value: "en", label: "English" }, { value: "de", label: "Deutsch" }]} />
        <Segmented legend={t("settings.theme")} value={theme.value} onChoose={(one) => (theme.value = one)}
          choices={[{ value: "auto", label: t("settings.auto") }, { value: "light", label: t("settings.light") }, { value: "dark", label: t("settings.dark") }]} />
        <p class="hint">{t("settings.units", { example: formatLength(25) })}</p>
      </section>
      <DataSection store={about?.store?.file} />
      <DevicesSection about={about} />
      <section aria-labelledby="s-net">
        <h2 id="s-net">{t("settings.network")}</h2>
        <p><strong>{t("settings.network_none")}</strong> {t("settings.network_lead", { host: location.host })}</p>
      </section>
      <section aria-labelledby="s-about">
        <h2 id="s-about">{t("settings.about")}</h2>
        {about && <p>{t("settings.version", { program: about.program, data: about.data_hash, figure: about.figure_version })}</p>}
        <p>{t("settings.licences")}</p>
        <p>{t("start.is_not")}</p>
        <p><Link to={{ page: "evidence" }}>{t("evidence.link")}</Link></p>
      </section>
    </div>
  );
}
