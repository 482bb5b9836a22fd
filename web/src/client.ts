// The only file that fetches. Every answer is a noun of the API or an ApiFailure that can be shown as it is.
import { signal } from "@preact/signals";
import type { CareWords, Diary, Heat, LiveWord, PainCare, Plan } from "./api/care";
import type {
  About, CaseFile, Cell, Devices, Event, FigureName, Figures, Located, MuscleSheet, Painting, Pairing, People, Person, Stroke,
  View, ViewName, Words,
} from "./api/types";
import type { JudgedTrial, PowerReply, PowerRequest, Report, ReportSection, TrialList } from "./api/trial";
import type { PressBeatsAsked, PressBeatsBegun, PressBeatsWord, PressHoldsAsked, PressHoldsBegun, PressHoldsWord, PressReply, PressAsked, PressTable, PressTableAsked, PressTableWord, PressTools } from "./api/press";
import type { PressChangesAsked, PressChangesWord, PressChoices, PressChoicesAsked } from "./api/press";
import type { TwinForecast, TwinQuestion } from "./api/twin";
import type { Script } from "./session/script";

/** False from the first request that found nobody until one is answered again. */
export const reachable = signal(true);
/** True once the server answers as another version than the one that this page was loaded from. */
export const pageIsOld = signal(false);

/** A refusal of the program, with its sentence for a person. */
export class ApiFailure extends Error {
  constructor(readonly status: number, readonly code: string, sentence: string) {
    super(sentence);
  }
}

/** Nobody answered: the program is not running, or the network is off. */
export class Unreachable extends Error {}

let loadedFrom: string | null = null;

function noteVersion(answer: Response): void {
  const [program, page] = [answer.headers.get("Unknot-Version"), answer.headers.get("Unknot-Page")];
  if (!program) return; // kept by the service worker of an older visit, or not from the program
  const version = `${program} ${page}`;
  loadedFrom ??= version;
  if (version !== loadedFrom) pageIsOld.value = true;
}

async function send(method: string, path: string, body?: unknown, over?: AbortSignal): Promise<Response> {
  let answer: Response;
  try {
    const headers: Record<string, string> = body === undefined ? {} : { "Content-Type": "application/json" };
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    answer = await fetch(path, { method, headers, body: text ?? null, credentials: "same-origin", signal: over ?? null });
  } catch (error) {
    if (over?.aborted) throw error;
    reachable.value = false;
    throw new Unreachable();
  }
  if (answer.status === 502 || answer.status === 504) {
    reachable.value = false; // a proxy in between, with nobody behind it
    throw new Unreachable();
  }
  reachable.value = true;
  noteVersion(answer);
  if (!answer.ok) {
    const failure = ((await answer.json().catch(() => null)) as { error?: { code?: string; sentence?: string } } | null)?.error;
    throw new ApiFailure(answer.status, failure?.code ?? "", failure?.sentence ?? `HTTP ${answer.status}`);
  }
  return answer;
}

async function read<T>(method: string, path: string, body?: unknown, over?: AbortSignal): Promise<T> {
  return (await (await send(method, path, body, over)).json()) as T;
}

const patience_ms = 4000;

/** Sends what may be lost; true when it was taken. Whether it is says nothing to the rest of the pages. */
async function sendAside(path: string, body: unknown): Promise<boolean> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), patience_ms);
  try {
    const answer = await fetch(path, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), credentials: "same-origin", signal: over.signal,
    });
    return answer.ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

export interface LiveListener { onWord: (word: LiveWord) => void; onOpen: () => void; onLost: () => void }

const again_ms = 3000; // where the browser gives up by itself, as after a refusal

