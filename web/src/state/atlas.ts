// Names, views and sheets, fetched once and kept while the page is open.
import { signal } from "@preact/signals";
import type { FigureName, Figures, MuscleSheet, View, ViewName, Words } from "../api/types";
import { client } from "../client";
import { language } from "./settings";

export const words = signal<Words | null>(null);
export const figures = signal<Figures | null>(null);

export async function loadWords(): Promise<void> {
  words.value = await client.listWords(language.value);
}

export async function loadFigures(): Promise<void> {
  figures.value = await client.listFigures();
}

const views = new Map<string, Promise<View>>();
const sheets = new Map<string, Promise<MuscleSheet>>();

function remember<T>(store: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const old = store.get(key);
  if (old) return old;
  const fresh = load();
  store.set(key, fresh);
  fresh.catch(() => store.delete(key)); // a failure is not kept, the next try asks again
  return fresh;
}

export const loadView = (figure: FigureName, view: ViewName): Promise<View> =>
  remember(views, `${figure} ${view}`, () => client.findView(figure, view));

export const loadSheet = (muscle: string): Promise<MuscleSheet> =>
  remember(sheets, `${language.value} ${muscle}`, () => client.findMuscle(muscle, language.value));
