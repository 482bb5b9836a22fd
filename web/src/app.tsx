// The frame around the pages: bars that tell the state, the header with the way, the page itself, the live region.
import { effect, untracked } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { pageIsOld, reachable } from "./client";
import { t } from "./messages";
import { Icon } from "./parts/Icon";
import { Link } from "./parts/Link";
import { Patterns } from "./parts/Patterns";
import { findPage } from "./pages";
import { route, type PainPath } from "./router";
import { announcement } from "./state/announce";
import { words } from "./state/atlas";
import { nWaiting } from "./state/events";
import { open, openPain, problem } from "./state/pain";

effect(() => {
  const at = route.value;
  problem.value = null; // what went wrong on the page before is over
  if ("pain" in at) untracked(() => void openPain(at.pain)); // only a new address opens a pain, not each change of it
});

export function App() {
  const at = route.value;
  const page = findPage(at.page);
  useEffect(() => {
    document.title = at.page === "start" ? "Unknot" : `${t(page.title)} · Unknot`;
    // The new page's heading takes the focus, so that a screen reader begins there. Not on the first load.
    if (document.body.dataset["moved"]) requestAnimationFrame(() => document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true }));
    document.body.dataset["moved"] = "yes";
  }, [at.page, "pain" in at ? JSON.stringify(at.pain) : ""]);
  return (
    <>
      <a class="skip" href="#main">{t("app.skip")}</a>
      <Patterns />
      <Header pain={"pain" in at ? at.pain : null} page={at.page} />
      <Bars />
      <main id="main" class={`page-${at.page}`}>{page.show(at, words.value, open.value)}</main>
      <p class="unseen" role="status">{announcement.value}</p>
    </>
  );
}

function Header({ pain, page }: { pain: PainPath | null; page: string }) {
  const caring = ["plan", "diary", "trial", "report", "session", "watch"].includes(page);
  const steps = caring ? (["answer", "plan", "diary", "trial", "report"] as const) : (["draw", "safety", "answer"] as const);
  return (
    <header class="top">
      <Link class="brand" to={{ page: "start" }}><img src="/icon.svg" width="36" height="36" alt="" /><span>Unknot</span></Link>
      {pain?.kind === "kept" && (
        <nav class={`steps ${caring ? "care" : ""}`} aria-label={t("app.steps")}>
          <ol>{steps.map((step) => (
            <li key={step}><Link to={{ page: step, pain }} current={page === step || ((page === "muscle" || page === "press" || page === "twin") && step === "answer")}>{t(caring && step === "answer" ? "step.answer_short" : `step.${step}`)}</Link></li>
          ))}</ol>
        </nav>
      )}
      <Link class="settings-link" to={{ page: "settings" }} current={page === "settings"} label={t("settings.title")}><Icon name="gear" /><span>{t("settings.short")}</span></Link>
    </header>
  );
}

function Bars() {
  return (
    <div class="bars">
      {pageIsOld.value && (
        <div class="bar" role="status"><p>{t("bar.old")}</p><button type="button" class="button" onClick={() => location.reload()}>{t("bar.reload")}</button></div>
      )}
      {!reachable.value && <div class="bar" role="status"><p>{nWaiting.value > 0 ? t("bar.waiting", { n: nWaiting.value }) : t("bar.away")}</p></div>}
      {problem.value && (
        <div class="bar problem" role="alert"><p>{problem.value}</p><button type="button" class="button" onClick={() => (problem.value = null)}>{t("bar.close")}</button></div>
      )}
    </div>
  );
}
