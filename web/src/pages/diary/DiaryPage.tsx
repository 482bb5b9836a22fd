// How it was: first what happened after the last session, then one tap for now, then everything else.
import { useEffect, useState } from "preact/hooks";
import type { Diary, DiaryNoted, PainCare, Session } from "../../api/care";
import type { Words } from "../../api/types";
import { client, reachable, type KeptPain } from "../../client";
import { t } from "../../messages";
import { listSaidOf, useArrival, useTold } from "../../state/care";
import { foldCare } from "../../state/care_fold";
import { findToday } from "../../state/format";
import type { OpenPain } from "../../state/pain";
import "../../style/care.css";
import { rememberActivities } from "./entry";
import { EntryForm } from "./EntryForm";
import { EntryList } from "./EntryList";
import { LookBack } from "./LookBack";
import { ReactionCard } from "./ReactionCard";
import { findUntold } from "./reaction";
import { addDays } from "../../state/spans";

const nearDays = 14; // what is read first, and how far back a reaction is asked for

export function DiaryPage({ open, words }: { open: OpenPain; words: Words }) {
  useArrival();
  const at: KeptPain | null = open.path.kind === "kept" ? open.path : null;
  const today = findToday();
  const from = addDays(today, 1 - nearDays);
  const near = useTold(at && `near ${at.pain} ${today}`, () => client.findCare(at!, from, today));
  const all = useTold(at && `size ${at.pain} ${today}`, () => client.findDiary(at!, from, today));
  if (!at) return null;
  const care = foldCare(near.value, at.pain, listSaidOf(at.pain, near.asked));
  return <Opened open={open} at={at} words={words} care={care} size={all.value} today={today} from={from} told={near.value !== null} asked={near.asked} />;
}

interface Props { open: OpenPain; at: KeptPain; words: Words; care: PainCare; size: Diary | null; today: string; from: string; told: boolean; asked: number }

function Opened({ open, at, words, care, size, today, from, told, asked: askedAt }: Props) {
  const [editing, setEditing] = useState<DiaryNoted | null>(null);
  const [asked, setAsked] = useState<Session | null>(null);
  const [skipped, setSkipped] = useState<string[]>([]);
  const untold = findUntold(care.sessions, today).find((one) => !skipped.includes(one.session));
  // Once asked, a session stays until its card is closed: the answer alone must not take away what it led to.
  const [current, setCurrent] = useState<Session | null>(null);
  useEffect(() => void (!current && untold && setCurrent(untold)), [untold?.session, current]);
  const session = asked ?? current;
  // Asked for from the list far below: the eye and the focus come along.
  const bring = (id: string) => {
    const heading = document.getElementById(id);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: "start" });
  };
  useEffect(() => void (editing && bring("entry-title")), [editing]);
  useEffect(() => void (asked && bring("reaction-title")), [asked]);
  const close = () => {
    setSkipped([...skipped, session!.session]);
    setAsked(null);
    setCurrent(null);
  };
  return (
    <div class="diary">
      <header class="diary-head">
        <h1 tabIndex={-1}>{t("diary.title")}</h1>
        <p class="lead">{open.pain.name}</p>
        {!told && <p class="calm-box" role="status">{t(reachable.value ? "diary.loading" : "diary.away")}</p>}
      </header>
      <div class="diary-write">
        {session && <ReactionCard key={session.session} at={at} session={session} onClose={close} />}
        {(told || !reachable.value) && (
          <EntryForm key={editing?.entry ?? "new"} open={open} at={at} words={words} noted={editing} remembered={rememberActivities(care.entries)} onDone={() => setEditing(null)} />
        )}
      </div>
      <div class="diary-look"><LookBack open={open} at={at} words={words} size={size} today={today} /></div>
      <div class="diary-entries">
        <EntryList at={at} words={words} near={care} asked={askedAt} from={from} size={size} onEdit={setEditing} onReact={setAsked} />
      </div>
    </div>
  );
}
