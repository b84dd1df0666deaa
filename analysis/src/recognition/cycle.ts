import { FEATURE_HZ } from "../motion/motion.ts";
import type { FoundSet } from "../sets/found-set.ts";
import { median } from "../signal/median.ts";
import type { SetColumns } from "./set-columns.ts";

/** Points of a course over each of a rep's two halves. */
export const POINTS_PER_HALF = 16;
/** Points of a course over a whole rep. */
export const COURSE_POINTS = 2 * POINTS_PER_HALF;

/** One half of a rep, samples of the set's columns. */
export interface Half {
  readonly start: number;
  readonly end: number;
}

/** The rep cycles of a set, the half that rises first: where counting begins does not change what the movement is. */
export interface Cycles {
  /** Whole reps as they were found, in the set's columns. */
  readonly reps: readonly Half[];
  readonly rising: readonly Half[];
  readonly falling: readonly Half[];
  /** Height, m, relative to each rep's ends; zero between reps. */
  readonly height: Float64Array;
  /** Whether the set was found to begin with the half that falls. */
  readonly fallsFirst: boolean;
}

/** The cycles of a set's complete reps, or null where it has none. */
export function cyclesOf(set: FoundSet, columns: SetColumns): Cycles | null {
  const shift = set.offset - columns.offset;
  const halves = set.chain.reps
    .map(({ start, turn, end }) => ({ start: start + shift, turn: turn + shift, end: end + shift }))
    .filter(({ start, turn, end }) => start >= 0 && start < turn && turn < end && end < columns.length);
  if (halves.length === 0) return null;
  const reps = halves.map(({ start, end }) => ({ start, end }));
  const height = heightWithin(columns, reps);
  const rise = median(halves.map(({ start, turn }) => height[turn] - height[start]));
  const first = halves.map(({ start, turn }) => ({ start, end: turn }));
  const second = halves.map(({ turn, end }) => ({ start: turn, end }));
  return rise >= 0
    ? { reps, rising: first, falling: second, height, fallsFirst: false }
    : { reps, rising: second, falling: first, height, fallsFirst: true };
}

/** Upward velocity integrated within each rep, with the drift that would keep it from coming back taken out evenly. */
function heightWithin({ velocity, length }: SetColumns, reps: readonly Half[]): Float64Array {
  const height = new Float64Array(length);
  for (const { start, end } of reps) {
    let sum = 0;
    for (let i = start + 1; i <= end; i++) {
      sum += (velocity[i - 1] + velocity[i]) / (2 * FEATURE_HZ);
      height[i] = sum;
    }
    for (let i = start; i <= end; i++) height[i] -= (sum * (i - start)) / (end - start);
  }
  return height;
}

/** The median course of a column over the rep, rising half first: {@link COURSE_POINTS} values at equal shares of each half. */
export function courseOf(column: ArrayLike<number>, { rising, falling }: Cycles): Float64Array {
  const course = new Float64Array(COURSE_POINTS);
  const values = new Array<number>(rising.length);
  for (let p = 0; p < COURSE_POINTS; p++) {
    const halves = p < POINTS_PER_HALF ? rising : falling;
    const share = (p % POINTS_PER_HALF) / (POINTS_PER_HALF - 1);
    for (const [k, { start, end }] of halves.entries()) {
      const at = start + share * (end - start);
      const low = Math.floor(at);
      const high = Math.min(low + 1, column.length - 1);
      values[k] = column[low] + (column[high] - column[low]) * (at - low);
    }
    course[p] = median(values);
  }
  return course;
}

/** Median over the halves of a column's integral, in the column's unit times s. */
export function turnedOver(column: ArrayLike<number>, halves: readonly Half[], rateHz: number): number {
  return median(
    halves.map(({ start, end }) => {
      let sum = 0;
      for (let i = start; i <= end; i++) sum += column[i];
      return sum / rateHz;
    }),
  );
}
