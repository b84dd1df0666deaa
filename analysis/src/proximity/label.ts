import type { ProximityParams } from "./params.ts";

/** What the lifter said about how the set ended. Absent or null: nothing. */
export interface ProximityLabel {
  /** "This was failure" (true) or "this was not" (false). */
  readonly failure?: boolean | null | undefined;
  /** Repetitions in reserve as the lifter judged them. */
  readonly rir?: number | null | undefined;
}

/** True where the label says anything. */
export function saysSomething(label: ProximityLabel): boolean {
  return typeof label.failure === "boolean" || typeof label.rir === "number";
}

/**
 * How well each number of reps in reserve from 0 to `maxRir` agrees with what the lifter said, as a log likelihood. A typed number carries
 * the published error of people's judgement: half a rep to one rep in sets of up to 12 (Refalo 2024), several reps too low in sets of 16
 * and more (Zourdos 2021). "This was failure" is believed as the observation that it is, save for a share of loose use.
 */
export function labelLogLikelihood(label: ProximityLabel, completedReps: number, params: ProximityParams): Float64Array {
  return Float64Array.from({ length: params.maxRir + 1 }, (_, rir) => {
    let log = 0;
    if (typeof label.rir === "number") log += typedLog(rir, label.rir, completedReps, params);
    if (label.failure === true) {
      const loose = Math.exp(typedLog(rir, 0, completedReps, params));
      log += Math.log((rir === 0 ? params.failureLabelTrust : 0) + (1 - params.failureLabelTrust) * loose);
    }
    if (label.failure === false && rir === 0) log += Math.log(params.missedFailure);
    return log;
  });
}

function typedLog(rir: number, typed: number, completedReps: number, params: ProximityParams): number {
  const { short, long, shortUpTo, longFrom } = params.typedRir;
  const t = Math.min(1, Math.max(0, (completedReps - shortUpTo) / (longFrom - shortUpTo)));
  const mix = (a: number, b: number) => a + t * (b - a);
  const hidden = mix(short.hidden + short.hiddenPerRir * typed, long.hidden + long.hiddenPerRir * typed);
  const sd = mix(short.sd + short.sdPerRir * typed, long.sd + long.sdPerRir * typed);
  const z = (rir - typed - hidden) / sd;
  return -0.5 * z * z - Math.log(sd);
}
