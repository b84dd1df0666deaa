export * from "./session.ts";
export type { RecordingTrace } from "./trace.ts";
export { exercises, findExercise } from "./exercise/catalogue.ts";
export { type Equipment, type Exercise, type Muscle, muscles, type VelocityPrior, type WristView } from "./exercise/exercise.ts";
export { exerciseFromFit, type FitMatch } from "./exercise/fit.ts";
export { estimateProximity, type Proximity, type ProximityInput } from "./proximity/estimate.ts";
export { defaultProximityParams, type ProximityParams } from "./proximity/params.ts";
