// The running session: stop above, what to do in the middle, answers at the thumb. Readable from an arm's length, lying down.
import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { nWaiting } from "../../state/events";
import { reachable } from "../../client";
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Posture } from "../../parts/Posture";
import { Link } from "../../parts/Link";
import type { PainPath } from "../../router";
import type { LiveLine } from "../../session/live";
import type { Player } from "../../session/player";
import { findBranch } from "../../session/script";
import { screenStays } from "../../session/wake";
import { readPrompts, tellLevel } from "../../session/words";
import { announce } from "../../state/announce";
import { Answers, PressButtons } from "./Answers";
import { Countdown } from "./Countdown";
import { useKeys } from "./use_keys";

const reading_ms = 350; // a second tap of a trembling finger must not answer the next question unseen

export function During({ player, path, live }: { player: Player; path: PainPath; live: LiveLine }) {
  const state = player.state.value;
  const { bundle } = player;
  const entered = useRef(Date.now());
  const heading = useRef<HTMLHeadingElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const say = (word: string) => {
    const now = player.state.value;
    if (word !== "stop" && now.kind !== "hold" && Math.abs(Date.now() - entered.current) < reading_ms) return;
    // A list is answered from its end, also by key: nobody says no to signs that were never on the screen.
    const page = frame.current;
    if (word !== "stop" && now.flags?.length && page && page.scrollTop + page.clientHeight < page.scrollHeight - 8) return page.scrollBy(0, 0.8 * page.clientHeight);
    player.say(word);
  };
  useKeys(() => player.state.value, say);
  useSignalEffect(() => {
    const at = player.state.value;
    entered.current = Date.now();
    announce(readPrompts(bundle, at).join(" "));
  });
  useEffect(() => {
    frame.current?.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [state.id]);
  const [title, ...rest] = readPrompts(bundle, state);
  const holding = state.kind === "hold";
  const stops = findBranch(state, "stop") !== undefined;
  const step = bundle.steps[state.step];
  return (
    <div ref={frame} class={`during ${state.kind} ${player.silent.value ? "silent" : ""} ${state.flags?.length ? "listed" : ""}`}>
      {stops && (
        <button type="button" class="stop-button" onClick={() => say("stop")}>
          <span class="stop-word"><Icon name="stop" />{t("session.stop")}</span>
          <span class="stop-hint">{t(holding ? "session.stop_hint" : "session.stop_hint_short")}</span>
        </button>
      )}
      <div class="during-body" key={state.id}>
        <Place player={player} />
        <h1 tabIndex={-1} ref={heading}>{title ?? t("session.title")}</h1>
        {player.saying.value && bundle.prompts[player.saying.value] && <p class="said">{bundle.prompts[player.saying.value]}</p>}
        <Countdown player={player} />
        {holding && <p class="level">{tellLevel(state.level ?? 0, bundle.good)}</p>}
        {rest.map((text) => <p key={text}>{text}</p>)}
        {step && player.moment.value.press === null && (
          <div class="step-words">
            <Posture position={bundle.script.steps[state.step]!.position} tool={bundle.script.steps[state.step]!.tool} />
            {step.where && <p>{step.where}</p>}
            {step.stance && <p>{step.stance}</p>}
            {step.press && <p>{step.press}</p>}
            {step.scale && <p class="hint">{step.scale}</p>}
          </div>
        )}
        {(state.flags ?? []).length > 0 && (
          <ul class="asked-flags">{state.flags!.map((id) => <li key={id}>{bundle.flags.find((one) => one.id === id)?.question ?? id}</li>)}</ul>
        )}
        <Lines player={player} live={live} />
        {!stops && !player.moment.value.begun && <p><Link class="quiet" to={{ page: "plan", pain: path }}>{t("session.leave")}</Link></p>}
      </div>
      <div class="during-foot">
        <Answers state={state} onSay={say} />
        {(holding || ["more", "less", "good"].some((word) => findBranch(state, word))) && <PressButtons state={state} onSay={say} />}
      </div>
    </div>
  );
}

// Which point, on which side, and how many there are.
function Place({ player }: { player: Player }) {
  const { step: n } = player.state.value;
  const step = player.bundle.steps[n];
  const total = player.bundle.steps.length;
  if (!step) return null;
  const pressed = player.done.value.filter((one) => one.step === n).length;
  return (
    <p class="place">
      <span class="place-count">{t("session.place", { now: n + 1, total })}{pressed > 0 && `, ${t("session.pressed", { n: pressed })}`}</span>
      <strong>{step.name}, <span class="side">{step.side}</span></strong>
    </p>
  );
}

// Calm single lines about the device.
function Lines({ player, live }: { player: Player; live: LiveLine }) {
  const pressing = player.moment.value.press !== null;
  return (
    <div class="lines">
      {player.soundRefused.value && <button type="button" class="button" onClick={() => player.soundAgain()}>{t("session.sound_off")}</button>}
      {!pressing && <button type="button" class="quiet" onClick={() => player.setSilent(!player.silent.value)}>{t(player.silent.value ? "session.to_sound" : "session.to_silent")}</button>}
      {live.on.value && <p>{t(live.heard.value === false ? "watch.not_heard" : "watch.is_shown")}</p>}
      {live.on.value && !pressing && <button type="button" class="quiet" onClick={() => (live.on.value = false)}>{t("watch.stop_showing")}</button>}
      {screenStays.value === false && <p>{t("session.screen_off")}</p>}
      {(!reachable.value || nWaiting.value > 0) && <p>{t("session.kept_here")}</p>}
    </div>
  );
}
