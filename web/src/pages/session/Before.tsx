// Before the first tap: what comes, how it is heard, and what the buttons do.
import { useEffect, useState } from "preact/hooks";
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Link } from "../../parts/Link";
import { PointFigure } from "../../parts/PointFigure";
import { Posture } from "../../parts/Posture";
import { Segmented } from "../../parts/Segmented";
import type { PainPath } from "../../router";
import type { Bundle } from "../../session/bundle";
import { buzz, canBuzz } from "../../session/buzz";
import { loadClips } from "../../session/clips";
import type { LiveLine } from "../../session/live";
import type { Opened } from "../../session/open";
import type { ScriptStep } from "../../session/script";
import type { Clips } from "../../session/track";
import { tellPress } from "../../session/words";
import { findToday } from "../../state/format";
import { words } from "../../state/atlas";
import { open } from "../../state/pain";
import { ButtonsHelp } from "./ButtonsHelp";
import { Watchers } from "./Watchers";

interface Props {
  opened: Extract<Opened, { kind: "ready" | "broken_off" }>;
  path: PainPath & { kind: "kept" };
  live: LiveLine;
  onStart: (clips: Clips, silent: boolean, treater: Bundle["treater"]) => void;
  onEnd: () => void; // one that was broken off is not gone on with
  onDayOver: () => void;
}

function useClips(bundle: Bundle): { clips: Clips | null; loaded: number; n: number } {
  const [clips, setClips] = useState<Clips | null>(null);
  const [loaded, setLoaded] = useState(0);
  const { spoken } = bundle;
  useEffect(() => {
    let wanted = true;
    void loadClips(bundle.language, spoken, (n) => wanted && setLoaded(n)).then((all) => wanted && setClips(all));
    return () => void (wanted = false);
  }, [bundle]);
  return { clips, loaded, n: spoken.length };
}

export function Before({ opened, path, live, onStart, onEnd, onDayOver }: Props) {
  const { bundle } = opened;
  const [silent, setSilent] = useState(false);
  const needsHelper = bundle.script.steps.some((step) => step.tool === "helper");
  const [treater, setTreater] = useState<"self" | "helper">(needsHelper ? "helper" : "self");
  const { clips, loaded, n } = useClips(bundle);
  const start = () => {
    // The page may have stood open over midnight: a script is only begun on its own day.
    if (opened.kind === "ready" && bundle.script.day !== findToday()) return onDayOver();
    onStart(clips ?? new Map(), silent, opened.kind === "ready" ? treater : undefined);
  };
  const missing = clips ? n - clips.size : 0;
  return (
    <div class="narrow session-page">
      <p class="back"><Link to={{ page: "plan", pain: path }}><Icon name="back" />{t("session.back")}</Link></p>
      <h1 tabIndex={-1}>{t(opened.kind === "ready" ? "session.title" : "session.broken_off")}</h1>
      {opened.kind === "broken_off" && <BrokenOff opened={opened} />}
      <ol class="session-steps">
        {bundle.steps.map((step, i) => (
          <li key={i}>
            <strong>{step.name}, <span class="side">{step.side}</span></strong>
            <span>{t("session.step_with", { implement: step.implement, tool: step.tool })}</span>
            <span>{t("session.step_times", { n: bundle.script.steps[i]!.presses, hold: Math.round(bundle.script.steps[i]!.hold_s) })}</span>
            {step.where && <span class="hint">{step.where}</span>}
            <Posture position={bundle.script.steps[i]!.position} tool={bundle.script.steps[i]!.tool} />
            <Figure step={bundle.script.steps[i]!} name={`${step.name}, ${step.side}`} />
          </li>
        ))}
      </ol>
      {opened.kind === "ready" && needsHelper && <p class="session-note">{t("session.helper_needed")}</p>}
      {opened.kind === "ready" && !needsHelper && (
        <Segmented legend={t("session.who_presses")} value={treater} onChoose={setTreater}
          choices={[{ value: "self", label: t("session.i_press") }, { value: "helper", label: t("session.helper_presses") }]} />
      )}
      <Segmented legend={t("session.how_led")} value={silent ? "silent" : "sound"} onChoose={(way) => setSilent(way === "silent")}
        choices={[{ value: "sound", label: t("session.with_sound") }, { value: "silent", label: t("session.silent") }]} />
      {silent ? <SilentNote /> : <SoundNote loaded={loaded} n={n} ready={clips !== null} missing={missing} />}
      <Watchers path={path} live={live} />
      <ButtonsHelp />
      {opened.kind === "ready" && !opened.kept && <p class="calm-box">{t("session.no_room")}</p>}
      <div class="foot">
        <button type="button" class="main-action wide" disabled={!silent && clips === null} onClick={start}>{t(opened.kind === "ready" ? "session.start" : "session.go_on")}</button>
        {opened.kind === "broken_off" && <button type="button" class="button" onClick={onEnd}>{t("session.end_here")}</button>}
      </div>
    </div>
  );
}

// Where to press, on the person's own figure; only when asked for, and not while its words are not there.
function Figure({ step, name }: { step: ScriptStep; name: string }) {
  const [shown, setShown] = useState(false);
  if (!words.value || !open.value) return null;
  if (!shown) return <button type="button" class="quiet" onClick={() => setShown(true)}>{t("session.show_figure")}<span class="unseen">: {name}</span></button>;
  return <PointFigure words={words.value} figure={open.value.person.figure} cells={[]} at={step.point} site={step.site} />;
}

function BrokenOff({ opened }: { opened: Extract<Opened, { kind: "broken_off" }> }) {
  return (
    <div class="calm-box">
      <p>{t("session.broken_off_lead")}</p>
      {opened.lost && <p>{t("session.recorded", { name: `${opened.bundle.steps[opened.lost.step]?.name}, ${opened.bundle.steps[opened.lost.step]?.side}`, press: tellPress(opened.lost) })}</p>}
    </div>
  );
}

function SoundNote({ loaded, n, ready, missing }: { loaded: number; n: number; ready: boolean; missing: number }) {
  return (
    <div class="session-note">
      <p><strong>{t("session.silence_means")}</strong> {t("session.beat")}</p>
      <p>{t("session.music")}</p>
      {!ready && <p role="status">{t("session.loading_words", { loaded, n })}</p>}
      {missing > 0 && <p class="calm-box">{t("session.words_missing", { n: missing })}</p>}
    </div>
  );
}

function SilentNote() {
  const can = canBuzz();
  return (
    <div class="session-note">
      <p>{t(can ? "session.silent_lead" : "session.no_buzz")}</p>
      {can && <button type="button" class="button" onClick={() => buzz("off")}>{t("session.try_buzz")}</button>}
    </div>
  );
}
