// The words of the pages in the visitor's own language, found by their English: the page models are written in one language.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import de from "../../src/messages/de.json";
import en from "../../src/messages/en.json";
import type { Visitor } from "./browser";

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// What is chosen by its name and comes from the data: policies and things to press with.
function listNames(): { en: string; de: string }[] {
  return ["policies", "implements"].flatMap((kind) => {
    const folder = fileURLToPath(new URL(`../../../data/care/${kind}/`, import.meta.url));
    return readdirSync(folder).map((file) => (JSON.parse(readFileSync(folder + file, "utf8")) as { name: { en: string; de: string } }).name);
  });
}

function listGerman(english: string): string[] {
  const messages = Object.entries(en as Record<string, unknown>).filter(([, text]) => text === english).map(([key]) => (de as unknown as Record<string, string>)[key]!);
  const names = listNames().filter((one) => one.en.toLowerCase().startsWith(english.toLowerCase())).map((one) => one.de);
  const found = [...new Set([...messages, ...names])];
  if (found.length === 0) throw new Error(`No message and no name of the data says "${english}".`);
  return found;
}

/** `english` as this visitor reads it, for a name or a text that begins with it; `whole`: and says nothing else. */
export function inWords(at: Visitor, english: string, whole = false): RegExp {
  const texts = at.language === "de" ? listGerman(english) : [english];
  return new RegExp(`^(${texts.map(escape).join("|")})${whole ? "$" : ""}`, "i");
}
