// Short names for the nouns of the twin; their shapes are generated from api/openapi.yaml.
import type { components } from "./generated";

type Schemas = components["schemas"];

export type TwinQuestion = Schemas["TwinQuestion"];
export type TwinForecast = Schemas["TwinForecast"];
export type TwinAccount = Schemas["TwinAccount"];
export type TwinHypothesis = Schemas["TwinHypothesis"];
export type TwinBand = Schemas["TwinBand"];
export type TwinPolicyForecast = Schemas["TwinPolicyForecast"];
export type PressPolicy = Schemas["PressPolicy"];
