import type { Stream } from "../motion/stream.ts";
import { medianLength, RADIANS } from "../units.ts";

/** rad/s in one unit that a gyroscope may be written in; negative for axes turned the other way round. */
export const SCALES: readonly number[] = [1, -1, RADIANS, -RADIANS, RADIANS / 1000, -RADIANS / 1000];
/**
 * Counts in a deg/s that gyroscopes are built with, by their range: InvenSense and Bosch (2000 to 125 deg/s), then STMicroelectronics,
 * whose data sheets give mdeg/s in a count.
 */
const COUNTS_PER_DEG_S = [16.4, 32.8, 65.5, 131, 262, ...[70, 35, 17.5, 8.75, 4.375].map((mdeg) => 1000 / mdeg)];
/** These with the scales of counts. */
export const ALL_SCALES: readonly number[] = [...SCALES, ...COUNTS_PER_DEG_S.flatMap((counts) => [RADIANS / counts, -RADIANS / counts])];
/** Turning is followed over stretches this long, each end a mean over a quarter of it, s. */
const STRETCH_S = 0.4;
/** Ends whose length strays further from the median are not gravity but a push. */
const PUSHED = 0.25;
/** Fewer stretches tell nothing. */
const MIN_STRETCHES = 5;
/** The scale that fits must leave this share or less of the error that standing still leaves, */
const CLEARLY = 0.5;
/** and this share of the next scale's: one of half the size still explains three quarters of what gravity does. */
const AHEAD = 0.75;
/** Scales nearer to each other than this are not told apart, and need not be: relative. */
const ALIKE = 0.2;

/**
 * rad/s in one unit of the gyroscope, one of `scales`, told by gravity: seen from a turning sensor, gravity turns the other way by the same
 * angle. Null where the two hardly turn, or where no unit explains what gravity does. The streams share one clock.
 */
export function turnScale(acceleration: Stream, rotation: Stream, scales: readonly number[]): number | null {
  const errors = new Float64Array(scales.length);
  let still = 0;
  let stretches = 0;
  const usual = medianLength(acceleration);
  const { timeS } = acceleration;
  for (let from = 0, to = 0; from < timeS.length; from = to) {
    to = rowAfter(timeS, from, STRETCH_S);
    if (to >= timeS.length || (timeS[to] as number) - (timeS[from] as number) > 1.5 * STRETCH_S) continue;
    const start = direction(acceleration, from, usual);
    const end = direction(acceleration, to, usual);
    if (start === null || end === null) continue;
    still += distance(start, end);
    scales.forEach((scale, k) => {
      errors[k] = (errors[k] as number) + distance(turned(start, rotation, from, to, scale), end);
    });
    stretches++;
  }
  if (stretches < MIN_STRETCHES) return null;
  const order = [...scales.keys()].sort((a, b) => (errors[a] as number) - (errors[b] as number));
  const best = order[0] as number;
  const isOther = (k: number) => Math.abs((scales[k] as number) / (scales[best] as number) - 1) > ALIKE;
  const next = errors[order.find(isOther) ?? -1] ?? Number.POSITIVE_INFINITY;
  const error = errors[best] as number;
  return error <= CLEARLY * still && error <= AHEAD * next ? (scales[best] as number) : null;
}

type Vector = readonly [number, number, number];

/** Mean direction over a quarter of a stretch from row `at`; null where it is pushed or pulled. */
function direction({ x, y, z, timeS }: Stream, at: number, usual: number): Vector | null {
  const to = Math.min(rowAfter(timeS, at, STRETCH_S / 4), x.length);
  let [sumX, sumY, sumZ] = [0, 0, 0];
  for (let i = at; i < to; i++) {
    sumX += x[i] as number;
    sumY += y[i] as number;
    sumZ += z[i] as number;
  }
  const length = Math.hypot(sumX, sumY, sumZ);
  if (!(Math.abs(length / (to - at) / usual - 1) < PUSHED)) return null;
  return [sumX / length, sumY / length, sumZ / length];
}

/** The direction as the sensor sees it after turning through the rows `[from, to)`. */
function turned(start: Vector, { x, y, z, timeS }: Stream, from: number, to: number, scale: number): Vector {
  let [u, v, w] = start;
  for (let i = from; i < to; i++) {
    const factor = scale * ((timeS[i + 1] as number) - (timeS[i] as number));
    const [p, q, r] = [(x[i] as number) * factor, (y[i] as number) * factor, (z[i] as number) * factor];
    const angle = Math.hypot(p, q, r);
    if (angle === 0) continue;
    // Rodrigues: turned by minus the sensor's own angle about its axis.
    const [a, b, c] = [p / angle, q / angle, r / angle];
    const [sin, cos] = [Math.sin(-angle), Math.cos(angle)];
    const along = (a * u + b * v + c * w) * (1 - cos);
    [u, v, w] = [
      u * cos + (b * w - c * v) * sin + a * along,
      v * cos + (c * u - a * w) * sin + b * along,
      w * cos + (a * v - b * u) * sin + c * along,
    ];
  }
  return [u, v, w];
}

function distance([a, b, c]: Vector, [u, v, w]: Vector): number {
  return (a - u) ** 2 + (b - v) ** 2 + (c - w) ** 2;
}

/** First row later than row `from` by `seconds` or more. */
function rowAfter(timeS: Float64Array, from: number, seconds: number): number {
  const until = (timeS[from] as number) + seconds;
  let row = from + 1;
  while (row < timeS.length && (timeS[row] as number) < until) row++;
  return row;
}
