// The nouns of care: plan, session and diary, as the program sends them.
import type { components } from "./generated";

type Schemas = components["schemas"];
type Text = Schemas["Text"];
type Cell = Schemas["Cell"];
type Side = Schemas["Side"];
type Quality = Schemas["Quality"];
type PointOnSide = Schemas["PointOnSide"];

export type Treater = "self" | "helper" | "professional";

/** A number that a plan keeps to; T is a plain string in the book and a text of all languages in a plan. */
export interface Figure<T> { value: number; unit: string; reason: T; mark: string; sources?: (string | Schemas["Source"])[] }
export interface Bound extends Figure<Text> { id: string }

export const policyNumbers = ["ceiling", "target", "hold_s", "rest_days", "sessions_per_week", "sessions_per_month", "course_weeks", "judge_sessions"] as const;

export interface PolicyWords {
  id: string; order: number; name: string; summary: string; speaks_for: string; speaks_against: string; afterwards: string;
  numbers: Record<(typeof policyNumbers)[number], Figure<string>>;
  only_implements?: string[]; mark: string; sources?: (string | Schemas["Source"])[];
}
export interface ImplementWords {
  id: string; order: number; name: string; cost: string; always?: boolean; hard?: boolean; alone: boolean; works_as: string[]; hint?: string;
}
export interface PositionWords { id: string; tool: string; stance: string; press: string; scale?: string; mark: string; sources?: (string | Schemas["Source"])[] }
export interface AftercareWords { area: string; stretch: string; heat: string; movement: string; exercise: string; mark: string; sources?: (string | Schemas["Source"])[] }
export interface HabitWords { id: string; advice: string; mark: string; sources?: (string | Schemas["Source"])[] }
export interface ClaimWords { id: string; order: number; claim: string; grade: string; known: string; unknown: string; sources?: (string | Schemas["Source"])[] }

export interface CareWords {
  language: string; data_hash: string;
  bounds: (Figure<string> & { id: string })[]; policies: PolicyWords[]; implements: ImplementWords[]; positions: PositionWords[];
  aftercare: AftercareWords[]; habits: HabitWords[]; claims: ClaimWords[]; prompts: { id: string; text: string; spoken: boolean }[];
  sources?: Schemas["Source"][];
}

export type BoundUse = Schemas["BoundUse"];
export type Wait = Schemas["Wait"];
export type PlanStep = Schemas["PlanStep"];
export type Plan = Schemas["Plan"];

export interface CareChosen { policy: string; implements: string[] }
export interface SessionBegun { session: string; policy: string; treater: Treater }
export interface PressDone {
  session: string; number: number; point: PointOnSide; site: number; tool: string; implement?: string; level: number; seconds: number;
  pain?: number; ended: string;
}
export interface SessionEnded { session: string; how: "finished" | "stopped" | "broken_off"; reason?: string }
export const reactionKinds = ["better", "same", "sore", "bruise", "flare", "wider", "sleep_worse", "dark_urine", "nerve_signs"] as const;
export type ReactionKind = (typeof reactionKinds)[number];
export interface ReactionTold { session: string; kinds: ReactionKind[]; soreness: number; hours: number }
export interface Session {
  session: string; pain: string; policy: string; treater: Treater; begun: string; day: string; presses: PressDone[];
  ended?: SessionEnded; reaction?: ReactionTold;
}

export interface ActivityScore { name: string; score: number }
export interface MotionMeasured { movement: string; side: Side; degrees: number; by: "phone" | "hand" }
export interface ThresholdMeasured { point: PointOnSide; kilograms: number; by: "scale" | "algometer" }
export interface DiaryNoted {
  entry: string; about: string; about_day: string; now?: number; worst?: number; average?: number; qualities: Quality[]; cells: Cell[];
  activities: ActivityScore[]; change?: number; motions: MotionMeasured[]; thresholds: ThresholdMeasured[]; note: string;
}
export interface PainCare { pain: string; choice?: CareChosen; course_began?: string; sessions: Session[]; entries: DiaryNoted[] }

export type Diary = Schemas["Diary"];
export type Heat = Schemas["HeatMap"];
