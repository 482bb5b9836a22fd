// A report to hand to somebody who is to help: chosen, looked at first, then taken along as a file.
import { useState } from "preact/hooks";
import type { Words } from "../../api/types";
import { client, reachable, type KeptPain, type ReportChoice, type ReportFormat } from "../../client";
import { t } from "../../messages";
import { Checks } from "../../parts/Checks";
import { Segmented } from "../../parts/Segmented";
import { useArrival, useTold } from "../../state/care";
import { findToday } from "../../state/format";
import type { OpenPain } from "../../state/pain";
import { language } from "../../state/settings";
import "../../style/care.css";
import "../../style/report.css";
import type { Span } from "../../state/spans";
import { buildChoice, judgeDraft, ranges, sections, startDraft, type Draft } from "./choice";
import { Preview } from "./Preview";

export function ReportPage({ open, words }: { open: OpenPain; words: Words }) {
  useArrival();
  const today = findToday();
  const [draft, setDraft] = useState<Draft>(() => startDraft(today, language.value));
  if (open.path.kind !== "kept") return null;
  const wrong = judgeDraft(draft);
  return (
    <div class="report">
      <header class="report-head">
        <h1 tabIndex={-1}>{t("report.title")}</h1>
        <p class="lead">{t("report.lead")}</p>
      </header>
      <Choosing draft={draft} today={today} onChange={(part) => setDraft({ ...draft, ...part })} />
      {wrong ? <p class="calm-box" role="alert">{t(wrong)}</p> : <Chosen open={open} words={words} at={open.path} choice={buildChoice(draft, today)} draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />}
    </div>
  );
}

function Choosing({ draft, today, onChange }: { draft: Draft; today: string; onChange: (part: Partial<Draft>) => void }) {
  const setDay = (end: keyof Span) => (event: { currentTarget: HTMLInputElement }) => onChange({ own: { ...draft.own, [end]: event.currentTarget.value } });
  return (
    <form class="report-choice" onSubmit={(event) => event.preventDefault()}>
      <Segmented legend={t("look.range")} look="chips" value={draft.range} onChoose={(range) => onChange({ range })} choices={ranges.map((value) => ({ value, label: t(`range.${value}`) }))} />
      {draft.range === "own" && (
        <div class="own-range">
          <label><span>{t("look.from")}</span><input type="date" value={draft.own.from} max={today} onInput={setDay("from")} /></label>
          <label><span>{t("look.to")}</span><input type="date" value={draft.own.to} max={today} onInput={setDay("to")} /></label>
        </div>
      )}
      <Checks legend={t("report.sections")} chosen={draft.sections} onChange={(chosen) => onChange({ sections: chosen })} choices={sections.map((value) => ({ value, label: t(`report.section_${value}`) }))} />
      <Segmented legend={t("report.language")} look="chips" value={draft.language} onChoose={(chosen) => onChange({ language: chosen })} choices={[{ value: "en", label: "English" }, { value: "de", label: "Deutsch" }]} />
    </form>
  );
}

interface ChosenProps { open: OpenPain; words: Words; at: KeptPain; choice: ReportChoice; draft: Draft; onChange: (part: Partial<Draft>) => void }

function Chosen({ open, words, at, choice, draft, onChange }: ChosenProps) {
  const told = useTold(`report ${at.pain} ${JSON.stringify({ ...choice, with_pdf: false })}`, () => client.findReport(at, choice));
  return (
    <>
      <section class="report-preview" aria-labelledby="preview-title" aria-busy={!told.fresh}>
        <h2 id="preview-title">{t("report.preview")}</h2>
        <p class="hint">{t("report.preview_means")}{choice.language !== language.value && ` ${t("report.other_language")}`}</p>
        {!told.value ? <p class="calm-box" role="status">{t(reachable.value ? "report.loading" : "report.away")}</p>
          : <Preview words={words} figure={open.person.figure} report={told.value} />}
      </section>
      {told.value && reachable.value && <Files at={at} choice={choice} withPdf={draft.with_pdf} onWithPdf={(with_pdf) => onChange({ with_pdf })} />}
    </>
  );
}

const formats: readonly [ReportFormat, string][] = [["pdf", "pdf"], ["csv", "csv"], ["json", "json"], ["fhir", "fhir.json"]];

function Files({ at, choice, withPdf, onWithPdf }: { at: KeptPain; choice: ReportChoice; withPdf: boolean; onWithPdf: (withPdf: boolean) => void }) {
  return (
    <section class="report-files" aria-labelledby="files-title">
      <h2 id="files-title">{t("report.take")}</h2>
      <p>{t("report.take_means")}</p>
      <ul>
        {formats.map(([format, ending]) => (
          <li key={format}>
            <a class={format === "pdf" ? "main-action" : "button"} href={client.buildReportPath(at, choice, format)} download={`unknot_report_${choice.day}.${ending}`}>{t(`report.${format}`)}</a>
            <span class="hint">{t(`report.${format}_means`)}</span>
            {format === "fhir" && <label class="plain-check"><input type="checkbox" checked={withPdf} onChange={(event) => onWithPdf(event.currentTarget.checked)} /><span>{t("report.with_pdf")}</span></label>}
          </li>
        ))}
      </ul>
    </section>
  );
}
