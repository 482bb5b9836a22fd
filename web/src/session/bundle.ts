// All that a session needs, in the language it was begun in: kept whole on the device, so that it runs with the program off.
import type { AftercareWords, CareWords } from "../api/care";
import type { Words } from "../api/types";
import { client } from "../client";
import { loadSheet } from "../state/atlas";
import { capital, namePoint } from "../state/format";
import { listSpoken, type Script } from "./script";
import type { Whose } from "./told_events";

export interface StepWords { name: string; side: string; part: string; where: string; tool: string; implement: string; stance: string; press: string; scale: string }
export interface FlagWords { id: string; name: string; question: string; do_now: string }

export interface Bundle extends Whose {
  language: string;
  script: Script;
  steps: StepWords[];
  prompts: Record<string, string>;
  spoken: string[]; // prompts of the script that have a voice
  flags: FlagWords[];
  good: [number, number]; // where pressure "hurts good", 0 to 10
  aftercare: AftercareWords[];
}

interface Site { region: string; landmark: string }

export function buildBundle(whose: Whose, language: string, script: Script, care: CareWords, words: Words, sites: Site[]): Bundle {
  const position = (id: string) => care.positions.find((one) => one.id === id);
  const bound = (id: string, otherwise: number) => care.bounds.find((one) => one.id === id)?.value ?? otherwise;
  const voiced = new Set(care.prompts.filter((one) => one.spoken).map((one) => one.id));
  const asked = new Set(script.states.flatMap((state) => state.flags ?? []));
  const areas = new Set(sites.map((site) => words.regions.find((one) => one.id === site.region)?.area));
  return {
    ...whose, language, script,
    steps: script.steps.map((step, n) => {
      const names = namePoint(words, step.point);
      return {
        name: names.plain, side: names.side, part: names.part, where: capital(sites[n]?.landmark ?? ""),
        tool: words.tools.find((one) => one.id === step.tool)?.name ?? step.tool,
        implement: care.implements.find((one) => one.id === step.implement)?.name ?? step.implement,
        stance: position(step.position)?.stance ?? "", press: position(step.position)?.press ?? "", scale: position(step.position)?.scale ?? "",
      };
    }),
    prompts: Object.fromEntries(care.prompts.map((one) => [one.id, one.text])),
    spoken: listSpoken(script).filter((id) => voiced.has(id)),
    flags: words.flags.filter((one) => asked.has(one.id)).map(({ id, name, question, do_now }) => ({ id, name, question, do_now })),
    good: [bound("good_pain_low", 0), bound("good_pain_high", 10)],
    aftercare: care.aftercare.filter((one) => areas.has(one.area)),
  };
}

/** Asks the program for the session of `day`. Throws what the client throws, such as that it must wait. */
export async function loadBundle(whose: Whose, language: string, day: string, session: string): Promise<Bundle> {
  const script = await client.findScript(whose.person, whose.pain, day, session);
  const [care, words] = await Promise.all([client.listCareWords(language), client.listWords(language)]);
  const sites = await Promise.all(script.steps.map(async (step) => {
    const sheet = await loadSheet(step.point.muscle);
    return sheet.points.find((one) => one.id === step.point.point)?.sites[step.site] ?? { region: "", landmark: "" };
  }));
  return buildBundle(whose, language, script, care, words, sites);
}
