// After the session: help first where the script asks for it, then what was done, what follows, and tomorrow's question.
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Link } from "../../parts/Link";
import type { PainPath } from "../../router";
import type { Bundle } from "../../session/bundle";
import type { Player } from "../../session/player";
import { readPrompts } from "../../session/words";
import { nWaiting } from "../../state/events";
import { HelpCall } from "../safety/HelpCall";
import { DoneList } from "./DoneList";

export function After({ player, path }: { player: Player; path: PainPath & { kind: "kept" } }) {
  const state = player.state.value;
  const { bundle } = player;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  const [title, ...rest] = readPrompts(bundle, state);
  const help = state.action === "A" ? "now" : state.action === "B" ? "today" : null;
  const finished = (state.how ?? "finished") === "finished";
  return (
    <div class="narrow session-page after">
      {help && (
        <section class={`stop-page ${help}`}>
          <Icon name="stop" />
          <h1 tabIndex={-1} ref={heading}>{t(help === "now" ? "stop.now" : "stop.today")}</h1>
          <Words title={title} rest={rest} />
          {help === "now" && <HelpCall />}
          <FlagAdvice bundle={bundle} flags={state.flags ?? []} />
        </section>
      )}
      {!help && (
        <>
          <h1 tabIndex={-1} ref={heading}>{title ?? t(finished ? "session.finished" : "session.ended")}</h1>
          {rest.map((text) => <p key={text} class="lead">{text}</p>)}
        </>
      )}
      <DoneList bundle={bundle} done={player.done.value} />
      {nWaiting.value > 0 && <p class="calm-box" role="status">{t("session.kept_here")}</p>}
      {!help && player.done.value.length > 0 && <Aftercare bundle={bundle} />}
      <div class="row">
        {player.done.value.length > 0 && <Link class={help ? "button" : "main-action"} to={{ page: "diary", pain: path }}>{t("session.tomorrow")}</Link>}
        <Link class="button" to={{ page: "plan", pain: path }}>{t("session.back")}</Link>
      </div>
    </div>
  );
}

function Words({ title, rest }: { title: string | undefined; rest: string[] }) {
  return <>{[title, ...rest].map((text) => text && <p key={text} class="lead">{text}</p>)}</>;
}

function FlagAdvice({ bundle, flags }: { bundle: Bundle; flags: string[] }) {
  const told = bundle.flags.filter((one) => flags.includes(one.id));
  if (told.length === 0) return null;
  return <ul class="because">{told.map((one) => <li key={one.id}><h2>{one.name}</h2><p>{one.do_now}</p></li>)}</ul>;
}

function Aftercare({ bundle }: { bundle: Bundle }) {
  if (bundle.aftercare.length === 0) return null;
  return (
    <section>
      <h2>{t("session.aftercare")}</h2>
      {bundle.aftercare.map((one) => (
        <ul key={one.area}>{[one.stretch, one.heat, one.movement, one.exercise].filter((text) => text).map((text) => <li key={text}>{text}</li>)}</ul>
      ))}
    </section>
  );
}
