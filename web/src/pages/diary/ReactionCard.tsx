// How the body answered a session: asked first, the day after.
import { useState } from "preact/hooks";
import { reactionKinds, type ReactionKind, type Session } from "../../api/care";
import type { KeptPain } from "../../client";
import { locale, t } from "../../messages";
import { Checks } from "../../parts/Checks";
import { Icon } from "../../parts/Icon";
import { Scale } from "../../parts/Scale";
import { Segmented } from "../../parts/Segmented";
import { announce } from "../../state/announce";
import { say } from "../../state/care";
import { buildEvent } from "../../state/events";
import { formatDay } from "../../state/format";
import { findEmergencyNumber } from "../safety/emergency_number";
import { chooseKinds, isDanger } from "./reaction";

const lengths = ["6", "24", "48", "72"] as const; // hours

export function ReactionCard({ at, session, onClose }: { at: KeptPain; session: Session; onClose: () => void }) {
  const old = session.reaction;
  const [kinds, setKinds] = useState<ReactionKind[]>(old?.kinds ?? []);
  const [soreness, setSoreness] = useState<number | null>(old?.soreness ?? null);
  const [hours, setHours] = useState<(typeof lengths)[number] | null>(lengths.find((one) => Number(one) === old?.hours) ?? null);
  const [saved, setSaved] = useState(false);
  const sore = kinds.includes("sore") || kinds.includes("flare");
  const save = async () => {
    const told = { session: session.session, kinds, soreness: sore ? (soreness ?? 0) : 0, hours: sore ? Number(hours ?? old?.hours ?? 0) : 0 };
    setSaved(true);
    announce(t("reaction.saved"));
    await say([buildEvent("reaction_told", at.person, at.pain, told)]);
    if (!isDanger(told)) onClose();
  };
  if (isDanger({ kinds })) return <Danger saved={saved} kinds={kinds} onSave={() => void save()} onBack={() => setKinds(kinds.filter((one) => one !== "dark_urine" && one !== "nerve_signs"))} onClose={onClose} />;
  return (
    <section class="card reaction" aria-labelledby="reaction-title">
      <h2 id="reaction-title" tabIndex={-1}>{t("reaction.title", { day: formatDay(session.day) })}</h2>
      <Checks legend={t("reaction.what")} chosen={kinds} onChange={(next) => setKinds(chooseKinds(kinds, next))}
        choices={reactionKinds.map((value) => ({ value, label: t(`reaction.${value}`) }))} />
      {sore && (
        <>
          <Scale legend={t("reaction.how_sore")} low={t("scale.as_usual")} high={t("draw.worst")} value={soreness} onChoose={setSoreness} />
          <Segmented legend={t("reaction.how_long")} look="chips" value={hours} onChoose={setHours} choices={lengths.map((value) => ({ value, label: t(`reaction.hours_${value}`) }))} />
        </>
      )}
      <div class="row">
        <button type="button" class="main-action" disabled={kinds.length === 0 || (sore && (soreness === null || (hours === null && !old)))} onClick={() => void save()}>{t("reaction.save")}</button>
        <button type="button" class="quiet" onClick={onClose}>{t("reaction.later")}</button>
      </div>
    </section>
  );
}

// The answer is kept at once, whatever the person does next.
function Danger({ saved, kinds, onSave, onBack, onClose }: { saved: boolean; kinds: ReactionKind[]; onSave: () => void; onBack: () => void; onClose: () => void }) {
  const number = findEmergencyNumber(locale());
  return (
    <section class="stop-page now" role="alert">
      <Icon name="stop" />
      <h2>{t("stop.now")}</h2>
      {kinds.includes("dark_urine") && <p class="lead">{t("reaction.dark_urine_now")}</p>}
      {kinds.includes("nerve_signs") && <p class="lead">{t("reaction.nerve_signs_now")}</p>}
      <a class="call" href={`tel:${number}`}><Icon name="call" /><span>{t("stop.call", { number })}</span></a>
      <p>{t("stop.numbers")}</p>
      <div class="row">
        {saved ? <button type="button" class="button" onClick={onClose}>{t("reaction.read")}</button> : <button type="button" class="button" onClick={onSave}>{t("reaction.keep_this")}</button>}
        {!saved && <button type="button" class="quiet" onClick={onBack}>{t("stop.mistake")}</button>}
      </div>
    </section>
  );
}
