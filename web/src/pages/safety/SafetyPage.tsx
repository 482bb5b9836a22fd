// Danger first: one checklist a screen, "none of these" as the main answer. Which lists are open is the engine's word.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Located, Words } from "../../api/types";
import { reachable } from "../../client";
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Link } from "../../parts/Link";
import { go } from "../../router";
import { answerSafety, type OpenPain } from "../../state/pain";
import { isStop, StopPage } from "./StopPage";
import { Notices } from "../answer/Notices";

type Open = Located["screen"]["unanswered"][number];
type Given = "yes" | "not_sure" | "no";

const reading_ms = 400; // a second tap of a trembling finger must not answer the next list unseen

export function SafetyPage({ open, words }: { open: OpenPain; words: Words }) {
  const { located, pain } = open;
  const unanswered = located?.screen.unanswered ?? [];
  // The list on the screen stays as it is until it is finished, although each answer is saved at once.
  const [current, setCurrent] = useState<Open | null>(null);
  const [given, setGiven] = useState<Record<string, Given>>({});
  const done = useRef(0);
  const [settled, setSettled] = useState(false);
  const shown = current ?? unanswered[0] ?? null;
  const heading = useRef<HTMLHeadingElement>(null);
  const finishing = useRef("");
  useEffect(() => {
    if (done.current > 0) heading.current?.focus();
    setSettled(false);
    const timer = setTimeout(() => setSettled(true), reading_ms);
    return () => clearTimeout(timer);
  }, [shown?.screen]);

  if (pain.cells.length === 0 && !open.asking) return <Nothing open={open} />;
  if (!located) return <Waiting />;
  if (isStop(located)) return <StopPage open={open} words={words} located={located} />;
  if (!shown) return <Finished open={open} words={words} located={located} />;

  const screen = words.screens.find((one) => one.id === shown.screen);
  const answer = (flag: string, next: Given) => {
    setCurrent(shown);
    setGiven({ ...given, [flag]: next });
    void answerSafety([{ flag, answer: next }]);
  };
  const ticked = shown.flags.some((flag) => given[flag] && given[flag] !== "no");
  const finish = () => {
    if (!settled || finishing.current === shown.screen) return;
    finishing.current = shown.screen;
    done.current += 1;
    const rest = shown.flags.filter((flag) => !given[flag]);
    setGiven({});
    void answerSafety([...rest.map((flag) => ({ flag, answer: "no" as const })), ...(ticked ? [] : [{ screen: shown.screen, answer: "none" as const }])])
      .then(() => setCurrent(null))
      .finally(() => (finishing.current = ""));
  };
  const left = unanswered.filter((one) => one.screen !== shown.screen).length + 1;
  const total = done.current + left;

  return (
    <div class="narrow safety">
      <p class="progress-words" role="status">{t("safety.progress", { now: done.current + 1, total })}</p>
      <progress value={done.current} max={total} aria-label={t("safety.progress", { now: done.current + 1, total })} />
      <h1 tabIndex={-1} ref={heading}>{screen?.title ?? shown.screen}</h1>
      <p class="lead">{screen?.intro}</p>
      <ul class="checklist">
        {shown.flags.map((id) => {
          const flag = words.flags.find((one) => one.id === id);
          const now = given[id];
          return (
            <li key={id} class={now && now !== "no" ? "ticked" : ""}>
              <p id={`q-${id}`}>{flag?.question ?? id}
                {shown.reconfirm?.includes(id) && <small>{t("safety.again")}</small>}
              </p>
              <div class="answers" role="group" aria-labelledby={`q-${id}`}>
                <button type="button" aria-pressed={now === "yes"} onClick={() => answer(id, now === "yes" ? "no" : "yes")}>{t("answer.yes")}</button>
                <button type="button" aria-pressed={now === "not_sure"} onClick={() => answer(id, now === "not_sure" ? "no" : "not_sure")}>{t("answer.not_sure")}</button>
              </div>
            </li>
          );
        })}
      </ul>
      <div class="foot">
        <button type="button" class="main-action wide" aria-disabled={!settled} disabled={open.asking && current !== null && !ticked && done.current > 0 && !reachable.value} onClick={finish}>
          <Icon name="check" />{t(ticked ? "safety.rest_none" : "safety.none")}
        </button>
      </div>
      <Notices words={words} located={located} />
    </div>
  );
}

function Waiting() {
  return <p class="narrow calm-box" role="status">{reachable.value ? t("safety.loading") : t("safety.away")}</p>;
}

function Nothing({ open }: { open: OpenPain }) {
  return (
    <div class="narrow">
      <h1 tabIndex={-1}>{t("safety.nothing_painted")}</h1>
      <Link class="main-action" to={{ page: "draw", pain: open.path }}>{t("answer.paint")}</Link>
    </div>
  );
}

function Finished({ open, words, located }: { open: OpenPain; words: Words; located: Located }) {
  useEffect(() => {
    if (located.screen.raised.length === 0 && located.ranking) go({ page: "answer", pain: open.path }, "replace");
  }, []);
  return (
    <div class="narrow safety">
      <h1 tabIndex={-1}>{t("safety.done")}</h1>
      <Notices words={words} located={located} />
      <div class="foot">
        <Link class="main-action wide" to={{ page: "answer", pain: open.path }}>{t("safety.to_answer")}<Icon name="next" /></Link>
      </div>
    </div>
  );
}
