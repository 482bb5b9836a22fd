// How long it still lasts, from the clock; the true time that was pressed stands beside it.
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../../messages";
import type { Player } from "../../session/player";
import { findHoldLength } from "../../session/script";
import { formatClock } from "../../session/words";
import { announce } from "../../state/announce";

const told_s = new Set([60, 30, 10]); // a screen reader hears these, not each second

export function Countdown({ player }: { player: Player }) {
  const state = player.state.value;
  const { clock_s, press } = player.moment.value;
  const length_s = findHoldLength(player.bundle.script, state);
  const last = useRef(0);
  useSignalEffect(() => {
    const whole = Math.ceil(findHoldLength(player.bundle.script, player.state.value) - player.moment.value.clock_s);
    if (player.state.value.kind === "hold" && whole !== last.current && told_s.has(whole)) announce(t("session.seconds_left", { n: whole }));
    last.current = whole;
  });
  if (state.kind !== "hold") return length_s > 0 && state.kind === "ask" ? <p class="hint" role="timer">{t("session.goes_on", { time: formatClock(length_s - clock_s) })}</p> : null;
  return (
    <div class="countdown">
      <p role="timer" class="big-time" aria-label={t("session.time_left")}>{length_s > 0 ? formatClock(length_s - clock_s) : formatClock(press?.seconds ?? clock_s)}</p>
      {length_s > 0 && <progress max={length_s} value={Math.min(clock_s, length_s)} aria-label={t("session.time_left")} />}
      {press && <p class="hint">{t("session.held_so_far", { time: formatClock(Math.floor(press.seconds)) })}</p>}
    </div>
  );
}
