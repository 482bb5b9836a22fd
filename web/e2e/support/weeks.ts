// Weeks of a trial lived through: a diary entry each day, and sessions on the days on which the plan allows them. What is to
// come is never looked up: each day asks the program only for that day, as a page does.
import type { PainCare, Plan } from "../../src/api/care";
import type { Located } from "../../src/api/types";
import type { TrialList } from "../../src/api/trial";
import { addDays } from "../../src/state/spans";

export interface Who { person: string; pain: string }
interface Place { origin: string } // of the program

const [eveningHour, sessionHour] = [18, 17];
const makeId = () => crypto.randomUUID().replaceAll("-", "");

async function ask<T>(server: Place, path: string): Promise<T> {
  const answer = await fetch(`${server.origin}/api/v1${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

export const findTrials = (server: Place, { person, pain }: Who, day: string) => ask<TrialList>(server, `/people/${person}/pains/${pain}/trials?day=${day}`);

/** Says events of one day, in the evening, a second apart. */
export async function tell(server: Place, { person, pain }: Who, day: string, bodies: [string, object][], hour = eveningHour): Promise<void> {
  const events = bodies.map(([kind, body], index) => ({
    id: makeId(), person, pain, kind, at: new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000 + index * 1000).toISOString(), day, [kind]: body,
  }));
  const answer = await fetch(`${server.origin}/api/v1/events`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ events }) });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}

/** The average of `about`, written down on `day`. */
export const tellEntry = (server: Place, who: Who, day: string, average: number, about = day) =>
  tell(server, who, day, [["diary_noted", {
    entry: makeId(), about: `${about}T17:00:00.000Z`, about_day: about, average, qualities: [], cells: [], activities: [], motions: [], thresholds: [], note: "",
  }]]);

/** "None" to every safety question that is open on `day`. */
export async function denySafety(server: Place, who: Who, day: string, hour = sessionHour - 1): Promise<void> {
  const { screen } = await ask<Located>(server, `/people/${who.person}/pains/${who.pain}/located?day=${day}`);
  if (screen.unanswered.length > 0) await tell(server, who, day, [["safety_answered", { answers: screen.unanswered.map((one) => ({ screen: one.screen, answer: "none" })) }]], hour);
}

/** "No different" of every session before `day` of which nothing was said yet: the plan asks for it. */
async function tellReactions(server: Place, who: Who, day: string): Promise<void> {
  const { sessions } = await ask<PainCare>(server, `/people/${who.person}/pains/${who.pain}/care?from=${addDays(day, -28)}&to=${day}`);
  const untold = sessions.filter((one) => one.day < day && !one.reaction);
  if (untold.length > 0) await tell(server, who, day, untold.map((one) => ["reaction_told", { session: one.session, kinds: ["same"], soreness: 0, hours: 24 }]), sessionHour - 1);
}

/** A session of the first step of the day's plan, after what it asks first; nothing when the plan has none today. True when there was one. */
export async function treat(server: Place, who: Who, day: string): Promise<boolean> {
  await denySafety(server, who, day);
  await tellReactions(server, who, day);
  const plan = await ask<Plan>(server, `/people/${who.person}/pains/${who.pain}/plan?day=${day}`);
  const step = plan.steps[0];
  if (plan.waits.length > 0 || !step) return false;
  const session = makeId();
  const { point, site, tool, implement, level, hold_s } = step;
  await tell(server, who, day, [
    ["session_begun", { session, policy: plan.policy, treater: "self" }],
    ["press_done", { session, number: 1, point, site, tool, implement, level, seconds: hold_s, ended: "held" }],
    ["session_ended", { session, how: "finished" }],
  ], sessionHour);
  return true;
}

/** Ups and downs that are the same in every run: each day remembers a third of the day before [points]. */
export function* makeUpsAndDowns(seed: number, deviation = 0.9, memory = 0.33): Generator<number, never> {
  let state = seed >>> 0;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  for (let last = 0; ; ) {
    const normal = Math.sqrt(-2 * Math.log(draw())) * Math.cos(2 * Math.PI * draw());
    last = memory * last + Math.sqrt(1 - memory ** 2) * deviation * normal;
    yield last;
  }
}

export interface Life { level: number; benefit: number; treats: boolean; ups: Generator<number, never>; treat?: typeof treat }

const cut = (value: number) => Math.min(10, Math.max(0, Math.round(value)));

/** What today is for, and the pain that the evening of such a day has. */
export async function findToday(server: Place, who: Who, day: string, life: Life): Promise<{ first: boolean; pain: number }> {
  const { trials } = await findTrials(server, who, day);
  const first = trials.find((one) => !one.over)?.now?.first ?? false;
  return { first, pain: cut(life.level - (first ? life.benefit : 0) + life.ups.next().value) };
}

/** `n` days from `day` on: treated where the day is for it and the plan allows, and one entry in the evening. */
export async function live(server: Place, who: Who, day: string, n: number, life: Life): Promise<void> {
  for (let index = 0; index < n; ++index) {
    const now = addDays(day, index);
    const { first, pain } = await findToday(server, who, now, life);
    if (first && life.treats) await (life.treat ?? treat)(server, who, now);
    await tellEntry(server, who, now, pain);
  }
}
