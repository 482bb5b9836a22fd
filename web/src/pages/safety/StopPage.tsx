// The way ends here: help is needed now, or a doctor today. Calm, full, unmistakable.
import { useEffect, useRef } from "preact/hooks";
import type { Located, Words } from "../../api/types";
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { answerSafety, type OpenPain } from "../../state/pain";
import { HelpCall } from "./HelpCall";

/** The engine asks for help now (A) or for a doctor today (B). */
export const isStop = (located: Located): boolean => located.screen.action === "A" || located.screen.action === "B";

export function StopPage({ open, words, located }: { open: OpenPain; words: Words; located: Located }) {
  const emergency = located.screen.action === "A";
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0); // the answer that led here may stand far down in its list
    heading.current?.focus({ preventScroll: true });
  }, []);
  const raised = located.screen.raised.filter((one) => one.action === "A" || one.action === "B");
  return (
    <div class={`stop-page ${emergency ? "now" : "today"}`}>
      <Icon name="stop" />
      <h1 tabIndex={-1} ref={heading}>{t(emergency ? "stop.now" : "stop.today")}</h1>
      <p class="lead">{t(emergency ? "stop.now_lead" : "stop.today_lead")}</p>
      {emergency && <HelpCall />}
      <h2>{t("stop.because")}</h2>
      <ul class="because">
        {raised.map((one) => {
          const flag = words.flags.find((known) => known.id === one.flag);
          return (
            <li key={one.flag}>
              <h3>{flag?.name}{one.answer === "not_sure" && <small>{t("stop.not_sure")}</small>}</h3>
              <p>{flag?.do_now}</p>
              <button type="button" class="quiet" onClick={() => void answerSafety([{ flag: one.flag, answer: "no" }])}>{t("stop.mistake")}</button>
            </li>
          );
        })}
      </ul>
      <p class="kept">{t("stop.kept", { pain: open.pain.name })}</p>
    </div>
  );
}
