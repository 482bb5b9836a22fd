// `test` with a fresh program for each test, a browser for each file, and visitors that are checked when they leave.
import type { Browser } from "playwright-core";
import { expect, test as plain } from "vitest";
import { AnswerPage } from "../pages/answer";
import { DiaryPage } from "../pages/diary";
import { DrawPage } from "../pages/draw";
import { EvidencePage } from "../pages/evidence";
import { MusclePage } from "../pages/muscle";
import { PairPage } from "../pages/pair";
import { PlanPage } from "../pages/plan";
import { ReportPage } from "../pages/report";
import { SafetyPage } from "../pages/safety";
import { SessionPage } from "../pages/session";
import { SettingsPage } from "../pages/settings";
import { StartPage } from "../pages/start";
import { WatchPage } from "../pages/watch";
import { TrialPage } from "../pages/trial";
import { TwinPage } from "../pages/twin";
import { launch, visit, type Kind, type Looks, type Visitor } from "./browser";
import { removeServer, startServer, type Server } from "./server";

/** A visitor with every page at hand. */
export class Guest {
  readonly start: StartPage;
  readonly draw: DrawPage;
  readonly safety: SafetyPage;
  readonly answer: AnswerPage;
  readonly muscle: MusclePage;
  readonly plan: PlanPage;
  readonly diary: DiaryPage;
  readonly trial: TrialPage;
  readonly report: ReportPage;
  readonly evidence: EvidencePage;
  readonly settings: SettingsPage;
  readonly pair: PairPage;
  readonly session: SessionPage;
  readonly watch: WatchPage;
  readonly twin: TwinPage;
  constructor(readonly at: Visitor) {
    this.start = new StartPage(at);
    this.draw = new DrawPage(at);
    this.safety = new SafetyPage(at);
    this.answer = new AnswerPage(at);
    this.muscle = new MusclePage(at);
    this.plan = new PlanPage(at);
    this.diary = new DiaryPage(at);
    this.trial = new TrialPage(at);
    this.report = new ReportPage(at);
    this.evidence = new EvidencePage(at);
    this.settings = new SettingsPage(at);
    this.pair = new PairPage(at);
    this.session = new SessionPage(at);
    this.watch = new WatchPage(at);
    this.twin = new TwinPage(at);
  }
  get page() {
    return this.at.page;
  }
  /** From painting to the safety questions. A close view is named with its own: "Left foot / Top". */
  async paint(view: string, regions: string[], strength?: number): Promise<void> {
    await this.draw.wait();
    for (const name of view.split(" / ")) await this.draw.choose(name);
    if (strength) await this.draw.strength(strength);
    for (const region of regions) await this.draw.paint(region);
    await this.draw.goOn();
    await this.safety.wait();
  }
}

interface Hands {
  browsers: (kind: Kind) => Promise<Browser>;
  server: Server;
  arrive: (looks?: Partial<Looks>, kind?: Kind) => Promise<Guest>;
}

const wrongs: string[] = [];

export const test = plain.extend<Hands>({
  browsers: [
    async ({}, use) => {
      const running = new Map<Kind, Promise<Browser>>();
      await use((kind) => {
        const known = running.get(kind) ?? launch(kind);
        running.set(kind, known);
        return known;
      });
      for (const one of running.values()) await (await one).close();
    },
    { scope: "file" },
  ],
  server: async ({}, use) => {
    const server = await startServer();
    await use(server);
    await removeServer(server);
    // Last of all, for what fails here keeps everything behind it from being put away.
    expect(wrongs.splice(0)).toEqual([]);
  },
  arrive: async ({ browsers, server }, use) => {
    const guests: Guest[] = [];
    await use(async (looks = {}, kind = "flat") => {
      const guest = new Guest(await visit(await browsers(kind), server.origin, looks));
      guests.push(guest);
      return guest;
    });
    for (const guest of guests) {
      wrongs.push(...guest.at.wrongs); // closing breaks off what is under way, which is nobody's fault
      await guest.at.context.close();
    }
  },
});

export { expect };
