// How far something moves, and at which pressure it begins to hurt: measured at home, and as noisy as that is.
import { useState } from "preact/hooks";
import type { MotionMeasured, ThresholdMeasured } from "../../api/care";
import type { Located, Side, Words } from "../../api/types";
import { t } from "../../messages";
import { Segmented } from "../../parts/Segmented";
import { capital, formatNumber, nameSide, tellPoint } from "../../state/format";
import type { OpenPain } from "../../state/pain";
import { canTilt, useTilt } from "./use_tilt";
import { findAngle, type Tilt } from "./tilt";

const readNumber = (text: string): number => (text.trim() === "" ? NaN : Number(text.replace(",", ".")));

/** Looks a movement up in the words of the atlas. */
export const nameMovement = (words: Words, id: string): string => words.findings.find((one) => one.id === id)?.question ?? id;

// Movements that the program asks about for this pain come first: the atlas has those of the whole body.
function listMovements(words: Words, open: OpenPain): Words["findings"] {
  const near = new Set([...(open.pain.case.findings ?? []).map((one) => one.finding), ...(open.located?.ranking?.next ?? []).map((one) => one.question)]);
  const all = words.findings.filter((one) => one.kind === "movement");
  return [...all.filter((one) => near.has(one.id)), ...all.filter((one) => !near.has(one.id))];
}

export function Motions({ open, words, motions, onChange }: { open: OpenPain; words: Words; motions: MotionMeasured[]; onChange: (motions: MotionMeasured[]) => void }) {
  const movements = listMovements(words, open);
  const [movement, setMovement] = useState(movements[0]?.id ?? "");
  const [side, setSide] = useState<Side>("right");
  const [degrees, setDegrees] = useState("");
  const [by, setBy] = useState<"hand" | "phone">("hand");
  const chosen = movements.find((one) => one.id === movement);
  const value = readNumber(degrees);
  const add = () => {
    onChange([...motions, { movement, side: chosen?.sided ? side : "midline", degrees: value, by }]);
    setDegrees("");
    setBy("hand");
  };
  return (
    <>
      <p class="hint">{t("motion.noisy")}</p>
      <Rows rows={motions.map((one) => `${nameMovement(words, one.movement)}${one.side === "midline" ? "" : `, ${nameSide(one.side)}`}: ${formatNumber(one.degrees)}°`)} onRemove={(index) => onChange(motions.filter((_one, at) => at !== index))} />
      <label><span>{t("motion.which")}</span>
        <select value={movement} onChange={(event) => setMovement(event.currentTarget.value)}>{movements.map((one) => <option key={one.id} value={one.id}>{one.question}</option>)}</select></label>
      {chosen?.how && <p class="hint">{chosen.how}</p>}
      {chosen?.sided && <Segmented legend={t("motion.side")} look="chips" value={side} onChoose={setSide} choices={(["right", "left"] as const).map((one) => ({ value: one, label: capital(nameSide(one)) }))} />}
      <TiltMeter onMeasured={(angle) => { setDegrees(formatNumber(angle, 0)); setBy("phone"); }} />
      <label><span>{t("motion.degrees")}</span><input type="text" inputMode="decimal" value={degrees} autocomplete="off" onInput={(event) => { setDegrees(event.currentTarget.value); setBy("hand"); }} /></label>
      <button type="button" class="button" disabled={!(value >= -180 && value <= 360)} onClick={add}>{t("measure.add")}</button>
    </>
  );
}

function TiltMeter({ onMeasured }: { onMeasured: (degrees: number) => void }) {
  const tilt = useTilt();
  const [start, setStart] = useState<Tilt | null>(null);
  if (!canTilt()) return <p class="hint">{t("tilt.not_here")}</p>;
  if (tilt.state === "refused") return <p class="hint">{t("tilt.refused")}</p>;
  if (tilt.state === "silent") return <p class="hint">{t("tilt.silent")}</p>;
  const end = () => {
    const now = tilt.read();
    if (start && now) onMeasured(findAngle(start, now));
    setStart(null);
  };
  return (
    <div class="tilt">
      <p class="hint">{t("tilt.lead")}</p>
      {tilt.state === "off" ? <button type="button" class="button" onClick={() => void tilt.start()}>{t("tilt.use")}</button>
        : start === null ? <button type="button" class="button primary" onClick={() => setStart(tilt.read())}>{t("tilt.from")}</button>
        : <button type="button" class="button primary" onClick={end}>{t("tilt.to")}</button>}
    </div>
  );
}

const most_kg = 100;

export function Thresholds({ words, located, thresholds, onChange }: { words: Words; located: Located | null; thresholds: ThresholdMeasured[]; onChange: (thresholds: ThresholdMeasured[]) => void }) {
  const points = (located?.ranking?.hypotheses ?? []).map((one) => one.point);
  const [index, setIndex] = useState(0);
  const [kilograms, setKilograms] = useState("");
  const [by, setBy] = useState<"scale" | "algometer">("scale");
  const value = readNumber(kilograms);
  if (points.length === 0) return <p class="hint">{t("threshold.no_points")}</p>;
  const add = () => {
    onChange([...thresholds, { point: points[index]!, kilograms: value, by }]);
    setKilograms("");
  };
  return (
    <>
      <p class="hint">{t("threshold.noisy")}</p>
      <Rows rows={thresholds.map((one) => `${tellPoint(words, one.point)}: ${formatNumber(one.kilograms)} kg (${t(`threshold.${one.by}`)})`)} onRemove={(at) => onChange(thresholds.filter((_one, other) => other !== at))} />
      <label><span>{t("threshold.point")}</span>
        <select value={index} onChange={(event) => setIndex(Number(event.currentTarget.value))}>{points.map((one, at) => <option key={at} value={at}>{tellPoint(words, one)}</option>)}</select></label>
      <Segmented legend={t("threshold.with")} look="chips" value={by} onChoose={setBy} choices={(["scale", "algometer"] as const).map((one) => ({ value: one, label: capital(t(`threshold.${one}`)) }))} />
      <label><span>{t("threshold.kilograms")}</span><input type="text" inputMode="decimal" value={kilograms} autocomplete="off" onInput={(event) => setKilograms(event.currentTarget.value)} /></label>
      <button type="button" class="button" disabled={!(value >= 0 && value <= most_kg)} onClick={add}>{t("measure.add")}</button>
    </>
  );
}

function Rows({ rows, onRemove }: { rows: string[]; onRemove: (index: number) => void }) {
  if (rows.length === 0) return null;
  return <ul class="measure-rows">{rows.map((row, index) => <li key={index}><span>{row}</span><button type="button" class="quiet" onClick={() => onRemove(index)} aria-label={t("list.remove", { place: row })}>{t("measure.remove")}</button></li>)}</ul>;
}
