// Entries and sessions by day, the newest first, read in pieces: a diary of ten years opens as fast as one of a week.
import { useEffect, useState } from "preact/hooks";
import type { Diary, DiaryNoted, PainCare, Session } from "../../api/care";
import type { Words } from "../../api/types";
import { client, type KeptPain } from "../../client";
import { t } from "../../messages";
import { listSaidOf, useTold } from "../../state/care";
import { foldCare } from "../../state/care_fold";
import { formatDay } from "../../state/format";
import { EntryItem } from "./EntryItem";
import { groupByDay, joinCare } from "./entry_days";
import { SessionItem } from "./SessionItem";
import { addDays, findPiece } from "../../state/spans";

interface Props {
  at: KeptPain; words: Words; near: PainCare; asked: number; from: string; size: Diary | null;
  onEdit: (noted: DiaryNoted) => void; onReact: (session: Session) => void;
}

const shownFirst = 20; // days built at once: a day may hold any number of entries

export function EntryList({ at, words, near, asked, from, size, onEdit, onReact }: Props) {
  const older = useOlder(at, from, size?.first_day);
  const [shown, setShown] = useState(shownFirst);
  const care = foldCare(joinCare(older.care, near), at.pain, listSaidOf(at.pain, asked));
  const days = groupByDay(care);
  const more = () => {
    if (shown >= days.length) older.grow();
    setShown(shown + shownFirst);
  };
  // Nothing in the last days, but before: what there is comes without asking.
  useEffect(() => {
    if (days.length === 0 && older.more) older.grow();
  }, [days.length === 0 && older.more]);
  return (
    <section class="entries" aria-labelledby="entries-title">
      <h2 id="entries-title">{t("entries.title", { n: size?.n_all ?? care.entries.length })}</h2>
      {days.length === 0 && <p class="hint">{t("entries.none")}</p>}
      {days.slice(0, shown).map((one) => (
        <section key={one.day} aria-labelledby={`d-${one.day}`}>
          <h3 id={`d-${one.day}`}>{formatDay(one.day)}</h3>
          <ul>
            {one.entries.map((entry) => <EntryItem key={entry.entry} at={at} words={words} noted={entry} onEdit={() => onEdit(entry)} />)}
            {one.sessions.map((session) => <SessionItem key={session.session} words={words} session={session} onReact={() => onReact(session)} />)}
          </ul>
        </section>
      ))}
      {(shown < days.length || older.more) && days.length > 0 && <button type="button" class="button" disabled={older.busy} onClick={more}>{t("entries.more")}</button>}
    </section>
  );
}

/** What lies before `from`: nothing at first, then piece by piece until one holds something. */
function useOlder(at: KeptPain, from: string, first: string | undefined) {
  const [reach, setReach] = useState({ oldest: from, before: from, nothing: 0 });
  const asked = reach.oldest < from;
  const told = useTold(asked ? `older ${at.pain} ${reach.oldest}` : null, () => client.findCare(at, reach.oldest, addDays(from, -1)));
  const next = findPiece(reach.oldest, first, reach.nothing);
  const grow = () => next && setReach({ oldest: next.from, before: reach.oldest, nothing: reach.nothing });
  useEffect(() => {
    if (!asked || !told.fresh || !told.value) return;
    const found = [...told.value.entries.map((one) => one.about_day), ...told.value.sessions.map((one) => one.day)].some((day) => day < reach.before);
    if (found) return void (reach.nothing > 0 && setReach({ ...reach, nothing: 0 }));
    const piece = findPiece(reach.oldest, first, reach.nothing + 1);
    if (piece) setReach({ oldest: piece.from, before: reach.oldest, nothing: reach.nothing + 1 });
  }, [told.fresh, reach.oldest]);
  return { care: told.value, more: next !== null, busy: asked && !told.fresh, grow };
}
