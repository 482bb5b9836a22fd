// The table of pages: name in the router, title, and how to show it. A new page is a line here and in router.ts.
import type { ComponentChildren } from "preact";
import { lazy, Suspense } from "preact/compat";
import type { Words } from "../api/types";
import { reachable } from "../client";
import { t, type MessageKey } from "../messages";
import { go, type Route } from "../router";
import type { OpenPain } from "../state/pain";
import { AnswerPage } from "./answer/AnswerPage";
import { DrawPage } from "./draw/DrawPage";
import { MusclePage } from "./muscle/MusclePage";
import { PairPage } from "./pair/PairPage";
import { SafetyPage } from "./safety/SafetyPage";
import { SettingsPage } from "./settings/SettingsPage";
import { StartPage } from "./start/StartPage";

// Loaded when somebody opens them: the first page stays small.
const PlanPage = lazy(() => import("./plan/PlanPage").then((module) => module.PlanPage));
const DiaryPage = lazy(() => import("./diary/DiaryPage").then((module) => module.DiaryPage));
const TrialPage = lazy(() => import("./trial/TrialPage").then((module) => module.TrialPage));
const ReportPage = lazy(() => import("./report/ReportPage").then((module) => module.ReportPage));
const SessionPage = lazy(() => import("./session/SessionPage").then((module) => module.SessionPage));
const WatchPage = lazy(() => import("./watch/WatchPage").then((module) => module.WatchPage));
const PressPage = lazy(() => import("./press/PressPage").then((module) => module.PressPage));
const TwinPage = lazy(() => import("./twin/TwinPage").then((module) => module.TwinPage));
const EvidencePage = lazy(() => import("./evidence/EvidencePage").then((module) => module.EvidencePage));

const late = (page: ComponentChildren) => <Suspense fallback={<p class="narrow calm-box" role="status">{t("app.loading")}</p>}>{page}</Suspense>;

interface Page { title: MessageKey; show: (at: Route, words: Words | null, open: OpenPain | null) => ComponentChildren }

// Pages about a pain wait until names and pain are there.
const withPain = (show: (open: OpenPain, words: Words, at: Route) => ComponentChildren): Page["show"] =>
  function waitForPain(at, words, open) {
    if (words && open) return show(open, words, at);
    return <p class="narrow calm-box" role="status">{t(reachable.value ? "app.loading" : "app.away")}</p>;
  };

const drawKey = (open: OpenPain) => (open.path.kind === "kept" ? open.path.pain : "example");

const pages: Record<Route["page"], Page> = {
  start: { title: "start.title", show: (_at, words) => <StartPage words={words} /> },
  draw: { title: "step.draw", show: withPain((open, words) => <DrawPage key={drawKey(open)} open={open} words={words} />) },
  safety: { title: "step.safety", show: withPain((open, words) => <SafetyPage key={drawKey(open)} open={open} words={words} />) },
  answer: { title: "step.answer", show: withPain((open, words) => <AnswerPage key={drawKey(open)} open={open} words={words} />) },
  muscle: {
    title: "muscle.title",
    show: withPain((open, words, at) => (at.page === "muscle" ? <MusclePage open={open} words={words} muscle={at.muscle} point={at.point} side={at.side} /> : null)),
  },
  press: {
    title: "press.title",
    show: withPain((open, _words, at) => (at.page === "press" ? late(<PressPage key={at.muscle + at.point} open={open} muscle={at.muscle} point={at.point} side={at.side} />) : null)),
  },
  plan: { title: "plan.title", show: withPain((open, words) => late(<PlanPage key={drawKey(open)} open={open} words={words} />)) },
  diary: { title: "diary.title", show: withPain((open, words) => late(<DiaryPage key={drawKey(open)} open={open} words={words} />)) },
  trial: { title: "trial.title", show: withPain((open, words) => late(<TrialPage key={drawKey(open)} open={open} words={words} />)) },
  report: { title: "report.title", show: withPain((open, words) => late(<ReportPage key={drawKey(open)} open={open} words={words} />)) },
  twin: { title: "twin.title", show: withPain((open, words) => late(<TwinPage key={drawKey(open)} open={open} words={words} />)) },
  evidence: { title: "evidence.title", show: () => late(<EvidencePage />) },
  session: {
    title: "session.title", // not behind withPain: it also runs with the program off
    show: (at) => (at.page === "session" ? late(<SessionPage key={at.pain.pain} path={at.pain} />) : null),
  },
  watch: { title: "watch.title", show: (at, words) => (at.page === "watch" ? late(<WatchPage key={at.pain.pain} at={at.pain} words={words} />) : null) },
  settings: { title: "settings.title", show: () => <SettingsPage /> },
  pair: { title: "pair.title", show: () => <PairPage /> },
  lost: {
    title: "lost.title",
    show: () => (
      <div class="narrow">
        <h1 tabIndex={-1}>{t("lost.title")}</h1>
        <button type="button" class="main-action" onClick={() => go({ page: "start" })}>{t("lost.start")}</button>
      </div>
    ),
  },
};

export const findPage = (name: Route["page"]): Page => pages[name];