/** Listens until the function that it gives back is called; a connection that was lost is taken up again. */
function listen(path: string, { onWord, onOpen, onLost }: LiveListener): () => void {
  let source: EventSource | null = null;
  let timer = 0;
  const open = () => {
    source = new EventSource(path);
    source.onopen = onOpen;
    source.onmessage = ({ data }: MessageEvent<string>) => onWord(JSON.parse(data) as LiveWord);
    source.onerror = () => {
      onLost();
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = window.setTimeout(open, again_ms);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

export interface JobListener<Word> { onWord: (word: Word) => void; onLost: () => void }

/** Listens to a job until it is over or the function that it gives back is called. */
function listenJob<Word extends { state: string }>(path: string, { onWord, onLost }: JobListener<Word>): () => void {
  const source = new EventSource(path);
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const word = JSON.parse(data) as Word;
    if (word.state !== "waiting" && word.state !== "running") source.close();
    onWord(word);
  };
  source.onerror = () => source.readyState === EventSource.CLOSED && onLost();
  return () => source.close();
}

const api = "/api/v1";
const inLanguage = (language: string) => `?language=${encodeURIComponent(language)}`;

export interface KeptPain { person: string; pain: string }
const painPath = (at: KeptPain) => `${api}/people/${at.person}/pains/${at.pain}`;

/** What a report holds; the address of each of its forms is made from the same choice. */
export interface ReportChoice { day: string; from: string; to: string; language: string; sections: ReportSection[]; with_pdf: boolean }
export type ReportFormat = "json" | "pdf" | "csv" | "fhir";

function buildReportPath(at: KeptPain, choice: ReportChoice, format: ReportFormat): string {
  const { day, from, to, language, sections, with_pdf } = choice;
  const query = new URLSearchParams({ day, from, to, language, format, sections: sections.join(","), ...(format === "fhir" && with_pdf ? { with_pdf: "true" } : {}) });
  return `${painPath(at)}/report?${query.toString().replaceAll("%2C", ",")}`;
}

const inSpan = (from?: string, to?: string) => (from && to ? `?from=${from}&to=${to}` : "");

export const client = {
  findAbout: () => read<About>("GET", `${api}/about`),
  listWords: (language: string) => read<Words>("GET", `${api}/atlas/words${inLanguage(language)}`),
  findMuscle: (muscle: string, language: string) =>
    read<MuscleSheet>("GET", `${api}/muscles/${encodeURIComponent(muscle)}${inLanguage(language)}`),
  listFigures: () => read<Figures>("GET", `${api}/figures`),
  findView: (figure: FigureName, view: ViewName) => read<View>("GET", `${api}/figures/${figure}/views/${view}`),
  findMesh: async (figure: FigureName) => (await send("GET", `${api}/figures/${figure}/mesh`)).arrayBuffer(),
  paint: (figure: FigureName, strokes: Stroke[], listed: Cell[]) =>
    read<Painting>("POST", `${api}/paint`, { figure, strokes, listed }),
  listPressTools: () => read<PressTools>("GET", `${api}/press/tools`),
  press: (asked: PressAsked) => read<PressReply>("POST", `${api}/press`, asked),
  startPressTable: (asked: PressTableAsked) => read<PressTable>("POST", `${api}/press/tables`, asked),
  listenPressTable: (job: string, listener: JobListener<PressTableWord>) => listenJob(`${api}/press/tables/${job}`, listener),
  startBeats: (asked: PressBeatsAsked) => read<PressBeatsBegun>("POST", `${api}/press/beats`, asked),
  listenBeats: (job: string, listener: JobListener<PressBeatsWord>) => listenJob(`${api}/press/beats/${job}`, listener),
  startHolds: (asked: PressHoldsAsked) => read<PressHoldsBegun>("POST", `${api}/press/holds`, asked),
  listenHolds: (job: string, listener: JobListener<PressHoldsWord>) => listenJob(`${api}/press/holds/${job}`, listener),
  listChanges: (asked: PressChoicesAsked) => read<PressChoices>("POST", `${api}/press/choices`, asked),
  startChanges: (asked: PressChangesAsked) => read<{ job: string }>("POST", `${api}/press/changes`, asked),
  listenChanges: (job: string, listener: JobListener<PressChangesWord>) => listenJob(`${api}/press/changes/${job}`, listener),
  findForecast: (asked: TwinQuestion, over: AbortSignal) => read<TwinForecast>("POST", `${api}/twin`, asked, over),
  locate: (oneCase: CaseFile, day: string) => read<Located>("POST", `${api}/locate?day=${day}`, oneCase),
  listPeople: () => read<People>("GET", `${api}/people`),
  findPerson: (person: string) => read<Person>("GET", `${api}/people/${person}`),
  locatePain: (person: string, pain: string, day: string) =>
    read<Located>("GET", `${api}/people/${person}/pains/${pain}/located?day=${day}`),
  listCareWords: (language: string) => read<CareWords>("GET", `${api}/care/words${inLanguage(language)}`),
  findPlan: (at: KeptPain, day: string) => read<Plan>("GET", `${painPath(at)}/plan?day=${day}`),
  findCare: (at: KeptPain, from: string, to: string) => read<PainCare>("GET", `${painPath(at)}/care?from=${from}&to=${to}`),
  findDiary: (at: KeptPain, from?: string, to?: string) => read<Diary>("GET", `${painPath(at)}/diary${inSpan(from, to)}`),
  findHeat: (at: KeptPain, from?: string, to?: string) => read<Heat>("GET", `${painPath(at)}/heat${inSpan(from, to)}`),
  listTrials: (at: KeptPain, day: string) => read<TrialList>("GET", `${painPath(at)}/trials?day=${day}`),
  judgeTrial: (at: KeptPain, trial: string, day: string) => read<JudgedTrial>("GET", `${painPath(at)}/trials/${trial}/judgement?day=${day}`),
  findPower: (at: KeptPain, asked: PowerRequest) => read<PowerReply>("POST", `${painPath(at)}/trials/power`, asked),
  buildReportPath,
  findReport: (at: KeptPain, choice: ReportChoice) => read<Report>("GET", buildReportPath(at, choice, "json")),
  buildCalendarPath: (at: KeptPain, language: string, day: string) => `${painPath(at)}/calendar${inLanguage(language)}&day=${day}`,
  findScript: (person: string, pain: string, day: string, session: string) =>
    read<Script>("GET", `${api}/people/${person}/pains/${pain}/script?day=${day}&session=${session}`),
  findClip: async (language: string, prompt: string) => (await send("GET", `${api}/clips/${language}/${prompt}`)).arrayBuffer(),
  removePerson: (person: string) => send("DELETE", `${api}/people/${person}`),
  removePain: (person: string, pain: string) => send("DELETE", `${api}/people/${person}/pains/${pain}`),
  addEvents: (events: Event[]) => read<{ added: string[]; known: string[] }>("POST", `${api}/events`, { events }),
  exportAll: async () => (await send("GET", `${api}/export`)).blob(),
  importAll: (archive: string) => read<{ added: number; known: number }>("POST", `${api}/import`, archive),
  listDevices: () => read<Devices>("GET", `${api}/devices`),
  startPairing: (page?: string) => read<Pairing>("POST", `${api}/devices/pairing`, page ? { page } : {}),
  sayLive: (at: KeptPain, word: LiveWord) => sendAside(`${painPath(at)}/live`, word),
  listenLive: (at: KeptPain, listener: LiveListener) => listen(`${painPath(at)}/live`, listener),
  removeDevice: (device: string) => send("DELETE", `${api}/devices/${device}`),
  pair: (token: string, name: string) => read<{ device: string; name: string }>("POST", `${api}/pair`, { token, name }),
};
