// Short names for the nouns of the press; their shapes are generated from api/openapi.yaml.
import type { components } from "./generated";

type Schemas = components["schemas"];

export type PressTool = Schemas["PressTool"];
export type PressAsked = Schemas["PressAsked"];
export type PressTableAsked = Schemas["PressTableAsked"];
export type PressTable = Schemas["PressTable"];
export type PressTableWord = Schemas["PressTableWord"];
export type PressReply = Schemas["PressReply"];
export type PressLayer = Schemas["PressLayer"];
export type PressSolid = Schemas["PressSolid"];
export type PressCut = Schemas["PressCut"];
export type DoseCurve = Schemas["DoseCurve"];
export type DoseRow = Schemas["DoseRow"];
export type PressTools = Schemas["PressTools"];
export type PressGuns = Schemas["PressGuns"];
export type PressBeatsAsked = Schemas["PressBeatsAsked"];
export type PressBeatsWord = Schemas["PressBeatsWord"];
export type PressBeats = Schemas["PressBeats"];
export type StiffBeats = Schemas["StiffBeats"];
export type PressBeatsBegun = Schemas["PressBeatsJob"] | Schemas["PressBeatsKept"];
export type PressHoldsAsked = Schemas["PressHoldsAsked"];
export type PressHoldsBegun = Schemas["PressHoldsJob"] | Schemas["PressHoldsKept"];
export type PressHoldsWord = Schemas["PressHoldsWord"];
export type PressHolds = Schemas["PressHolds"];
export type StiffHold = Schemas["StiffHold"];
export type PressChoicesAsked = Schemas["PressChoicesAsked"];
export type PressChoices = Schemas["PressChoices"];
export type PressChoice = Schemas["PressChoice"];
export type PressChangesAsked = Schemas["PressChangesAsked"];
export type PressChangesWord = Schemas["PressChangesWord"];
export type PressChanged = Schemas["PressChanged"];
export type StiffChanged = Schemas["StiffChanged"];
export type PressOnce = Schemas["PressOnce"];
