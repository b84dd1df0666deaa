import type { Columns3 } from "../recording.ts";

/** What an acceleration looks like where it varies least. */
export interface AtRest {
  /** Length of the mean vector in the stillest seconds, in the columns' own unit: 1 g where gravity is in. */
  readonly length: number;
  /** Whether gravity is in; null where the wearer never kept still enough to tell. */
  readonly gravity: boolean | null;
  /** Whether the stillest seconds are rest indeed: only then is what is called free of gravity believed to hold it. */
  readonly still: boolean;
}

/** Share of the seconds, the stillest ones, that are looked at. */
const STILLEST = 0.2;
/** Fewer whole seconds tell nothing. */
const MIN_SECONDS = 3;
/**
 * Least length at rest over the median length, by which gravity is in, and the one below which it is out. Judgements by what was measured on 200
 * recordings of sets (wrist, bar, everyday): 0.90 to 1.10 with gravity, 0.02 to 0.38 once the device has taken it out. An arm that swings through all of
 * a recording comes down to 0.59 with gravity, and up to 0.76 without (140 sets of shoulder exercises at the wrist, Burns et al. 2018, doi
 * 10.1088/1361-6579/aacfd9).
 */
const GRAVITY_IN = 0.6;
const GRAVITY_OUT = 0.45;
/** Spread over length below which the stillest seconds are rest: without gravity it was 0.53 and more in all of these. */
const STILL = 0.5;
/** A spread below this share of the length is a frozen sensor or an empty column, and no rest. */
const FROZEN = 1e-4;

/**
 * Tells from the values alone whether an acceleration holds gravity: where the wearer keeps still, the vector that remains is as long
 * as usual with it, and next to nothing without it, whatever the unit. Null for less than three seconds, and for a sensor that stood
 * frozen.
 */
export function atRest({ x, y, z }: Columns3, timeS: Float64Array): AtRest | null {
  const rows = rowsInASecond(timeS);
  const seconds = Math.floor(x.length / rows);
  const found: { readonly mean: number; readonly spread: number }[] = [];
  const lengths = new Float64Array(seconds);
  for (let second = 0; second < seconds; second++) {
    let [sumX, sumY, sumZ, squares] = [0, 0, 0, 0];
    for (let i = second * rows; i < (second + 1) * rows; i++) {
      const [vx, vy, vz] = [x[i] as number, y[i] as number, z[i] as number];
      sumX += vx;
      sumY += vy;
      sumZ += vz;
      squares += vx * vx + vy * vy + vz * vz;
    }
    const mean = Math.hypot(sumX, sumY, sumZ) / rows;
    lengths[second] = Math.sqrt(squares / rows);
    const spread = Math.sqrt(Math.max(0, squares / rows - mean * mean));
    if (spread > FROZEN * mean) found.push({ mean, spread });
  }
  if (found.length < MIN_SECONDS) return null;
  const stillest = found.sort((a, b) => a.spread - b.spread).slice(0, Math.ceil(STILLEST * found.length));
  const length = stillest.reduce((sum, { mean }) => sum + mean, 0) / stillest.length;
  const spread = stillest.reduce((sum, one) => sum + one.spread, 0) / stillest.length;
  const share = length / (lengths.sort()[seconds >> 1] as number);
  return { length, gravity: share > GRAVITY_IN ? true : share < GRAVITY_OUT ? false : null, still: spread < STILL * length };
}

/** Mean rows a second while it was sampling: bursts and pauses of a radio link come out as what they are together. */
function rowsInASecond(timeS: Float64Array): number {
  let [counted, countedS] = [0, 0];
  for (let i = 1; i < Math.min(timeS.length, ROWS_LOOKED_AT); i++) {
    const step = (timeS[i] as number) - (timeS[i - 1] as number);
    if (!(step >= 0 && step < 1)) continue;
    counted++;
    countedS += step;
  }
  return countedS === 0 ? timeS.length : Math.max(3, Math.round(counted / countedS));
}

const ROWS_LOOKED_AT = 5000;
