// Everybody who is kept, as last told by the program; null until it has told.
import { signal } from "@preact/signals";
import type { Person } from "../api/types";
import { client } from "../client";

export const people = signal<Person[] | null>(null);

export async function loadPeople(): Promise<void> {
  const { people: listed } = await client.listPeople();
  people.value = await Promise.all(listed.map((one) => client.findPerson(one.person)));
}
