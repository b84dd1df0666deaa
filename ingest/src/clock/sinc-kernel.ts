/** Zero crossings of the interpolation kernel on each side. */
const CROSSINGS = 8;
/** Positions between two samples at which the kernel is tabulated. */
const PHASES = 512;
/** Window shape for about 70 dB of stop-band attenuation (Kaiser 1974). */
const KAISER_BETA = 6.76;

/** A windowed-sinc interpolator that also filters. */
export interface SincKernel {
  /** Rows on each side of a position that take part. */
  readonly reach: number;
  /** `2 * reach` weights, which add up to 1, for each of `phases + 1` positions between two rows. */
  readonly weights: Float64Array;
  readonly phases: number;
}

/** Kaiser-windowed sinc, cut off at `cutoff` (0 to 1) × half the input's rate. */
export function sincKernel(cutoff: number): SincKernel {
  const edge = CROSSINGS / cutoff;
  const reach = Math.ceil(edge);
  const weights = new Float64Array((PHASES + 1) * 2 * reach);
  for (let phase = 0; phase <= PHASES; phase++) {
    const taps = weights.subarray(phase * 2 * reach, (phase + 1) * 2 * reach);
    let sum = 0;
    for (let tap = 0; tap < taps.length; tap++) {
      const distance = tap - reach + 1 - phase / PHASES;
      if (Math.abs(distance) >= edge) continue;
      const angle = Math.PI * distance * cutoff;
      const weight = (distance === 0 ? 1 : Math.sin(angle) / angle) * bessel(KAISER_BETA * Math.sqrt(1 - (distance / edge) ** 2));
      taps[tap] = weight;
      sum += weight;
    }
    for (let tap = 0; tap < taps.length; tap++) taps[tap] = (taps[tap] as number) / sum;
  }
  return { reach, weights, phases: PHASES };
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
