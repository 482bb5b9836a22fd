// What is said of trigger point massage, and how far it is true.
import type { ClaimWords } from "../../api/care";
import { reachable } from "../../client";
import { t, type MessageKey } from "../../messages";
import { nameSource } from "../../parts/Basis";
import { useArrival, useCareWords } from "../../state/care";
import "../../style/care.css";

const grades: Record<string, MessageKey> = {
  moderate: "grade.moderate", low: "grade.low", very_low: "grade.very_low", contested: "grade.contested", unknown: "grade.unknown",
};

export function EvidencePage() {
  useArrival();
  const book = useCareWords();
  return (
    <div class="narrow evidence">
      <h1 tabIndex={-1}>{t("evidence.title")}</h1>
      <p class="lead">{t("evidence.lead")}</p>
      {book ? book.claims.map((one) => <Claim key={one.id} claim={one} />) : <p class="calm-box" role="status">{t(reachable.value ? "app.loading" : "app.away")}</p>}
    </div>
  );
}

function Claim({ claim }: { claim: ClaimWords }) {
  const grade = grades[claim.grade];
  return (
    <article class={`card claim grade-${claim.grade}`}>
      <h2>{claim.claim}</h2>
      <p class="grade"><Sureness grade={claim.grade} /><strong>{grade ? t(grade) : claim.grade}</strong></p>
      <p class="find"><span class="label">{t("evidence.known")}</span>{claim.known}</p>
      <p class="find"><span class="label">{t("evidence.unknown")}</span>{claim.unknown}</p>
      {(claim.sources?.length ?? 0) > 0 && (
        <details class="more">
          <summary>{t("evidence.sources")}<span class="unseen"> {claim.claim}</span></summary>
          <ul class="sources">{claim.sources!.map((one, index) => <li key={index}>{nameSource(one)}</li>)}</ul>
        </details>
      )}
    </article>
  );
}

const filled: Record<string, number> = { moderate: 3, low: 2, very_low: 1 };

// Four steps, of which no claim here reaches the last; the words beside say the same.
function Sureness({ grade }: { grade: string }) {
  return (
    <svg class="sureness" viewBox="0 0 46 10" aria-hidden="true">
      {[0, 1, 2, 3].map((step) => <rect key={step} class={step < (filled[grade] ?? 0) ? "full" : ""} x={step * 12 + 0.75} y="0.75" width="8.5" height="8.5" rx="2" />)}
    </svg>
  );
}
