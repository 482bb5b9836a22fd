// Everything that is kept: take it along, bring it back, delete it.
import { useEffect, useRef, useState } from "preact/hooks";
import { client } from "../../client";
import { t } from "../../messages";
import { TwoStep } from "../../parts/TwoStep";
import { announce } from "../../state/announce";
import { findToday, formatDay } from "../../state/format";
import { open, tellFailure } from "../../state/pain";
import { loadPeople, people } from "../../state/people";

export function DataSection({ store }: { store: string | undefined }) {
  const [said, setSaid] = useState("");
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => void loadPeople().catch(tellFailure), []);
  const tell = (text: string) => (setSaid(text), announce(text));
  const save = async () => {
    try {
      const address = URL.createObjectURL(await client.exportAll());
      const link = Object.assign(document.createElement("a"), { href: address, download: `unknot-${findToday()}.json` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
      tell(t("data.exported"));
    } catch (error) {
      tellFailure(error);
    }
  };
  const bring = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      const { added, known } = await client.importAll(await chosen.text());
      tell(t("data.imported", { n: added, known }));
      await loadPeople();
    } catch (error) {
      tellFailure(error);
    }
  };
  const remove = async (work: () => Promise<unknown>, text: string) => {
    try {
      await work();
      open.value = null;
      tell(text);
      await loadPeople();
    } catch (error) {
      tellFailure(error);
    }
  };
  return (
    <section aria-labelledby="s-data">
      <h2 id="s-data">{t("data.title")}</h2>
      <p>{store ? t("data.where", { file: store }) : t("data.where_other")}</p>
      <div class="row">
        <button type="button" class="button primary" onClick={() => void save()}>{t("data.export")}</button>
        <button type="button" class="button" onClick={() => file.current?.click()}>{t("data.import")}</button>
        <input ref={file} type="file" class="unseen" tabIndex={-1} aria-label={t("data.import")} accept="application/json,.json" onChange={(event) => void bring(event.currentTarget.files?.[0])} />
      </div>
      {said && <p class="calm-box">{said}</p>}
      {(people.value ?? []).map((person) => (
        <div class="kept-person" key={person.person}>
          <h3>{person.name}</h3>
          <ul>
            {person.pains.map((pain) => (
              <li key={pain.pain}>
                <span>{pain.name || t("pain.unnamed")} <small>{formatDay(pain.started)}</small></span>
                <TwoStep label={t("data.delete_pain")} question={t("data.delete_pain_sure", { pain: pain.name || t("pain.unnamed") })} confirm={t("data.delete_now")}
                  onDo={() => remove(() => client.removePain(person.person, pain.pain), t("data.deleted"))} />
              </li>
            ))}
          </ul>
          <TwoStep label={t("data.delete_person", { name: person.name })} question={t("data.delete_person_sure", { name: person.name })} confirm={t("data.delete_now")}
            onDo={() => remove(() => client.removePerson(person.person), t("data.deleted"))} />
        </div>
      ))}
    </section>
  );
}
