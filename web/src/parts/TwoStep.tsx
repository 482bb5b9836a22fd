// A button for what cannot be undone: the first press asks, the second does it.
import { useState } from "preact/hooks";
import { t } from "../messages";

export function TwoStep({ label, question, confirm, onDo }: { label: string; question: string; confirm: string; onDo: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  if (!asking) return <button type="button" class="quiet danger" onClick={() => setAsking(true)}>{label}</button>;
  return (
    <div class="two-step" role="group" aria-label={question}>
      <p>{question}</p>
      <button type="button" class="button" ref={(button) => button?.focus()} onClick={() => setAsking(false)}>{t("confirm.keep")}</button>
      <button type="button" class="button danger" onClick={() => void onDo().finally(() => setAsking(false))}>{confirm}</button>
    </div>
  );
}
