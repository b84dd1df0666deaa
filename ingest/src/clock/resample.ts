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
  const readings = readingsOf(places, kernel, cutoff < 0.98 ? -1 : EXACT_STEPS);
  return (columns) => interpolated(columns, places, kernel, readings);
}

/** How each grid point is read: the place of its first weight, or one of the negative numbers below. */
const EXACT = -1;
const LINE = -2;
/** Less than the whole kernel fits into the stretch. */
const EDGE = -3;

function readingsOf({ position, firstRow, lastRow }: Places, { reach, phases }: SincKernel, exactSteps: number): Int32Array {
  const readings = new Int32Array(position.length);
  for (let k = 0; k < readings.length; k++) {
    const at = position[k] as number;
    const row = Math.floor(at);
    const last = lastRow[k] as number;
    if (Math.abs(at - Math.floor(at + 0.5)) <= exactSteps) readings[k] = EXACT;
    else if (row === last) readings[k] = LINE;
    else if (row - reach + 1 < (firstRow[k] as number) || row + reach > last) readings[k] = EDGE;
    else readings[k] = Math.round((at - row) * phases) * 2 * reach;
  }
  return readings;
}

/** The columns at the places, three at a time: fetching the weights costs as much as using them. */
function interpolated({ x, y, z }: Columns3, places: Places, kernel: SincKernel, readings: Int32Array): Columns3 {
  const { position } = places;
  const { reach, weights } = kernel;
  const out = { x: new Float32Array(position.length), y: new Float32Array(position.length), z: new Float32Array(position.length) };
  const [outX, outY, outZ] = [out.x, out.y, out.z];
  for (let k = 0; k < readings.length; k++) {
    const reading = readings[k] as number;
    const at = position[k] as number;
    if (reading >= 0) {
      const from = Math.floor(at) - reach + 1;
      const to = from + 2 * reach;
      const shift = reading - from;
      let [sumX, sumY, sumZ] = [0, 0, 0];
      // Two rows a turn: their sums do not wait for each other.
      for (let i = from; i < to; i += 2) {
        const weight = weights[shift + i] as number;
        const next = weights[shift + i + 1] as number;
        sumX += weight * (x[i] as number) + next * (x[i + 1] as number);
        sumY += weight * (y[i] as number) + next * (y[i + 1] as number);
        sumZ += weight * (z[i] as number) + next * (z[i + 1] as number);
      }
      outX[k] = sumX;
      outY[k] = sumY;
      outZ[k] = sumZ;
    } else if (reading === EXACT) {
      const nearest = Math.floor(at + 0.5);
      outX[k] = x[nearest] as number;
      outY[k] = y[nearest] as number;
      outZ[k] = z[nearest] as number;
    } else {
      const valueAt = reading === LINE ? onLine : atEdge;
      outX[k] = valueAt(x, k, places, kernel);
      outY[k] = valueAt(y, k, places, kernel);
      outZ[k] = valueAt(z, k, places, kernel);
    }
  }
  return out;
}

/** On the line between the two rows around the point. */
function onLine(column: Float32Array, k: number, { position }: Places): number {
  const at = position[k] as number;
  const row = Math.floor(at);
  return (column[row] as number) + ((column[row + 1] as number) - (column[row] as number)) * (at - row);
}

/** At the ends of a stretch some weights find no row: the others have to add up to 1. */
function atEdge(column: Float32Array, k: number, { position, firstRow, lastRow }: Places, { reach, weights, phases }: SincKernel): number {
  const at = position[k] as number;
  const row = Math.floor(at);
  // Row `i` has the weight at `shift + i`.
  const shift = Math.round((at - row) * phases) * 2 * reach + reach - 1 - row;
  const to = Math.min(row + reach, lastRow[k] as number);
  let value = 0;
  let sum = 0;
  for (let i = Math.max(row - reach + 1, firstRow[k] as number); i <= to; i++) {
    const weight = weights[shift + i] as number;
    value += weight * (column[i] as number);
    sum += weight;
  }
  return Math.abs(sum) > MIN_WEIGHT ? value / sum : (column[Math.floor(at + 0.5)] as number);
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
