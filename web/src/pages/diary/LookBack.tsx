// How it went over a range of days: a chart with its numbers, and the body with where it hurt.
import { useState } from "preact/hooks";
import type { Diary } from "../../api/care";
import type { Words } from "../../api/types";
import { client, reachable, type KeptPain } from "../../client";
import { t } from "../../messages";
import { Segmented } from "../../parts/Segmented";
import { useTold } from "../../state/care";
import type { OpenPain } from "../../state/pain";
import { Chart } from "./Chart";
import { HeatFigure } from "./HeatFigure";
import { addDays, findSpan, type RangeName, type Span } from "../../state/spans";

interface Props { open: OpenPain; at: KeptPain; words: Words; size: Diary | null; today: string }

const ranges: RangeName[] = ["two_weeks", "three_months", "year", "all", "own"];

export function LookBack({ open, at, words, size, today }: Props) {
  const [range, setRange] = useState<RangeName>("two_weeks");
  const [own, setOwn] = useState<Span>({ from: addDays(today, -27), to: today });
  const span = findSpan(range, today, size?.first_day, own);
  const key = `${at.pain} ${span.from} ${span.to}`;
  const diary = useTold(`diary ${key}`, () => client.findDiary(at, span.from, span.to));
  const heat = useTold(`heat ${key}`, () => client.findHeat(at, span.from, span.to));
  const setDay = (end: keyof Span) => (event: { currentTarget: HTMLInputElement }) => event.currentTarget.value && setOwn({ ...own, [end]: event.currentTarget.value });
  return (
    <section aria-labelledby="look-title">
      <h2 id="look-title">{t("look.title")}</h2>
      <Segmented legend={t("look.range")} hideLegend look="chips" value={range} onChoose={setRange} choices={ranges.map((value) => ({ value, label: t(`range.${value}`) }))} />
      {range === "own" && (
        <div class="own-range">
          <label><span>{t("look.from")}</span><input type="date" value={own.from} max={today} onInput={setDay("from")} /></label>
          <label><span>{t("look.to")}</span><input type="date" value={own.to} max={today} onInput={setDay("to")} /></label>
        </div>
      )}
      {!diary.value ? <p class="hint" role="status">{t(reachable.value ? "look.loading" : "look.away")}</p>
        : <Chart diary={diary.value} busy={!diary.fresh} />}
      {heat.value && <HeatFigure open={open} words={words} heat={heat.value} />}
    </section>
  );
}
