import type { Columns3, Signal } from "@lastrep/ingest";

/**
 * The signal with a stretch of its own in each hole where one stands in for what was not measured: a lifter does the same again and again, so what came before
 * and after a hole came before and after another rep's like too (waveform substitution: Goodman et al. 1986, IEEE Trans. ASSP 34, 1440). Where nothing nearby has
 * surroundings that are like the hole's, and where nothing moves, the signal stays as it is. `hole` is 1 where nothing was measured. The input is unchanged.
 */
export function withStandIns(signal: Signal, hole: Uint8Array): Signal {
  const { rateHz, length } = signal;
  const [acceleration, angularRate, gravity] = [signal.acceleration, signal.angularRate, signal.gravity].map((c) => c && copyOf(c));
  const coarse = coarseOf(signal, hole);
  const columns = [acceleration, angularRate, gravity].flatMap((c) => (c ? [c.x, c.y, c.z] : []));
  const edge = Math.max(1, Math.round(EDGE_S * rateHz));
  for (let from = hole.indexOf(1); from >= 0; from = hole.indexOf(1, from)) {
    let to = from;
    while (to < length && hole[to]) to++;
    const durationS = (to - from) / rateHz;
    const isFilled = durationS >= SHORTEST_S && durationS <= LONGEST_S;
    const lag = isFilled ? lagOf(coarse, Math.floor(from / coarse.step), Math.ceil(to / coarse.step)) : null;
    if (lag !== null) for (const column of columns) putIn(column, hole, from, to, lag * coarse.step, edge);
    from = to;
  }
  return { ...signal, acceleration: acceleration ?? signal.acceleration, angularRate: angularRate ?? null, gravity: gravity ?? null };
}

/** Least rate at which surroundings are compared, Hz: a rep takes 0.7 s and more. */
const COMPARE_HZ = 12.5;
/** What is compared on either side of a hole, and how far away a stand-in may begin, s. Fitted on the fit part with holes put into it, coarsely. */
const CONTEXT_S = 1;
const REACH_S = 12;
/**
 * The shortest and the longest hole that is filled, s: a shorter one is crossed as well by the movement's own momentum (holes.ts). The first is fitted like the
 * two above, with holes of 0.15 to 0.6 s that take a third of the time; the second is a judgement: the context knows nothing of the middle of a longer one.
 */
const SHORTEST_S = 0.5;
const LONGEST_S = 3;
/** Least share of a stand-in that was measured. */
const LEAST_SEEN = 0.8;
/** A stand-in is moved to where what was measured within this of the hole lies, s. */
const EDGE_S = 0.1;
/** Accelerations and gravity in g, and turns by what a movement of 1 Hz turns, rad: one scale. */
const WEIGHTS = { acceleration: 1 / 9.80665, gravity: 1 / 9.80665, angularRate: 1 / (2 * Math.PI) };
/** Deviation of the surroundings below which nothing moves, in that scale. */
const REST = 0.03;

/** The weighted signal at about {@link COMPARE_HZ}: every sample is the mean of `step` ones, seen where all of them are. */
interface Coarse {
  readonly step: number;
  readonly rateHz: number;
  readonly columns: readonly Float64Array[];
  readonly seen: Uint8Array;
}

function coarseOf(signal: Signal, hole: Uint8Array): Coarse {
  const step = Math.max(1, Math.floor(signal.rateHz / COMPARE_HZ));
  const n = Math.floor(signal.length / step);
  const columns: Float64Array[] = [];
  for (const kind of ["acceleration", "angularRate", "gravity"] as const) {
    const own = signal[kind];
    for (const column of own ? [own.x, own.y, own.z] : []) {
      const means = new Float64Array(n);
      for (let i = 0; i < n * step; i++) means[Math.floor(i / step)] += (WEIGHTS[kind] * column[i]) / step;
      columns.push(means);
    }
  }
  const seen = new Uint8Array(n).fill(1);
  for (let i = 0; i < n * step; i++) if (hole[i]) seen[Math.floor(i / step)] = 0;
  return { step, rateHz: signal.rateHz / step, columns, seen };
}

/** The lag, coarse samples, at which the surroundings of the hole `[from, to)` are most like themselves; null where they are like nothing. */
function lagOf({ columns, seen, rateHz }: Coarse, from: number, to: number): number | null {
  const n = seen.length;
  const context = Math.round(CONTEXT_S * rateHz);
  const around: number[] = [];
  for (let i = Math.max(0, from - context); i < Math.min(n, to + context); i++) if (seen[i]) around.push(i);
  const variance = columns.reduce((sum, column) => sum + varianceOf(column, around), 0);
  if (variance < REST * REST) return null;
  const reach = Math.round(REACH_S * rateHz);
  // What differs as much as the surroundings vary says nothing of them.
  let least = variance;
  let best: number | null = null;
  for (let lag = -Math.min(reach, from); lag <= Math.min(reach, n - to); lag++) {
    if (Math.abs(lag) < to - from || shareSeen(seen, from + lag, to + lag) < LEAST_SEEN) continue;
    let sum = 0;
    let compared = 0;
    for (const i of around) {
      if (!seen[i + lag]) continue;
      compared++;
      for (const column of columns) sum += (column[i] - column[i + lag]) ** 2;
    }
    if (compared < context || sum / compared >= least) continue;
    least = sum / compared;
    best = lag;
  }
  return best;
}

function varianceOf(column: Float64Array, at: readonly number[]): number {
  let [sum, square] = [0, 0];
  for (const i of at) {
    sum += column[i];
    square += column[i] * column[i];
  }
  return at.length === 0 ? 0 : square / at.length - (sum / at.length) ** 2;
}

function shareSeen(seen: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += seen[i];
  return sum / (to - from);
}

/** Puts what lies `lag` later into the hole `[from, to)`, moved by a line so that it meets what was measured on both sides. */
function putIn(column: Float32Array, hole: Uint8Array, from: number, to: number, lag: number, edge: number): void {
  const before = offset(column, hole, from - edge, from, lag);
  const after = offset(column, hole, to, to + edge, lag);
  const [first, last] = [before ?? after ?? 0, after ?? before ?? 0];
  for (let i = from; i < to; i++) column[i] = column[i + lag] + first + ((last - first) * (i - from + 0.5)) / (to - from);
}

/** Mean of how far what was measured in `[from, to)` lies above what lies `lag` later; null where nothing was. */
function offset(column: Float32Array, hole: Uint8Array, from: number, to: number, lag: number): number | null {
  let [sum, count] = [0, 0];
  for (let i = Math.max(0, from, -lag); i < Math.min(column.length, to, column.length - lag); i++) {
    if (hole[i]) continue;
    sum += column[i] - column[i + lag];
    count++;
  }
  return count === 0 ? null : sum / count;
}

function copyOf({ x, y, z }: Columns3): Columns3 {
  return { x: Float32Array.from(x), y: Float32Array.from(y), z: Float32Array.from(z) };
}
