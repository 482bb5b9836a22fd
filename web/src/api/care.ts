// The nouns of care: plan, session and diary, as the program sends them.
import type { components } from "./generated";

type Schemas = components["schemas"];
type Cell = Schemas["Cell"];
type Side = Schemas["Side"];
type Quality = Schemas["Quality"];
type PointOnSide = Schemas["PointOnSide"];

export type Treater = "self" | "helper" | "professional";

export type Bound = Schemas["Bound"];
export type CareWords = Schemas["CareWords"];
export type PolicyWords = Schemas["PolicyWords"];
export type ImplementWords = Schemas["ImplementWords"];
export type PositionWords = Schemas["PositionWords"];
export type AftercareWords = Schemas["AftercareWords"];
export type HabitWords = Schemas["HabitWords"];
export type ClaimWords = Schemas["ClaimWords"];

export const policyNumbers = ["ceiling", "target", "hold_s", "rest_days", "sessions_per_week", "sessions_per_month", "course_weeks", "judge_sessions"] as const;

export type BoundUse = Schemas["BoundUse"];
export type Wait = Schemas["Wait"];
export type PlanStep = Schemas["PlanStep"];
export type Plan = Schemas["Plan"];

export interface CareChosen { policy: string; implements: string[]; prefers?: string[] } // the dearest first
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

export type LiveWord = Schemas["LiveWord"];

export type Diary = Schemas["Diary"];
export type Heat = Schemas["HeatMap"];
