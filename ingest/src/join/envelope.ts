import type { Signal } from "../recording.ts";

/** Bins a second of an envelope: fine enough to place sets, coarse enough to compare hours. */
export const BIN_HZ = 4;

/** How much moved in each bin of a quarter second, from the recording's start: how far the length of the specific force spreads, m/s². */
export function movementEnvelope({ length, rateHz, acceleration: { x, y, z } }: Signal): Float64Array {
  const bins = Math.max(1, Math.ceil((length / rateHz) * BIN_HZ));
  const count = new Float64Array(bins);
  const sum = new Float64Array(bins);
  const squares = new Float64Array(bins);
  for (let i = 0; i < length; i++) {
    const bin = Math.min(bins - 1, Math.floor((i / rateHz) * BIN_HZ));
    const force = Math.hypot(x[i] as number, y[i] as number, z[i] as number);
    count[bin] = (count[bin] as number) + 1;
    sum[bin] = (sum[bin] as number) + force;
    squares[bin] = (squares[bin] as number) + force * force;
  }
  return smoothed(
    sum.map((total, bin) => {
      const n = Math.max(1, count[bin] as number);
      return Math.sqrt(Math.max(0, (squares[bin] as number) / n - (total / n) ** 2));
    }),
  );
}

/** Seconds over which movement is averaged, so that reps of one set do not lock onto each other one rep off. */
export const SMOOTH_S = 4;

/** The logarithm of the envelope's running mean: hard knocks count little more than ordinary movement. */
function smoothed(envelope: Float64Array): Float64Array {
  const half = Math.round((SMOOTH_S * BIN_HZ) / 2);
  const sums = new Float64Array(envelope.length + 1);
  for (let i = 0; i < envelope.length; i++) sums[i + 1] = (sums[i] as number) + (envelope[i] as number);
  return envelope.map((_, i) => {
    const [from, to] = [Math.max(0, i - half), Math.min(envelope.length, i + half + 1)];
    return Math.log1p(((sums[to] as number) - (sums[from] as number)) / (to - from));
  });
}
