/** What the time stamps of a sensor say about its clock. */
export interface Clock {
  /** Samples a second while it was sampling, Hz. */
  readonly rateHz: number;
  /** Evenly spaced but for holes; false for a clock of bursts and pauses, as radio links make. */
  readonly regular: boolean;
  /** A step longer than this is a hole, s. */
  readonly gapLimitS: number;
}

/** A hole is a step of more than three typical ones. */
const GAP_STEPS = 3;
/** Steps of an uneven clock vary so much that only longer silences are holes, s; a phase of a rep lasts several times longer. */
const UNEVEN_GAP_S = 0.15;
/** Spread of the steps (5th to 95th percentile ÷ median) up to which a clock is even: rounding to ms at 100 Hz gives 0.2. */
const EVEN_SPREAD = 0.5;
const MAX_STEPS_LOOKED_AT = 20_000;

/** Measures rate and evenness of strictly increasing times; nominal rates are not believed. Needs two samples. */
export function measureClock(timeS: Float64Array): Clock {
  const steps = sampledSteps(timeS);
  const median = quantile(steps, 0.5);
  const regular = quantile(steps, 0.95) - quantile(steps, 0.05) <= EVEN_SPREAD * median;
  const mean = ((timeS[timeS.length - 1] as number) - (timeS[0] as number)) / (timeS.length - 1);
  // A long silence must not stretch the mean step of an uneven clock: the 95th percentile bounds it.
  const typical = Math.min(mean, quantile(steps, 0.95));
  const gapLimitS = regular ? GAP_STEPS * median : Math.max(GAP_STEPS * Math.max(median, typical), UNEVEN_GAP_S);
  const countedUpTo = regular ? 1.5 * median : gapLimitS;
  let counted = 0;
  let countedS = 0;
  for (let i = 1; i < timeS.length; i++) {
    const step = (timeS[i] as number) - (timeS[i - 1] as number);
    if (step > countedUpTo) continue;
    counted++;
    countedS += step;
  }
  return { rateHz: counted / countedS, regular, gapLimitS };
}

function sampledSteps(timeS: Float64Array): Float64Array {
  const stride = Math.max(1, Math.floor((timeS.length - 1) / MAX_STEPS_LOOKED_AT));
  const steps = new Float64Array(Math.floor((timeS.length - 2) / stride) + 1);
  for (let k = 0, i = 1; k < steps.length; k++, i += stride) steps[k] = (timeS[i] as number) - (timeS[i - 1] as number);
  return steps.sort();
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] as number;
}
