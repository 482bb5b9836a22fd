import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import de from "../src/messages/de.json";
import en from "../src/messages/en.json";
import { fill } from "../src/messages";

type Message = string | { one?: string; other: string };
const languages: Record<string, Record<string, Message>> = { en, de };
const texts = (message: Message) => (typeof message === "string" ? [message] : Object.values(message));
const values = (message: Message) => [...new Set(texts(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1])))].sort();

test("every language has the same messages in the same order", () => {
  for (const messages of Object.values(languages)) expect(Object.keys(messages)).toEqual(Object.keys(en).sort());
});

test("a message uses the same values in every language", () => {
  for (const key of Object.keys(en) as (keyof typeof en)[]) expect(values(de[key]), key).toEqual(values(en[key]));
});

test("no message is empty and no German message is left in English", () => {
  const alike = new Set(["mark.D", "number.over_ninety_nine"]);
  for (const [key, message] of Object.entries(de)) {
    for (const text of texts(message)) expect(text.trim(), key).not.toBe("");
    const english = en[key as keyof typeof en];
    if (!alike.has(key) && typeof message === "string" && message.split(" ").length > 3) expect(message, key).not.toBe(english);
  }
});

test("plural forms follow the rules of the language", () => {
  const places = en["draw.painted"];
  expect(fill(places, { n: 1 }, "en")).toBe("Painted: 1 place");
  expect(fill(places, { n: 0 }, "en")).toBe("Painted: 0 places");
  expect(fill(de["draw.painted"], { n: 2 }, "de")).toBe("Bemalt: 2 Stellen");
});

test("a value that is missing stays visible instead of vanishing", () => {
  expect(fill("{a} and {b}", { a: 1 }, "en")).toBe("1 and {b}");
});

test("the borders of the tiers in the messages are those of the engine", () => {
  const source = readFileSync(new URL("../../src/rank/rank.cpp", import.meta.url), "utf8");
  const border = (name: string) => Math.round(100 * Number(new RegExp(`${name} = ([0-9.]+);`).exec(source)![1]));
  const [likely, possible] = [border("likely_from"), border("possible_from")];
  for (const messages of Object.values(languages)) {
    const numbers = (key: string) => [...(messages[key] as string).matchAll(/\d+/g)].map(Number);
    expect(numbers("tier.likely_means")).toEqual([likely]);
    expect(numbers("tier.possible_means")).toEqual([possible, likely]);
    expect(numbers("tier.unlikely_means")).toEqual([possible]);
  }
});
