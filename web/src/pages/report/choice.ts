// What a report is to hold while a person chooses it. No page code.
import type { ReportSection } from "../../api/trial";
import type { ReportChoice } from "../../client";
import type { MessageKey } from "../../messages";
import { addDays, findSpan, type RangeName, type Span } from "../../state/spans";

/** In the order of the document. */
export const sections: readonly ReportSection[] = ["name", "place", "findings", "safety", "sessions", "reactions", "course", "trial", "notes"];

// Sharing is an act: who one is, and one's own words, are never shared by leaving things as they are.
const offAtFirst: readonly ReportSection[] = ["name", "notes"];

export interface Draft { range: RangeName; own: Span; sections: ReportSection[]; language: string; with_pdf: boolean }

export const startDraft = (today: string, language: string): Draft => ({
  range: "three_months", own: { from: addDays(today, -90), to: today }, sections: sections.filter((one) => !offAtFirst.includes(one)), language, with_pdf: false,
});

export const ranges: readonly RangeName[] = ["two_weeks", "three_months", "year", "own"];

/** What is wrong with a draft, as a sentence; null when a report can be made of it. */
export function judgeDraft(draft: Draft): MessageKey | null {
  if (draft.sections.length === 0) return "report.no_section";
  return draft.range === "own" && (!draft.own.from || !draft.own.to) ? "report.no_days" : null;
}

export function buildChoice(draft: Draft, today: string): ReportChoice {
  const { from, to } = findSpan(draft.range, today, undefined, draft.own);
  return { day: today, from, to, language: draft.language, sections: sections.filter((one) => draft.sections.includes(one)), with_pdf: draft.with_pdf };
}
