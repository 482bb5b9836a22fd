// Asks the model about a person: what the diary holds, and the way of going about it that was chosen. Health data go to this machine's program only.
import { useEffect, useState } from "preact/hooks";
import type { Diary } from "../../api/care";
import type { PressPolicy, TwinForecast, TwinQuestion } from "../../api/twin";
import { client } from "../../client";
import { tellFailure } from "../../state/pain";

export const diaryDays = 182; // half a year: what lies further back tells little of now

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** The question to the model; without scores it is about people in general. Days count from the first score on. */
export function buildQuestion(diary: Diary | null, policies: PressPolicy[], weeks: number, press?: TwinQuestion["press"]): TwinQuestion {
  const session_depth = policies[0]?.depth ?? "gentle";
  const asked: TwinQuestion = { policies: policies.filter((one) => one.rhythm !== "never"), session_depth, weeks, ...(press && { press }) };
  const scored = (diary?.days ?? []).flatMap(({ day, average, now }) => {
    const pain = average ?? now;
    return pain === undefined ? [] : [{ day: dayNumber(day), pain }];
  });
  if (scored.length === 0) return asked;
  const first = scored[0]!.day;
  const session_days = diary!.days.filter(({ day, session }) => session && dayNumber(day) >= first).map(({ day }) => dayNumber(day) - first);
  return { ...asked, pains: scored.map(({ day, pain }) => ({ day: day - first, pain })), session_days };
}

export interface Foretold { forecast: TwinForecast | null; asked: TwinQuestion | null; state: "working" | "done" | "failed" | "stopped" }

/** What the model says; the older answer stays until the new one is there. A null question asks nothing, `stopped` takes back what was asked. */
export function useForecast(question: TwinQuestion | null, stopped: boolean): Foretold {
  const [told, setTold] = useState<{ key: string; forecast: TwinForecast; asked: TwinQuestion } | null>(null);
  const [failed, setFailed] = useState("");
  const key = question && JSON.stringify(question);
  useEffect(() => {
    if (!question || !key || stopped) return;
    const over = new AbortController();
    setFailed("");
    client.findForecast(question, over.signal).then(
      (forecast) => setTold({ key, forecast, asked: question }),
      (error: unknown) => {
        if (over.signal.aborted) return;
        setFailed(key);
        tellFailure(error);
      },
    );
    return () => over.abort();
  }, [key, stopped]);
  const state = key !== null && told?.key === key ? "done" : stopped ? "stopped" : failed !== "" && failed === key ? "failed" : "working";
  return { forecast: told?.forecast ?? null, asked: told?.asked ?? null, state };
}
