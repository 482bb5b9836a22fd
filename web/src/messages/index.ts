// Words of the pages. English is built in; other languages are loaded when chosen.
import { signal } from "@preact/signals";
import { language, type Language } from "../state/settings";
import en from "./en.json";

export type MessageKey = keyof typeof en;
type Plural = { one?: string; other: string };
type Messages = Record<MessageKey, string | Plural>;

const english: Messages = en;
const loaders: Record<Language, () => Promise<Messages>> = {
  en: async () => english,
  de: async () => (await import("./de.json")).default,
};
const current = signal<{ language: Language; messages: Messages }>({ language: "en", messages: english });

/** Loads the words of the chosen language; the pages change as soon as they are there. */
export async function loadMessages(chosen: Language): Promise<void> {
  current.value = { language: chosen, messages: await loaders[chosen]() };
}

export type Values = Record<string, string | number>;

const rules = new Map<string, Intl.PluralRules>();

function findForm(locale: string, n: number): Intl.LDMLPluralRule {
  const known = rules.get(locale) ?? new Intl.PluralRules(locale);
  rules.set(locale, known);
  return known.select(n);
}

/** Fills `{name}` in a message; a message with plural forms chooses by the value `n`. */
export function fill(message: string | Plural, values: Values, locale: string): string {
  let text: string;
  if (typeof message === "string") text = message;
  else text = message[findForm(locale, Number(values["n"])) as keyof Plural] ?? message.other;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The message `key` in the language of the pages. */
export function t(key: MessageKey, values: Values = {}): string {
  const { messages, language: locale } = current.value;
  return fill(messages[key] ?? english[key] ?? key, values, locale);
}

/** The locale for numbers and dates: the browser's own when it speaks the chosen language. */
export function locale(): string {
  const own = typeof navigator === "undefined" ? "" : navigator.language;
  return own.startsWith(language.value) ? own : language.value;
}
