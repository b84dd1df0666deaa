/** A clock that begins anew starts this near to its first time; one that was set back does not, s. */
const ANEW_S = 5;
/** Times as dense as one row a step can stand, before and after the fall together; more than that means two rows at one moment. */
const DENSE = 1.5;
/** Times its length that a clock's rows are gone through: one that falls back all the time must not cost more. */
const MOST_LOOKED_AT = 4;

/**
 * Times of a clock that was set back while the sensor went on (to the network's time, to winter time) carried on from there, and how often it
 * was; the same array where it never was. It shows in rows that are new and yet lie where there are rows already: late rows fill a hole, rows
 * that were sent again hold the same values (`isSame`), and a new recording begins anew.
 */
export function carriedOn(
  timeS: Float64Array,
  isSame: (a: number, b: number) => boolean,
): { readonly timeS: Float64Array; readonly setBacks: number } {
  let out: Float64Array | null = null;
  let stepS: number | null = null;
  let shiftS = 0;
  let setBacks = 0;
  let left = MOST_LOOKED_AT * timeS.length;
  for (let i = 1; i < timeS.length; i++) {
    if ((timeS[i] as number) < (timeS[i - 1] as number) && left > 0) {
      stepS ??= usualStep(timeS);
      const fall = lookAt(timeS, i, stepS, isSame);
      left -= fall.looked;
      if (fall.isSetBack) {
        out ??= timeS.slice();
        setBacks++;
        shiftS += (timeS[i - 1] as number) - (timeS[i] as number) + stepS;
      }
    }
    if (out !== null) out[i] = (timeS[i] as number) + shiftS;
  }
  return { timeS: out ?? timeS, setBacks };
}

function lookAt(timeS: Float64Array, row: number, stepS: number, isSame: (a: number, b: number) => boolean) {
  const fromS = timeS[row] as number;
  const untilS = timeS[row - 1] as number;
  const isWithin = (at: number, endS: number) => (timeS[at] as number) >= fromS && (timeS[at] as number) <= endS;
  let after = row;
  while (after < timeS.length && isWithin(after, untilS)) after++;
  // What the file no longer holds cannot be dense.
  const endS = after < timeS.length ? untilS : (timeS[after - 1] as number);
  let before = row;
  let count = after - row;
  let sentAgain = false;
  while (before > 0 && isWithin(before - 1, untilS)) {
    before--;
    if ((timeS[before] as number) <= endS) count++;
    sentAgain ||= timeS[before] === fromS && isSame(before, row);
  }
  const isAnew = untilS - fromS > ANEW_S && fromS < (timeS[0] as number) + ANEW_S;
  return { isSetBack: !sentAgain && !isAnew && count > DENSE * ((endS - fromS) / stepS + 1), looked: after - before };
}

/** Median step between neighbouring times, in whatever order they stand. */
function usualStep(timeS: Float64Array): number {
  const sorted = timeS.slice().sort();
  const steps = sorted
    .subarray(1)
    .map((time, i) => time - (sorted[i] as number))
    .filter((step) => step > 0)
    .sort();
  return steps[steps.length >> 1] ?? Number.NaN;
}
