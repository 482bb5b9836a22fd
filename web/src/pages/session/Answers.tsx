// The answers of a state: words, numbers for pain, and the three that steer the pressure. All at least 72 px high.
import { t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { findBranch, type ScriptState } from "../../session/script";
import { nameInput } from "../../session/words";
import { listPains, listWords } from "./answers";

interface Props { state: ScriptState; onSay: (word: string) => void }

export function Answers({ state, onSay }: Props) {
  const [words, pains] = [listWords(state), listPains(state)];
  return (
    <>
      {pains.length > 0 && (
        <div class="pain-scale">
          <div role="group" aria-label={t("session.pain_scale")} class="pain-buttons">
            {pains.map((n) => <button key={n} type="button" class="answer-button" onClick={() => onSay(`pain_${n}`)}>{n}</button>)}
          </div>
          <p class="scale-ends"><span>{t("session.pain_none")}</span><span>{t("session.pain_worst")}</span></p>
        </div>
      )}
      {words.length > 0 && (
        <div class={`answer-words ${words.length > 3 ? "many" : ""}`}>
          {words.map((word) => <button key={word} type="button" class={`answer-button word-${word}`} onClick={() => onSay(word)}>{nameInput(word)}</button>)}
        </div>
      )}
    </>
  );
}

const looks = { less: "minus", good: "check", more: "plus" } as const;

/** Always the three of them, in their places; one that leads nowhere, such as more at the ceiling, says so. */
export function PressButtons({ state, onSay }: Props) {
  return (
    <div class="press-buttons">
      {(["less", "good", "more"] as const).map((word) => {
        const leads = findBranch(state, word) !== undefined;
        return (
          <button key={word} type="button" class={`press-${word}`} aria-disabled={!leads} onClick={() => onSay(word)}>
            <Icon name={looks[word]} />{nameInput(word)}
          </button>
        );
      })}
    </div>
  );
}
