// The second screen: a helper or therapist sees from a step away how a session goes on somebody else's device.
import { useEffect, useRef, useState } from "preact/hooks";
import type { CareWords } from "../../api/care";
import type { Words } from "../../api/types";
import { client } from "../../client";
import { t, type MessageKey } from "../../messages";
import { Icon } from "../../parts/Icon";
import { PointFigure } from "../../parts/PointFigure";
import type { PainPath } from "../../router";
import { keepScreenOn } from "../../session/wake";
import { formatClock, nameInput, tellLevel } from "../../session/words";
import { announce } from "../../state/announce";
import { useArrival, useCareWords } from "../../state/care";
import { namePoint } from "../../state/format";
import { open } from "../../state/pain";
import "../../style/watch.css";
import { findHeld, findLeft, findSilence, silent_after_s, takeWord, type Said, type Watched } from "./watched";

type Line = "connecting" | "open" | "lost";

function useLive(at: PainPath & { kind: "kept" }): { line: Line; watched: Watched | null } {
  const [line, setLine] = useState<Line>("connecting");
  const [watched, setWatched] = useState<Watched | null>(null);
  const first = useRef(true);
  useEffect(() => client.listenLive(at, {
    onOpen: () => {
      first.current = true;
      setLine("open");
    },
    onLost: () => setLine("lost"),
    onWord: (word) => {
      const isFirst = first.current;
      first.current = false;
      setWatched((before) => takeWord(before, word, isFirst, Date.now()));
      if (!isFirst && word.input) announce(tellInput(word.input));
    },
  }), [at.person, at.pain]);
  return { line, watched };
}

// Looks at the clock four times a second; what is shown comes from the clock alone.
function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const tellInput = (input: string): string => {
  const pain = /^pain_(\d+)$/.exec(input);
  if (input === "stop") return t("session.stop");
  return pain ? t("session.pain_of", { pain: pain[1]! }) : nameInput(input);
};

function tellAgo(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return whole < 60 ? t("watch.seconds_ago", { n: whole }) : t("watch.minutes_ago", { n: Math.floor(whole / 60) });
}

export function WatchPage({ at, words }: { at: PainPath & { kind: "kept" }; words: Words | null }) {
  useArrival();
  const { line, watched } = useLive(at);
  const now = useNow();
  const book = useCareWords();
  useEffect(keepScreenOn, []);
  return (
    <div class="watch">
      <h1 tabIndex={-1}>{t("watch.title")}</h1>
      <Status line={line} watched={watched} now={now} />
      {watched && words && book && <Session watched={watched} now={now} words={words} book={book} lost={line !== "open"} />}
    </div>
  );
}

/** What one may rely on, in one sentence. */
function findStatus(line: Line, watched: Watched | null, now: number): { key: MessageKey; good: boolean } {
  if (line === "lost") return { key: "watch.lost", good: false };
  if (line === "connecting") return { key: "watch.connecting", good: true };
  if (!watched) return { key: "watch.nothing_yet", good: true };
  if (watched.word.kind === "end") return { key: "watch.over", good: true };
  if (!watched.live) return { key: "watch.last_known", good: true };
  return findSilence(watched, now) > silent_after_s ? { key: "watch.silent", good: false } : { key: "watch.live", good: true };
}

function Status({ line, watched, now }: { line: Line; watched: Watched | null; now: number }) {
  const { key, good } = findStatus(line, watched, now);
  return <p class={`watch-status ${good ? "" : "bad"}`} role="status"><Icon name={good ? "eye" : "warn"} /><span>{t(key)}</span></p>;
}

interface Props { watched: Watched; now: number; words: Words; book: CareWords; lost: boolean }

function Session({ watched, now, words, book, lost }: Props) {
  const { word, said } = watched;
  const stopped = said[0]?.input === "stop" && word.input === "stop";
  const shown = (word.shows ?? []).map((id) => book.prompts.find((one) => one.id === id)?.text ?? "").filter((text) => text !== "");
  const old = lost || !watched.live || findSilence(watched, now) > silent_after_s;
  return (
    <div class={`watched ${word.kind} ${old && word.kind !== "end" ? "old" : ""}`}>
      {stopped && <p class="watch-stop"><Icon name="stop" />{t("session.stop")}</p>}
      <Place watched={watched} words={words} />
      <p class="watch-state">{t(nameKind(word.kind))}</p>
      <Times watched={watched} now={now} book={book} />
      {shown.length > 0 && <blockquote class="watch-words" aria-label={t("watch.words")}>{shown.map((text) => <p key={text}>{text}</p>)}</blockquote>}
      <SaidList said={said} now={now} />
      {word.point && open.value && (
        <details class="more">
          <summary>{t("watch.figure")}</summary>
          <PointFigure words={words} figure={open.value.person.figure} cells={[]} at={word.point} />
        </details>
      )}
    </div>
  );
}

const kinds: Record<string, MessageKey> = { hold: "watch.hold", ask: "watch.ask", say: "watch.say", end: "watch.end" };
const nameKind = (kind: string | undefined): MessageKey => kinds[kind ?? ""] ?? "watch.say";

function Place({ watched: { word }, words }: { watched: Watched; words: Words }) {
  if (!word.point) return null;
  const names = namePoint(words, word.point);
  const tool = words.tools.find((one) => one.id === word.tool)?.name;
  return (
    <div class="watch-place">
      <p class="place-count">{t("session.place", { now: word.step + 1, total: word.steps ?? 1 })}</p>
      <p class="watch-point"><strong>{names.plain}</strong> <span class={`watch-side ${word.point.side}`}>{t(word.point.side === "left" ? "watch.left" : "watch.right")}</span></p>
      <p class="hint"><i lang="la">{names.latin}</i>{tool && ` · ${tool}`}</p>
    </div>
  );
}

function Times({ watched, now, book }: { watched: Watched; now: number; book: CareWords }) {
  const { word } = watched;
  if (word.kind !== "hold") return null;
  const left = findLeft(watched, now);
  const bound = (id: string, otherwise: number) => book.bounds.find((one) => one.id === id)?.value ?? otherwise;
  return (
    <>
      <p class="watch-level">{tellLevel(word.level, [bound("good_pain_low", 0), bound("good_pain_high", 10)])}</p>
      <dl class="watch-times">
        <div><dt>{t("watch.pressed_for")}</dt><dd><span role="timer">{formatClock(Math.floor(findHeld(watched, now)))}</span></dd></div>
        {left !== null && <div><dt>{t("watch.still")}</dt><dd>{formatClock(left)}</dd></div>}
      </dl>
    </>
  );
}

function SaidList({ said, now }: { said: Said[]; now: number }) {
  if (said.length === 0) return null;
  return (
    <section aria-labelledby="watch-said">
      <h2 id="watch-said">{t("watch.said")}</h2>
      <ol class="watch-said">
        {said.map((one, index) => (
          <li key={one.at_ms} class={`said-${one.input} ${index === 0 ? "latest" : ""}`}>
            <span>{looks[one.input] && <Icon name={looks[one.input]!} />}{tellInput(one.input)}</span>
            <small>{tellAgo((now - one.at_ms) / 1000)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}

const looks: Partial<Record<string, "plus" | "minus" | "check" | "stop">> = { more: "plus", less: "minus", good: "check", stop: "stop" };
