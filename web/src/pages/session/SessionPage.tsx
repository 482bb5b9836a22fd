// A session that one can follow lying on a ball. It holds no rule: where to go from here is in the script.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { client } from "../../client";
import { t } from "../../messages";
import { Link } from "../../parts/Link";
import { go, type PainPath } from "../../router";
import type { Bundle } from "../../session/bundle";
import { dropSession, keepBundle, keepMoment } from "../../session/keep";
import { breakOff, type Told } from "../../session/machine";
import { takePlace } from "../../session/only_here";
import { openFresh, openKept, type Opened } from "../../session/open";
import { Player } from "../../session/player";
import { buildToldEvent } from "../../session/told_events";
import { buildLiveWord, LiveLine } from "../../session/live";
import { keepScreenOn } from "../../session/wake";
import type { Clips } from "../../session/track";
import { findToday } from "../../state/format";
import { keepAndSend, keeper, tellFailure } from "../../state/pain";
import { language } from "../../state/settings";
import "../../style/session.css";
import { After } from "./After";
import { Before } from "./Before";
import { During } from "./During";
import { moveInAnswers } from "./answers";
import { Left } from "./Left";

type Stage = { kind: "opening" } | { kind: "elsewhere" } | { kind: "opened"; opened: Opened } | { kind: "running"; player: Player };

const tell = (bundle: Bundle, told: Told[], at: Date) => void keepAndSend(told.map((one) => buildToldEvent(bundle, bundle.script, one, at)));

export function SessionPage({ path }: { path: PainPath & { kind: "kept" } }) {
  const [stage, setStage] = useState<Stage>({ kind: "opening" });
  const [round, setRound] = useState(0); // asks anew
  const release = useRef<(() => void) | null>(null);
  const live = useMemo(() => new LiveLine((word) => client.sayLive(path, word)), [path.person, path.pain]);
  useEffect(() => {
    let wanted = true;
    const open = async () => {
      release.current ??= await takePlace(path.pain);
      if (!wanted) return release.current?.();
      if (!release.current) return setStage({ kind: "elsewhere" });
      const day = findToday();
      const opened = openKept(keeper, path.pain, day, tell) ?? (await openFresh(keeper, path, language.value, day));
      if (wanted) setStage({ kind: "opened", opened });
    };
    open().catch((error: unknown) => {
      tellFailure(error);
      if (wanted) setStage({ kind: "opened", opened: { kind: "failed", sentence: t("problem.unexpected") } });
    });
    return () => void (wanted = false);
  }, [round]);
  useEffect(() => () => release.current?.(), []);
  const again = () => {
    setStage({ kind: "opening" });
    setRound(round + 1);
  };

  if (stage.kind === "opening") return <p class="narrow calm-box" role="status">{t("session.opening")}</p>;
  if (stage.kind === "elsewhere") return <Notice title={t("session.elsewhere")} path={path} text={t("session.elsewhere_lead")} again={again} />;
  if (stage.kind === "running") return <Running player={stage.player} path={path} live={live} />;
  const { opened } = stage;
  switch (opened.kind) {
    case "away":
      return <Notice title={t("session.title")} path={path} text={t("session.away")} again={again} />;
    case "failed":
      return <Notice title={t("session.title")} path={path} text={opened.sentence || t("session.not_whole")} again={again} />;
    case "not_now":
      return <Notice title={t("session.not_now")} path={path} text={opened.sentence} />;
    case "too_late":
      return <Left bundle={opened.bundle} done={opened.done} title={t("session.too_late")} lead={t("session.too_late_lead")} action={t("session.ask_new")} onGo={again} />;
  }
  const start = (clips: Clips, silent: boolean, treater: Bundle["treater"]) => {
    const from = opened.kind === "broken_off" ? opened.from : null;
    if (treater) {
      opened.bundle.treater = treater;
      keepBundle(keeper, opened.bundle);
    }
    const player: Player = new Player(opened.bundle, clips, silent, {
      tell: (told) => tell(opened.bundle, told, new Date()),
      keep: (kept) => (kept.moment.over ? dropSession(keeper, path.pain) : keepMoment(keeper, path.pain, kept)),
      show: (moment, input) => live.on.value && live.tell(buildLiveWord(opened.bundle, moment, input)),
      onMedia: (word) => moveInAnswers(player.state.value, word),
    }, from);
    player.start();
    setStage({ kind: "running", player });
  };
  const end = () => {
    if (opened.kind === "broken_off") tell(opened.bundle, breakOff(opened.from.moment).told, new Date());
    dropSession(keeper, path.pain);
    go({ page: "plan", pain: path });
  };
  return <Before opened={opened} path={path} live={live} onStart={start} onEnd={end} onDayOver={again} />;
}

function Running({ player, path, live }: { player: Player; path: PainPath & { kind: "kept" }; live: LiveLine }) {
  const stay = useMemo(keepScreenOn, []);
  const over = player.moment.value.over;
  useEffect(() => {
    document.body.toggleAttribute("data-running", !over); // the frame of the pages makes way for the session
    if (over) stay();
    return () => document.body.removeAttribute("data-running");
  }, [over]);
  useEffect(() => () => {
    stay();
    player.close();
  }, []);
  return over ? <After player={player} path={path} /> : <During player={player} path={path} live={live} />;
}

function Notice({ title, text, path, again }: { title: string; text: string; path: PainPath; again?: () => void }) {
  return (
    <div class="narrow">
      <h1 tabIndex={-1}>{title}</h1>
      <p class="calm-box">{text}</p>
      <div class="row">
        {again && <button type="button" class="button primary" onClick={again}>{t("session.again")}</button>}
        <Link class="button" to={{ page: "plan", pain: path }}>{t("session.back")}</Link>
      </div>
    </div>
  );
}
