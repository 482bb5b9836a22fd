// One entry: the strength now by one tap; everything else only for whom it serves.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { DiaryNoted } from "../../api/care";
import type { Quality, Words } from "../../api/types";
import type { KeptPain } from "../../client";
import { t } from "../../messages";
import { Checks } from "../../parts/Checks";
import { Scale } from "../../parts/Scale";
import { announce } from "../../state/announce";
import { say } from "../../state/care";
import { buildEvent } from "../../state/events";
import type { OpenPain } from "../../state/pain";
import { Activities, Change } from "./Activities";
import { buildNoted, judgeDraft, openDraft, startDraft, tellLocal, type Draft } from "./entry";
import { Motions, Thresholds } from "./Measures";
import { PlacePicker } from "./PlacePicker";

const kinds: Quality[] = ["ache", "burning", "numb", "tingling", "electric", "throbbing", "stabbing"];

interface Props { open: OpenPain; at: KeptPain; words: Words; noted: DiaryNoted | null; remembered: string[]; onDone: () => void }

export function EntryForm({ open, at, words, noted, remembered, onDone }: Props) {
  const [draft, setDraft] = useState<Draft>(() => (noted ? openDraft(noted) : startDraft(remembered)));
  const [wrong, setWrong] = useState("");
  const [saved, setSaved] = useState("");
  const [round, setRound] = useState(0); // what was opened for one entry is closed for the next
  const change = (part: Partial<Draft>) => {
    setWrong("");
    setSaved("");
    setDraft({ ...draft, ...part });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const now = new Date();
    const found = judgeDraft(draft, now);
    if (found) return setWrong(t(found));
    const body = buildNoted(draft, now);
    const names = draft.activities.map((one) => one.name).filter((name) => name.trim());
    void say([buildEvent("diary_noted", at.person, at.pain, body, now)]);
    announce(t("entry.saved"));
    onDone();
    setRound(round + 1);
    setDraft(startDraft(names));
    setSaved(t("entry.saved"));
  };
  return (
    <form id="entry-form" class="entry-form" onSubmit={submit} noValidate>
      <h2 id="entry-title" tabIndex={-1}>{t(noted ? "entry.change_title" : "entry.title")}</h2>
      <Scale legend={t("entry.now")} low={t("scale.none")} high={t("draw.worst")} value={draft.now} onChoose={(now) => change({ now })} />
      <details key={round} class="more" open={noted !== null}>
        <summary>{t("entry.more")}</summary>
        <Part title={t("entry.worst_average")} filled={draft.worst !== null || draft.average !== null}>
          <Scale legend={t("entry.worst")} low={t("scale.none")} high={t("draw.worst")} value={draft.worst} onChoose={(worst) => change({ worst })} />
          <Scale legend={t("entry.average")} low={t("scale.none")} high={t("draw.worst")} value={draft.average} onChoose={(average) => change({ average })} />
        </Part>
        <Part title={t("entry.kind")} filled={draft.qualities.length > 0}>
          <Checks legend={t("draw.kind")} chosen={draft.qualities} onChange={(qualities) => change({ qualities })} choices={kinds.map((value) => ({ value, label: t(`quality.${value}`) }))} />
        </Part>
        <Part title={t("entry.where")} filled={draft.drawn.cells.length > 0}>
          <PlacePicker open={open} words={words} drawn={draft.drawn} strength={draft.now ?? draft.worst ?? 5} onChange={(drawn) => change({ drawn })} />
        </Part>
        <Part title={t("entry.activities")} filled={draft.activities.some((one) => one.score !== null)}>
          <Activities activities={draft.activities} onChange={(activities) => change({ activities })} />
        </Part>
        <Part title={t("entry.change")} filled={draft.change !== null}><Change value={draft.change} onChoose={(value) => change({ change: value })} /></Part>
        <Part title={t("entry.motion")} filled={draft.motions.length > 0}><Motions open={open} words={words} motions={draft.motions} onChange={(motions) => change({ motions })} /></Part>
        <Part title={t("entry.threshold")} filled={draft.thresholds.length > 0}>
          <Thresholds words={words} located={open.located} thresholds={draft.thresholds} onChange={(thresholds) => change({ thresholds })} />
        </Part>
        <label><span>{t("entry.note")}</span><textarea rows={4} value={draft.note} onInput={(event) => change({ note: event.currentTarget.value })} /></label>
        <label><span>{t("entry.when")}</span><input type="datetime-local" value={draft.when} max={tellLocal(new Date())} onInput={(event) => change({ when: event.currentTarget.value })} /></label>
        <p class="hint">{t("entry.when_hint")}</p>
      </details>
      {wrong && <p class="calm-box" role="alert">{wrong}</p>}
      <div class="row">
        <button type="submit" class="main-action">{t(noted ? "entry.save_change" : "entry.save")}</button>
        {noted && <button type="button" class="button" onClick={onDone}>{t("entry.leave")}</button>}
      </div>
      {saved && <p class="saved">{saved}</p>}
    </form>
  );
}

// What nobody opens is not built: a figure and a list of all places are among it.
function Part({ title, filled, children }: { title: string; filled: boolean; children: ComponentChildren }) {
  const [opened, setOpened] = useState(filled);
  return (
    <details class="part" open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{title}{filled && <span class="count">{t("entry.filled")}</span>}</summary>
      {opened && <div class="part-body">{children}</div>}
    </details>
  );
}
