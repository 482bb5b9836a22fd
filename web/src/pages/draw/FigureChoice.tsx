// Which body to paint on: looks only, a place on one figure is the same place on all of them.
import type { FigureName, Person } from "../../api/types";
import { t } from "../../messages";
import { Segmented } from "../../parts/Segmented";
import { buildEvent } from "../../state/events";
import { record } from "../../state/pain";
import { language } from "../../state/settings";

type Sex = "woman" | "man";
type Build = "slim" | "medium" | "large";

export function FigureChoice({ person }: { person: Person }) {
  const [sex, build] = person.figure.split("_") as [Sex, Build];
  const choose = (figure: FigureName) => {
    const { name, born_year } = person;
    const described = { name, figure, language: language.value, ...(born_year ? { born_year } : {}) };
    void record([buildEvent("person_described", person.person, null, described)]);
  };
  return (
    <details class="figure-choice">
      <summary>{t("figure.title")}</summary>
      <Segmented legend={t("figure.sex")} look="chips" value={sex} onChoose={(one) => choose(`${one}_${build}`)}
        choices={[{ value: "woman", label: t("figure.woman") }, { value: "man", label: t("figure.man") }]} />
      <Segmented legend={t("figure.build")} look="chips" value={build} onChoose={(one) => choose(`${sex}_${one}`)}
        choices={[{ value: "slim", label: t("figure.slim") }, { value: "medium", label: t("figure.medium") }, { value: "large", label: t("figure.large") }]} />
    </details>
  );
}
