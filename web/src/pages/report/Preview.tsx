// The report as a page: the same sections, in the same order and with the same words as in the document.
import type { ComponentChildren } from "preact";
import type { Report, ReportSection } from "../../api/trial";
import type { FigureName, Words } from "../../api/types";
import { t } from "../../messages";
import { PointFigure } from "../../parts/PointFigure";
import { capital, formatDay, formatNumber, nameSide } from "../../state/format";
import { Course, Reactions, Sessions } from "./Done";
import { Findings } from "./Findings";
import { Nothing } from "./Nothing";
import { Trial } from "./Trial";

export function Preview({ words, figure, report }: { words: Words; figure: FigureName; report: Report }) {
  const { person, pain } = report;
  const has = (section: ReportSection) => report.sections.includes(section);
  return (
    <article class="paper" lang={report.language}>
      <h3 class="paper-title">{pain.name || t("pain.unnamed")}</h3>
      <p>
        {[person.name, person.born_year && t("report.born", { year: person.born_year })].filter(Boolean).join(", ") || t("report.no_name")}.{" "}
        {report.from && report.to && t("report.days", { from: formatDay(report.from), to: formatDay(report.to) })} {t("report.created", { day: formatDay(report.created) })}
      </p>
      {has("place") && (
        <Part title={t("report.section_place")}>
          {report.spots?.length ? (
            <>
              <div class="paper-figure"><PointFigure words={words} figure={figure} at={null} cells={report.spots.map((one) => ({ region: one.region.id, side: one.side, intensity: one.intensity, qualities: [] }))} /></div>
              <ul>{report.spots.map((one) => <li key={`${one.region.id} ${one.side}`}>{capital(one.region.name)}{one.side !== "midline" && `, ${nameSide(one.side)}`}: {t("unit.of_ten", { value: formatNumber(one.intensity) })}{one.qualities.length > 0 && `, ${one.qualities.map((quality) => quality.name).join(", ")}`}</li>)}</ul>
            </>
          ) : <Nothing />}
        </Part>
      )}
      {has("findings") && <Part title={t("report.section_findings")}><Findings report={report} /></Part>}
      {has("safety") && <Part title={t("report.section_safety")}><Safety report={report} /></Part>}
      {has("sessions") && <Part title={t("report.section_sessions")}><Sessions report={report} /></Part>}
      {has("reactions") && <Part title={t("report.section_reactions")}><Reactions report={report} /></Part>}
      {has("course") && <Part title={t("report.section_course")}><Course report={report} /></Part>}
      {has("trial") && <Part title={t("report.section_trial")}><Trial report={report} /></Part>}
      {has("notes") && (
        <Part title={t("report.section_notes")}>
          {report.notes?.length ? <dl class="trial-days">{report.notes.map((one, index) => <div key={index}><dt>{formatDay(one.day)}</dt><dd class="entry-note">{one.text}</dd></div>)}</dl> : <Nothing />}
        </Part>
      )}
      <p class="hint">{t("answer.provenance", { program: report.provenance.program, data: report.provenance.data_hash })}</p>
    </article>
  );
}

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => <section class="paper-part"><h3>{title}</h3>{children}</section>;

// What was affirmed or left open stands out; the many things that were denied are named in one breath.
function Safety({ report }: { report: Report }) {
  const { flags = [], limits = [] } = report;
  if (flags.length === 0 && limits.length === 0) return <Nothing />;
  const denied = flags.filter((one) => one.answer === "no");
  const others = flags.filter((one) => one.answer !== "no");
  return (
    <>
      {others.length > 0 && <ul>{others.map((one) => <li key={one.flag.id}><strong>{one.flag.name}</strong>: {one.question} <strong>{t(`answer.${one.answer}`)}</strong> ({formatDay(one.day)})</li>)}</ul>}
      {limits.length > 0 && <ul>{limits.map((one, index) => <li key={index}>{one}</li>)}</ul>}
      {denied.length > 0 && <p><strong>{t("report.denied")}</strong> {denied.map((one) => one.flag.name).join("; ")}.</p>}
    </>
  );
}
