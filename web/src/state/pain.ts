// The pain that the pages are about, and what the program says of it.
import { batch, signal } from "@preact/signals";
import neckExample from "../../../examples/neck.json";
import type { CaseFile, Event, FindingEntry, Located, Pain, Person, Ranking } from "../api/types";
import { ApiFailure, client, reachable, Unreachable } from "../client";
import { t } from "../messages";
import { go, route, samePain, type PainPath } from "../router";
import { loadWords, words } from "./atlas";
import { buildEvent, flushEvents, keepEvent, listWaiting, nWaiting, type Keeper } from "./events";
import { foldPerson, sameFinding } from "./fold";
import { findToday } from "./format";

export interface OpenPain {
  path: PainPath;
  person: Person;
  pain: Pain;
  located: Located | null;
  locatedCase: CaseFile | null; // what `located` was worked out from; its observations count in it
  before: Ranking | null; // the ranking before the last answer, to show what moved
  asking: boolean; // the program is working on an answer
}

export const open = signal<OpenPain | null>(null);
/** What went wrong last, as a sentence for the person. */
export const problem = signal<string | null>(null);

const memory = new Map<string, string>();
const fallback: Keeper = {
  get length() {
    return memory.size;
  },
  key: (index) => [...memory.keys()][index] ?? null,
  getItem: (key) => memory.get(key) ?? null,
  setItem: (key, value) => void memory.set(key, value),
  removeItem: (key) => void memory.delete(key),
};

function findKeeper(): Keeper {
  try {
    localStorage.setItem("unknot.probe", "1");
    localStorage.removeItem("unknot.probe");
    return localStorage;
  } catch {
    return fallback;
  }
}

export const keeper = findKeeper();

/** Says a failure in the status bar; that nobody answers has a bar of its own, and a device that is not paired its page. */
export function tellFailure(error: unknown): void {
  if (error instanceof Unreachable) return;
  if (error instanceof ApiFailure && error.code === "not_paired") {
    if (route.value.page !== "pair") go({ page: "pair" }, "replace");
    return;
  }
  problem.value = error instanceof ApiFailure ? error.message : t("problem.unexpected");
  if (!(error instanceof ApiFailure)) console.error(error);
}

// Events that the program refuses are set aside under another key: they must not stop those behind them.
async function sendOrSetAside(events: Event[]): Promise<{ added: string[]; known: string[] }> {
  try {
    return await client.addEvents(events);
  } catch (error) {
    const refused = error instanceof ApiFailure && (error.status === 400 || error.status === 422);
    if (!refused) throw error;
    if (events.length > 1) {
      const added: string[] = [];
      for (const event of events) added.push(...(await sendOrSetAside([event])).added);
      return { added, known: [] };
    }
    keeper.setItem(`unknot.refused.${events[0]!.id}`, JSON.stringify(events[0]));
    tellFailure(error);
    return { added: [events[0]!.id], known: [] };
  }
}

let sending: Promise<boolean> | null = null;

/** Sends what waits on this device; true when nothing waits any more. */
export async function flush(): Promise<boolean> {
  nWaiting.value = listWaiting(keeper).length;
  if (nWaiting.value === 0) return true;
  sending ??= flushEvents(keeper, sendOrSetAside)
    .then(() => true)
    .catch((error: unknown) => {
      tellFailure(error);
      return false;
    })
    .finally(() => {
      sending = null;
      nWaiting.value = listWaiting(keeper).length;
    });
  return sending;
}

/** What was said of a pain on this device and has not reached the program yet, in order. */
export const listWaitingOf = (pain: string): Event[] => listWaiting(keeper).filter((event) => "pain" in event && event.pain === pain);

let turn = 0; // answers that come late, after a newer question, are dropped

function showPerson(person: Person, path: PainPath & { kind: "kept" }): void {
  const pain = person.pains.find((one) => one.pain === path.pain) ?? {
    pain: path.pain, name: "", started: findToday(), ended: null, strokes: [], listed: [], cells: [],
    case: { unknot_case: 1 as const, pain: [] },
  };
  const old = open.value && samePain(open.value.path, path) ? open.value : null;
  open.value = { path, person, pain, located: old?.located ?? null, locatedCase: old?.locatedCase ?? null, before: old?.before ?? null, asking: true };
}

async function refreshKept(path: PainPath & { kind: "kept" }): Promise<void> {
  const mine = ++turn;
  const kept = await client.findPerson(path.person).catch((error: unknown) => {
    if (error instanceof ApiFailure && error.status === 404) return null;
    throw error;
  });
  if (mine !== turn) return;
  const person = foldPerson(kept, listWaiting(keeper).filter((event) => event.person === path.person));
  if (!person) throw new ApiFailure(404, "not_found", t("problem.no_such_pain"));
  showPerson(person, path);
  if (!kept?.pains.some((one) => one.pain === path.pain)) {
    open.value = { ...open.value!, asking: false };
    return;
  }
  const located = await client.locatePain(path.person, path.pain, findToday());
  const locatedCase = kept.pains.find((one) => one.pain === path.pain)!.case;
  if (mine === turn) open.value = { ...open.value!, located, locatedCase, asking: false };
}

