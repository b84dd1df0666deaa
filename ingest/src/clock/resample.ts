import type { Columns3 } from "../recording.ts";
import { binResampler } from "./bin-resample.ts";
import { BRIDGED_S, type Grid } from "./grid.ts";
import type { Clock } from "./measure.ts";
import { type SincKernel, sincKernel } from "./sinc-kernel.ts";

/** A grid point this near to a sample (in sample steps) takes its value as it is. */
const EXACT_STEPS = 0.004;
/** No sensor is so much faster than its grid; a damaged clock may say so, and the kernel grows with it. */
const MOST_REDUCTION = 64;

/**
 * A function that puts columns sampled at `timeS` (strictly increasing) on the grid. An even clock is resampled with a windowed-sinc
 * kernel, which also filters out what a slower grid cannot hold; on an uneven or absurdly fast clock the samples of one grid step are averaged
 * and joined by lines. Columns that already lie on the grid are returned as they are. Short holes are bridged by a line, in longer ones
 * and outside the samples the last value is held.
 */
export function resampler(timeS: Float64Array, clock: Clock, grid: Grid): (columns: Columns3) => Columns3 {
  return clock.regular && clock.rateHz <= MOST_REDUCTION * grid.rateHz ? kernelResampler(timeS, clock, grid) : binResampler(timeS, grid);
}

function kernelResampler(timeS: Float64Array, clock: Clock, grid: Grid): (columns: Columns3) => Columns3 {
  const places = locate(timeS, clock.gapLimitS, grid);
  if (timeS.length === grid.length && places.position.every((at, k) => Math.abs(at - k) <= EXACT_STEPS)) return (columns) => columns;
  const cutoff = Math.min(1, grid.rateHz / clock.rateHz);
  const kernel = sincKernel(cutoff);
  const exactSteps = cutoff < 0.98 ? -1 : EXACT_STEPS;
  return (columns) => interpolated(columns, places, kernel, exactSteps);
}

/** The columns at the places, three at a time: finding the weights costs as much as using them. */
function interpolated({ x, y, z }: Columns3, places: Places, { reach, weights, phases }: SincKernel, exactSteps: number): Columns3 {
  const { position, firstRow, lastRow } = places;
  const { length } = position;
  const out = { x: new Float32Array(length), y: new Float32Array(length), z: new Float32Array(length) };
  for (let k = 0; k < length; k++) {
    const at = position[k] as number;
    const row = Math.floor(at);
    const nearest = Math.floor(at + 0.5);
    const last = lastRow[k] as number;
    if (Math.abs(at - nearest) <= exactSteps) {
      out.x[k] = x[nearest] as number;
      out.y[k] = y[nearest] as number;
      out.z[k] = z[nearest] as number;
      continue;
    }
    let [sumX, sumY, sumZ] = [0, 0, 0];
    if (row === last) {
      const share = at - row;
      sumX = (x[row] as number) + ((x[row + 1] as number) - (x[row] as number)) * share;
      sumY = (y[row] as number) + ((y[row + 1] as number) - (y[row] as number)) * share;
      sumZ = (z[row] as number) + ((z[row + 1] as number) - (z[row] as number)) * share;
    } else {
      // Row `i` has the weight at `shift + i`.
      const shift = Math.round((at - row) * phases) * 2 * reach + reach - 1 - row;
      const from = Math.max(row - reach + 1, firstRow[k] as number);
      const to = Math.min(row + reach, last);
      for (let i = from; i <= to; i++) {
        const weight = weights[shift + i] as number;
        sumX += weight * (x[i] as number);
        sumY += weight * (y[i] as number);
        sumZ += weight * (z[i] as number);
      }
      if (to - from + 1 < 2 * reach) {
        // At the ends of a stretch some weights find no row: the others have to add up to 1.
        let sum = 0;
        for (let i = from; i <= to; i++) sum += weights[shift + i] as number;
        const usable = Math.abs(sum) > MIN_WEIGHT;
        sumX = usable ? sumX / sum : (x[nearest] as number);
        sumY = usable ? sumY / sum : (y[nearest] as number);
        sumZ = usable ? sumZ / sum : (z[nearest] as number);
      }
    }
    out.x[k] = sumX;
    out.y[k] = sumY;
    out.z[k] = sumZ;
  }
  return out;
}

/** Weights that add up to less say nothing about the value. */
const MIN_WEIGHT = 0.1;

interface Places {
  /** Where each grid point lies between the rows: the whole part is the row before it. */
  readonly position: Float64Array;
  /** First and last row of the stretch without holes around it. */
  readonly firstRow: Int32Array;
  readonly lastRow: Int32Array;
}

/** Points in a long hole or outside sit on the row that is held; points in a short one lie past the last row of the stretch. */
function locate(timeS: Float64Array, gapLimitS: number, grid: Grid): Places {
  const position = new Float64Array(grid.length);
  const firstRow = new Int32Array(grid.length);
  const lastRow = new Int32Array(grid.length);
  const last = timeS.length - 1;
  let row = 0;
  let stretchFrom = 0;
  let stretchTo = stretchEnd(timeS, 0, gapLimitS);
  for (let k = 0; k < grid.length; k++) {
    const time = grid.startS + k / grid.rateHz;
    while (row < last && (timeS[row + 1] as number) <= time) {
      row++;
      if (row > stretchTo) {
        stretchFrom = row;
        stretchTo = stretchEnd(timeS, row, gapLimitS);
      }
    }
    const before = timeS[row] as number;
    const step = row === last ? Number.POSITIVE_INFINITY : (timeS[row + 1] as number) - before;
    const held = time <= before || (row === stretchTo && step > BRIDGED_S);
    position[k] = held ? row : row + (time - before) / step;
    firstRow[k] = stretchFrom;
    lastRow[k] = stretchTo;
  }
  return { position, firstRow, lastRow };
}

function stretchEnd(timeS: Float64Array, from: number, gapLimitS: number): number {
  let row = from;
  while (row < timeS.length - 1 && (timeS[row + 1] as number) - (timeS[row] as number) <= gapLimitS) row++;
  return row;
}
