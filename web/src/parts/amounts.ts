// Numbers of a plan in words: what they are called, and with their unit.
import { t, type MessageKey } from "../messages";
import { formatNumber } from "../state/format";

const named = [
  "pain_ceiling", "good_pain_low", "good_pain_high", "lighter_ceiling", "old_age_years", "hold_low_s", "hold_high_s", "hold_lighter_s", "check_s",
  "answer_s", "presses_per_point", "points_per_session", "points_after_reaction", "rest_between_s", "rest_per_point_h", "deep_from",
  "session_minutes", "gun_spot_s", "gun_muscle_s", "gun_total_s", "roller_muscle_s", "soreness_usual_h", "soreness_usual_points",
  "reaction_rest_days", "reaction_factor", "judge_sessions", "judge_days", "release_mean_kpa", "release_start_kpa", "harmful_shear", "ceiling", "target", "hold_s", "rest_days", "sessions_per_week",
  "sessions_per_month", "course_weeks", "level", "presses", "pressure_time",
] as const;

const units: Record<string, MessageKey> = {
  "of 10": "unit.of_ten", s: "unit.seconds", h: "unit.hours", min: "unit.minutes", days: "unit.days", weeks: "unit.weeks", years: "unit.years",
  sessions: "unit.sessions", "sessions per week": "unit.sessions", "sessions per month": "unit.sessions", presses: "unit.presses", points: "unit.points",
  times: "unit.times", kPa: "unit.kpa", "of strain": "unit.strain", "points of 10 x s": "unit.pressure_seconds",
};

/** What a number is called; one that the pages do not know yet goes by its id. */
export function nameBound(id: string): string {
  const known = named.find((one) => one === id);
  return known ? t(`bound.${known}`) : id.replaceAll("_", " ");
}

export const knowsUnit = (unit: string): boolean => unit in units;

/** "60 seconds"; a unit that the pages do not know is shown as it comes. */
export function formatAmount(value: number, unit: string): string {
  const key = units[unit];
  return key ? t(key, { n: value, value: formatNumber(value) }) : `${formatNumber(value)} ${unit}`;
}

/** A number of a policy: -1 and, for the length of a course, 0 mean that there is none. */
export function formatPolicyNumber(id: string, value: number, unit: string): string {
  if (value < 0) return t("unit.no_limit");
  if (id === "course_weeks" && value === 0) return t("unit.no_end");
  return formatAmount(value, unit);
}
