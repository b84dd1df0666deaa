import { defaultProximityParams, type ProximityParams } from "./proximity/params.ts";
import { defaultRecognitionParams, type RecognitionParams } from "./recognition/params.ts";
import { defaultRepParams, type RepParams } from "./reps/params.ts";
import { defaultSetParams, type SetParams } from "./sets/params.ts";
import { type AttemptParams, defaultAttemptParams } from "./velocity/attempt-params.ts";

/** Every tunable of the analysis. The fingerprint of the whole is kept with every answer. */
export interface AnalysisParams {
  readonly sets: SetParams;
  readonly reps: RepParams;
  readonly attempts: AttemptParams;
  readonly proximity: ProximityParams;
  readonly recognition: RecognitionParams;
}

export const defaultParams: AnalysisParams = {
  sets: defaultSetParams,
  reps: defaultRepParams,
  attempts: defaultAttemptParams,
  proximity: defaultProximityParams,
  recognition: defaultRecognitionParams,
};
