// Short names for the nouns of trials and reports; their shapes are generated from api/openapi.yaml.
import type { components } from "./generated";

type Schemas = components["schemas"];

export type TrialArm = Schemas["TrialArm"];
export type TrialDesign = Schemas["TrialDesign"];
export type TrialDay = Schemas["TrialDay"];
export type TrialScore = Schemas["TrialScore"];
export type TrialStatus = Schemas["TrialStatus"];
export type TrialList = Schemas["TrialList"];
export type TrialEffect = Schemas["TrialEffect"];
export type TrialVerdict = Schemas["TrialVerdict"];
export type Judgement = Schemas["Judgement"];
export type JudgedTrial = Schemas["JudgedTrial"];
export type TrialAnswer = Judgement["answer"];
export type PowerRow = Schemas["PowerRow"];
export type PowerRequest = Schemas["PowerRequest"];
export type PowerReply = Schemas["PowerReply"];

export type Report = Schemas["Report"];
export type ReportSection = Report["sections"][number];
export type ReportNamed = Schemas["Named"];
export type ReportPoint = Schemas["ReportPoint"];
