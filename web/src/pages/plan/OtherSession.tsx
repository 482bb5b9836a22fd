// A session with a professional, or one that was not recorded, counts in the limits as well.
import { useState } from "preact/hooks";
import type { PainCare, Plan, Treater } from "../../api/care";
import type { Located, PointOnSide, Words } from "../../api/types";
import type { KeptPain } from "../../client";
import { t } from "../../messages";
import { Checks } from "../../parts/Checks";
import { Scale } from "../../parts/Scale";
import { Segmented } from "../../parts/Segmented";
import { announce } from "../../state/announce";
import { say } from "../../state/care";
import { findToday, formatDay, samePoint, tellPoint } from "../../state/format";
import { buildSession, type OtherPoint } from "./other_session";

interface Props { at: KeptPain; words: Words; plan: Plan; care: PainCare; located: Located | null }

const longest_min = 180;
const key = (point: PointOnSide) => `${point.muscle} ${point.point} ${point.side}`;

// Points of the plan first, then what it leaves out, then what else is in question.
function listPoints(plan: Plan, located: Located | null): PointOnSide[] {
  const all = [...plan.steps, ...plan.left_out, ...(located?.ranking?.hypotheses ?? []).slice(0, 12)].map((one) => one.point);
  return all.filter((one, index) => all.findIndex((other) => samePoint(one, other)) === index);
}

export function OtherSession(props: Props) {
  const [opened, setOpened] = useState(false);
  const [saved, setSaved] = useState("");
  return (
    <section class="other-session">
      <details class="more" open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>{t("other.title")}</summary>
        {opened && <SessionForm {...props} onSaved={(day) => { setOpened(false); setSaved(t("other.saved", { day: formatDay(day) })); announce(t("other.saved", { day: formatDay(day) })); }} />}
      </details>
      {saved && <p class="saved">{saved}</p>}
    </section>
  );
}

function SessionForm({ at, words, plan, located, onSaved }: Props & { onSaved: (day: string) => void }) {
  const today = findToday();
  const [day, setDay] = useState(today);
  const [treater, setTreater] = useState<Treater>("professional");
  const [chosen, setChosen] = useState<string[]>([]);
  const [level, setLevel] = useState<number | null>(null);
  const [minutes, setMinutes] = useState("");
  const [wrong, setWrong] = useState("");
  const points = listPoints(plan, located);
  const describe = (point: PointOnSide): OtherPoint => {
    const step = plan.steps.find((one) => samePoint(one.point, point));
    if (treater === "professional") return { point, site: step?.site ?? 0, tool: "professional" };
    return step && treater === "self" ? { point, site: step.site, tool: step.tool, implement: step.implement } : { point, site: step?.site ?? 0, tool: treater === "helper" ? "helper" : "thumb" };
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const length = Number(minutes.replace(",", "."));
    if (!day || day > today) return setWrong(t("other.future"));
    if (chosen.length === 0) return setWrong(t("other.no_point"));
    if (level === null) return setWrong(t("other.no_level"));
    if (!(length > 0) || length > longest_min) return setWrong(t("other.no_minutes", { most: longest_min }));
    const told = { day, treater, points: points.filter((one) => chosen.includes(key(one))).map(describe), level, minutes: length };
    onSaved(day);
    void say(buildSession(at, plan.policy, told));
  };
  return (
    <form onSubmit={submit} noValidate>
      <p>{t("other.lead")}</p>
      <label><span>{t("other.day")}</span><input type="date" value={day} max={today} onInput={(event) => setDay(event.currentTarget.value)} /></label>
      <Segmented legend={t("other.who")} look="chips" value={treater} onChoose={setTreater}
        choices={(["professional", "helper", "self"] as const).map((value) => ({ value, label: t(`treater.${value}`) }))} />
      <Checks legend={t("other.which")} chosen={chosen} onChange={setChosen} choices={points.map((one) => ({ value: key(one), label: tellPoint(words, one) }))} />
      <Scale legend={t("other.level")} low={t("scale.no_pressure")} high={t("scale.most")} value={level} onChoose={setLevel} />
      <label><span>{t("other.minutes")}</span><input type="text" inputMode="decimal" value={minutes} autocomplete="off" onInput={(event) => setMinutes(event.currentTarget.value)} /></label>
      {wrong && <p class="calm-box" role="alert">{wrong}</p>}
      <button type="submit" class="button primary">{t("other.save")}</button>
    </form>
  );
}
