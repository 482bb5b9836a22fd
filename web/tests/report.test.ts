import { expect, test } from "vitest";
import { client } from "../src/client";
import { buildChoice, judgeDraft, sections, startDraft } from "../src/pages/report/choice";

const today = "2026-11-24";
const at = { person: "b".repeat(32), pain: "c".repeat(32) };

test("name and notes are left out until somebody ticks them, and nothing else is", () => {
  expect(sections.filter((one) => !startDraft(today, "en").sections.includes(one))).toEqual(["name", "notes"]);
});

test("sections go out in the order of the document, however they were ticked", () => {
  const draft = { ...startDraft(today, "de"), sections: ["notes" as const, "name" as const, "place" as const] };
  expect(buildChoice(draft, today)).toEqual({ day: today, from: "2026-08-26", to: today, language: "de", sections: ["name", "place", "notes"], with_pdf: false });
});

test("own days that stand the wrong way round are turned, and missing ones are asked for", () => {
  const draft = { ...startDraft(today, "en"), range: "own" as const, own: { from: "2026-11-20", to: "2026-11-10" } };
  expect(buildChoice(draft, today)).toMatchObject({ from: "2026-11-10", to: "2026-11-20" });
  expect(judgeDraft(draft)).toBeNull();
  expect(judgeDraft({ ...draft, own: { from: "", to: today } })).toBe("report.no_days");
});

test("a report of nothing is not asked for", () => {
  expect(judgeDraft({ ...startDraft(today, "en"), sections: [] })).toBe("report.no_section");
});

test("the address of each form names the same choice; only FHIR can hold the PDF", () => {
  const choice = { ...buildChoice(startDraft(today, "en"), today), with_pdf: true };
  const read = (format: "pdf" | "fhir") => new URL(client.buildReportPath(at, choice, format), "http://here").searchParams;
  expect(read("pdf").get("sections")).toBe("place,findings,safety,sessions,reactions,course,trial");
  expect([read("pdf").get("with_pdf"), read("fhir").get("with_pdf")]).toEqual([null, "true"]);
  expect([read("fhir").get("from"), read("fhir").get("to"), read("fhir").get("day")]).toEqual(["2026-08-26", today, today]);
});
