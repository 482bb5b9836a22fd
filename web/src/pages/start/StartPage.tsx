// Who it is about, the pains to go on with, a new pain, and an example to look at.
import { useEffect, useState } from "preact/hooks";
import type { FigureName, Person, Words } from "../../api/types";
import { reachable } from "../../client";
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Link } from "../../parts/Link";
import { go } from "../../router";
import { makeId } from "../../state/events";
import { formatDay, formatNumber, nameRegion } from "../../state/format";
import { recordPerson, tellFailure } from "../../state/pain";
import { loadPeople, people as known } from "../../state/people";
import { language } from "../../state/settings";
import { Steps } from "./Steps";

export function StartPage({ words }: { words: Words | null }) {
  const people = known.value;
  const [adding, setAdding] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => void loadPeople().catch((error: unknown) => {
    setFailed(true);
    tellFailure(error);
  }), [reachable.value]);
  const start = async (name: string, figure: FigureName) => {
    const person = makeId();
    await recordPerson(person, { name, figure, language: language.value });
    go({ page: "draw", pain: { kind: "kept", person, pain: makeId() } });
  };
  // For a moment only the heading, so that nothing moves once it is known whether anybody is kept.
  if (people === null && reachable.value && !failed) return <div class="start"><header class="hero"><h1 tabIndex={-1}>{t("start.title")}</h1></header></div>;
  const first = people !== null && people.length === 0;
  return (
    <div class={`start ${first ? "first" : ""}`}>
      <header class="hero">
        <h1 tabIndex={-1}>{t("start.title")}</h1>
        <p class="lead">{t("start.lead")}</p>
        {first && !adding && (
          <div class="hero-actions">
            <button type="button" class="main-action" onClick={() => void start(t("start.me"), "woman_medium")}><Icon name="brush" />{t("start.just_me")}</button>
            <button type="button" class="button" onClick={() => setAdding(true)}><Icon name="person" />{t("start.someone")}</button>
          </div>
        )}
        {people === null && !reachable.value && <p class="calm-box">{t("start.away")}</p>}
      </header>
      {first && <Steps />}
      {first && <HeroFigure />}
      {people && people.map((person) => <PersonBox key={person.person} person={person} words={words} alone={people.length === 1} />)}
      {(adding || (people && people.length > 0)) && <NewPerson opened={adding} onAdd={start} />}
      <section class="example-box" aria-labelledby="example-title">
        <h2 id="example-title">{t("start.example")}</h2>
        <p>{t("start.example_lead")}</p>
        <Link class="button" to={{ page: "answer", pain: { kind: "example" } }}>{t("start.example_open")}<Icon name="next" /></Link>
      </section>
      <section class="what" aria-labelledby="what-title">
        <h2 id="what-title" class="unseen">{t("start.what")}</h2>
        <p>{t("start.is")}</p>
        <p>{t("start.is_not")}</p>
      </section>
    </div>
  );
}

// Only to look at; where the figure cannot be had, nothing is missed.
function HeroFigure() {
  const [there, setThere] = useState(true);
  return there ? <img class="hero-figure" alt="" src="/api/v1/figures/woman_medium/views/front/image" onError={() => setThere(false)} /> : null;
}

function PersonBox({ person, words, alone }: { person: Person; words: Words | null; alone: boolean }) {
  const open = person.pains.filter((one) => !one.ended);
  return (
    <section class="person-box" aria-labelledby={`p-${person.person}`}>
      <h2 id={`p-${person.person}`}>{alone ? t("start.your_pains") : t("start.pains_of", { name: person.name })}</h2>
      <ul class="pains">
        {open.map((pain) => (
          <li key={pain.pain}>
            <Link class="go-on" to={{ page: "answer", pain: { kind: "kept", person: person.person, pain: pain.pain } }}>
              <strong>{pain.name || t("pain.unnamed")}</strong>
              <span>{t("start.since", { day: formatDay(pain.started) })}</span>
              {words && pain.cells.length > 0 && <span class="places">{pain.cells.slice(0, 3).map((cell) => `${nameRegion(words, cell.region, cell.side)} (${formatNumber(cell.intensity, 0)}/10)`).join("; ")}</span>}
              <Icon name="next" />
            </Link>
            <p class="pain-more">
              {(["plan", "diary", "trial", "report"] as const).map((page) => (
                <Link key={page} class="quiet" to={{ page, pain: { kind: "kept", person: person.person, pain: pain.pain } }} label={`${t(`${page}.title`)}: ${pain.name || t("pain.unnamed")}`}>{t(`${page}.title`)}</Link>
              ))}
            </p>
          </li>
        ))}
      </ul>
      <button type="button" class={open.length === 0 ? "main-action" : "button primary"} onClick={() => go({ page: "draw", pain: { kind: "kept", person: person.person, pain: makeId() } })}>
        <Icon name="plus" />{alone ? t("start.new_pain") : t("start.new_pain_of", { name: person.name })}
      </button>
    </section>
  );
}

function NewPerson({ opened, onAdd }: { opened: boolean; onAdd: (name: string, figure: FigureName) => Promise<void> }) {
  const [name, setName] = useState("");
  return (
    <details class="new-person" open={opened}>
      <summary><Icon name="person" />{t("start.someone")}</summary>
      <form onSubmit={(event) => { event.preventDefault(); if (name.trim()) void onAdd(name.trim(), "woman_medium"); }}>
        <label><span>{t("start.name")}</span><input type="text" value={name} maxLength={80} autocomplete="off" onInput={(event) => setName(event.currentTarget.value)} /></label>
        <p class="hint">{t("start.name_hint")}</p>
        <button type="submit" class="button primary" disabled={!name.trim()}>{t("start.begin")}</button>
      </form>
    </details>
  );
}
