// Where a number or a sentence of care comes from, on one line: "assumed", or how sure and which works.
import type { Source } from "../api/types";
import { t, type MessageKey } from "../messages";
import { capital } from "../state/format";

const marks: Record<string, MessageKey> = { S: "basis.S", K: "basis.K", "K?": "basis.K?", D: "basis.D", assumed: "basis.assumed", model: "basis.model" };

/** "Moraska 2017": ids of works are name and year. */
export const nameSource = (source: string | Source): string =>
  typeof source !== "string"
    ? `${source.authors}${source.year ? ` (${source.year})` : ""}${source.title ? `: ${source.title}` : ""}${source.where ? `. ${source.where}` : ""}${source.doi ? `. doi:${source.doi}` : ""}`
    : source.split("_").map(capital).join(" ");

export function Basis({ mark, sources = [] }: { mark?: string; sources?: (string | Source)[] | undefined }) {
  const words = [mark && marks[mark] ? t(marks[mark]) : mark, sources.map(nameSource).join("; ")].filter(Boolean);
  // Something that is assumed is not stated in a work, only near to it.
  return words.length > 0 ? <span class="basis">{words.join(mark === "assumed" ? t("basis.beside") : ": ")}</span> : null;
}
