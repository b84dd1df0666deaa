/** Values at which counters start over: 16, 24, 31 and 32 bits, and the seconds of an hour and of a day. */
const MODULI = [2 ** 16, 2 ** 24, 2 ** 31, 2 ** 32, 3600, 86_400];
/** A step across the start-over may be this many ordinary ones long. */
const LONGEST_STEPS = 100;

/**
 * The values of a counter carried on where it starts over; the same array where it never does. A fall counts as a start-over only when
 * it is that of a counter of a usual width: then the step across it is an ordinary one.
 */
export function unwrapped(ticks: Float64Array): Float64Array {
  let longest = 0;
  let out: Float64Array | null = null;
  let carried = 0;
  for (let i = 1; i < ticks.length; i++) {
    const step = (ticks[i] as number) - (ticks[i - 1] as number);
    if (step < 0) {
      longest ||= LONGEST_STEPS * medianStep(ticks);
      const modulus = MODULI.find(
        (candidate) => step + candidate > 0 && step + candidate <= Math.min(longest, candidate / 2) && (ticks[i - 1] as number) < candidate,
      );
      if (modulus !== undefined) {
        out ??= ticks.slice();
        carried += modulus;
      }
    }
    if (out !== null) out[i] = (ticks[i] as number) + carried;
  }
  return out ?? ticks;
}

function medianStep(ticks: Float64Array): number {
  const steps = Float64Array.from({ length: Math.min(1000, ticks.length - 1) }, (_, i) => (ticks[i + 1] as number) - (ticks[i] as number));
  const forward = steps.filter((step) => step > 0).sort();
  return forward[forward.length >> 1] ?? 0;
}
