// The one question whose answer would tell most, answered in place.
import { useState } from "preact/hooks";
import type { Answer, Examiner, FindingEntry, NextQuestion, Words } from "../../api/types";
import { t } from "../../messages";
import { Segmented } from "../../parts/Segmented";
import { capital, nameSide, tellPoint } from "../../state/format";
import { answerFinding, takeBackFinding, type OpenPain } from "../../state/pain";

export function QuestionCard({ open, words, next }: { open: OpenPain; words: Words; next: NextQuestion | undefined }) {
  return (
    <section class="question-card" aria-label={t("question.title")}>
      {next ? <NextOne key={`${next.question} ${next.side} ${next.point?.muscle}`} open={open} words={words} next={next} /> : <p>{t("question.none_left")}</p>}
      <Answered open={open} words={words} />
    </section>
  );
}

function NextOne({ open, words, next }: { open: OpenPain; words: Words; next: NextQuestion }) {
  const [examiner, setExaminer] = useState<Examiner>("self");
  const finding = words.findings.find((one) => one.id === next.question);
  const pressed = next.point;
  const sites = pressed ? (words.muscles.find((one) => one.id === pressed.muscle)?.points.find((one) => one.id === pressed.point)?.sites ?? []) : [];
  const give = (answer: Answer) => {
    const at = pressed ? { muscle: pressed.muscle, point: pressed.point, examiner } : {};
    const side = pressed?.side ?? next.side;
    void answerFinding({ finding: next.question, ...(side === "midline" ? {} : { side }), ...at, answer });
  };
  const side = !pressed && next.side !== "midline" ? t("question.side", { side: capital(nameSide(next.side)) }) : "";
  return (
    <>
      <h2>{t("question.title")}</h2>
      {pressed && (
        <div class="where">
          <p><strong>{tellPoint(words, pressed)}</strong></p>
          <ul>{sites.filter((site) => !site.no_go).map((site) => <li key={site.landmark}>{capital(site.landmark)}.</li>)}</ul>
        </div>
      )}
      <p class="question" id="next-question">{side} {finding?.question ?? next.question}</p>
      {finding?.how && <p class="how">{finding.how}</p>}
      {pressed && (
        <Segmented legend={t("question.who_pressed")} look="chips" value={examiner} onChoose={setExaminer}
          choices={[{ value: "self", label: t("examiner.self") }, { value: "helper", label: t("examiner.helper") }, { value: "professional", label: t("examiner.professional") }]} />
      )}
      <div class="answers three" role="group" aria-labelledby="next-question" aria-busy={open.asking}>
        <button type="button" disabled={open.asking} onClick={() => give("yes")}>{t("answer.yes")}</button>
        <button type="button" disabled={open.asking} onClick={() => give("no")}>{t("answer.no")}</button>
        <button type="button" disabled={open.asking} onClick={() => give("not_sure")}>{t("answer.not_sure")}</button>
      </div>
    </>
  );
}

function Answered({ open, words }: { open: OpenPain; words: Words }) {
  // What a trial came to was asked of nobody, and nobody can take it back.
  const asked = (entry: FindingEntry) => words.findings.find((one) => one.id === entry.finding)?.kind !== "trial";
  const findings = (open.pain.case.findings ?? []).filter(asked);
  if (findings.length === 0) return null;
  const tell = (entry: FindingEntry) => {
    const question = words.findings.find((one) => one.id === entry.finding)?.question ?? entry.finding;
    const where = entry.muscle ? `${tellPoint(words, { muscle: entry.muscle, point: entry.point ?? "", side: entry.side ?? "midline" })}: ` : entry.side && entry.side !== "midline" ? `${capital(nameSide(entry.side))}: ` : "";
    return `${where}${question}`;
  };
  return (
    <details class="answered">
      <summary>{t("question.answered", { n: findings.length })}</summary>
      <ul>
        {findings.map((entry) => (
          <li key={`${entry.finding} ${entry.side} ${entry.muscle} ${entry.point}`}>
            <p>{tell(entry)} <strong>{t(`answer.${entry.answer}`)}</strong></p>
            <button type="button" class="quiet" onClick={() => void takeBackFinding(entry)}>{t("question.take_back")}</button>
          </li>
        ))}
      </ul>
    </details>
  );
}