async function refreshExample(oneCase: CaseFile): Promise<void> {
  const mine = ++turn;
  const located = await client.locate(oneCase, findToday());
  if (mine === turn && open.value) open.value = { ...open.value, located, locatedCase: oneCase, asking: false };
}

function buildExample(): OpenPain {
  const oneCase = neckExample as CaseFile;
  const cells = oneCase.pain.map((one) => ({ region: one.region, side: one.side ?? "midline", intensity: one.intensity, qualities: one.qualities ?? [] }));
  const pain: Pain = { pain: "", name: t("example.name"), started: findToday(), ended: null, strokes: [], listed: cells, cells, case: oneCase };
  const person: Person = { person: "", name: t("example.person"), figure: "woman_medium", pains: [pain] };
  return { path: { kind: "example" }, person, pain, located: null, locatedCase: null, before: null, asking: true };
}

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    tellFailure(error);
    if (open.value) open.value = { ...open.value, asking: false };
  }
}

/** Makes `path` the pain that the pages show, and asks the program for its ranking. */
export async function openPain(path: PainPath): Promise<void> {
  if (open.value && samePain(open.value.path, path) && open.value.located) return;
  if (path.kind === "example") {
    open.value = buildExample();
    return attempt(() => refreshExample(open.value!.pain.case));
  }
  const waiting = foldPerson(null, listWaiting(keeper).filter((event) => event.person === path.person));
  if (!open.value || !samePain(open.value.path, path)) {
    open.value = null;
    if (waiting) showPerson(waiting, path); // something to show at once, also with the program away
  }
  await flush();
  return attempt(() => refreshKept(path));
}

/** Keeps events on this device, shows their effect at once, sends them, and asks for the new ranking. */
export async function record(events: Event[]): Promise<void> {
  for (const event of events) keepEvent(keeper, event);
  nWaiting.value = listWaiting(keeper).length;
  const now = open.value;
  if (now?.path.kind === "kept") {
    const person = foldPerson(now.person, events);
    if (person) showPerson(person, now.path);
  }
  if (!(await flush())) {
    if (open.value) open.value = { ...open.value, asking: false };
    return;
  }
  const path = open.value?.path;
  if (path?.kind === "kept") await attempt(() => refreshKept(path));
}

/** Keeps events on this device and sends them, without asking for a new ranking: for what changes none. */
export function keepAndSend(events: Event[]): Promise<boolean> {
  for (const event of events) keepEvent(keeper, event);
  return flush();
}

/** A new pain of a person who may be new as well; the drawing names and starts it. */
export async function recordPerson(person: string, described: { name: string; figure: Person["figure"]; language: string; born_year?: number }): Promise<void> {
  await record([buildEvent("person_described", person, null, described)]);
}

const rememberRanking = () => {
  if (open.value) open.value = { ...open.value, before: open.value.located?.ranking ?? null, asking: true };
};

export async function answerFinding(answer: Omit<FindingEntry, "date">): Promise<void> {
  const now = open.value;
  if (!now) return;
  rememberRanking();
  if (now.path.kind === "kept") return record([buildEvent("findings_answered", now.path.person, now.path.pain, { answers: [answer] })]);
  const findings = [...(now.pain.case.findings ?? []).filter((old) => !sameFinding(old, answer)), answer];
  return changeExample(findings);
}

export async function takeBackFinding(entry: FindingEntry): Promise<void> {
  const now = open.value;
  if (!now) return;
  rememberRanking();
  const { finding, side, muscle, point } = entry;
  const key = { finding, ...(side ? { side } : {}), ...(muscle ? { muscle } : {}), ...(point ? { point } : {}) };
  if (now.path.kind === "kept") return record([buildEvent("finding_taken_back", now.path.person, now.path.pain, key)]);
  return changeExample((now.pain.case.findings ?? []).filter((old) => !sameFinding(old, entry)));
}

async function changeExample(findings: FindingEntry[]): Promise<void> {
  const now = open.value!;
  const changed = { ...now.pain.case, findings };
  batch(() => (open.value = { ...open.value!, pain: { ...now.pain, case: changed } }));
  return attempt(() => refreshExample(changed));
}

export async function answerSafety(answers: { flag?: string; screen?: string; answer: "yes" | "no" | "not_sure" | "none" }[]): Promise<void> {
  const now = open.value;
  if (now?.path.kind !== "kept") return;
  await record([buildEvent("safety_answered", now.path.person, now.path.pain, { answers })]);
}

/** Tries again when the program may be back: on a timer, when the network returns, when the page is looked at. */
export function watchForReturn(): void {
  const again = async () => {
    if (document.visibilityState === "hidden") return;
    if (!reachable.value) await client.findAbout(); // throws while nobody answers
    if (nWaiting.value > 0 && (await flush()) && open.value?.path.kind === "kept") {
      const path = open.value.path;
      await attempt(() => refreshKept(path));
    }
    if (!words.value) await loadWords();
    if ("pain" in route.value) await openPain(route.value.pain); // nothing to do when it is shown already
  };
  const quietly = () => void again().catch(() => undefined);
  addEventListener("online", quietly);
  document.addEventListener("visibilitychange", quietly);
  setInterval(() => (!reachable.value || nWaiting.value > 0) && quietly(), 5_000);
  if (listWaiting(keeper).length > 0) void flush();
}
