// How sure the atlas is of an entry, and where it has it from.
import type { Source } from "../../api/types";
import { t, type MessageKey } from "../../messages";

const marks: Record<string, MessageKey> = { S: "mark.S", K: "mark.K", "K?": "mark.K?", D: "mark.D", assumed: "mark.assumed" };

export function Sources({ mark, sources }: { mark: string; sources: Source[] }) {
  return (
    <>
      <h4>{t("sources.title")}</h4>
      <p>{t("sources.mark", { mark })} {marks[mark] && t(marks[mark])}</p>
      <ul class="sources">
        {sources.map((source) => (
          <li key={source.id}>
            {source.authors}{source.year ? ` (${source.year})` : ""}.{source.title ? ` ${source.title}.` : ""}{source.where ? ` ${source.where}.` : ""}
            {source.doi ? ` doi:${source.doi}` : ""}
          </li>
        ))}
      </ul>
    </>
  );
}
