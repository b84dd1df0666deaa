import type { Clock } from "./measure.ts";

/** The uniform clock that columns are put on: sample `k` lies at `startS + k / rateHz`. */
export interface Grid {
  readonly startS: number;
  readonly rateHz: number;
  readonly length: number;
}

/** Holes up to this long are bridged by a line, which keeps steps out of the signal, s. They are listed as gaps all the same. */
const BRIDGED_S = 1;
/** Zero crossings of the interpolation kernel on each side. */
const CROSSINGS = 8;
/** Positions between two samples at which the kernel is tabulated. */
const PHASES = 512;
/** A grid point this near to a sample (in sample steps) takes its value as it is. */
const EXACT_STEPS = 0.004;

/**
 * A function that puts a column sampled at `timeS` (strictly increasing) on the grid. An even clock is resampled with a windowed-sinc
 * kernel, which also filters out what a slower grid cannot hold; on an uneven clock the samples of one grid step are averaged
 * and joined by lines. A column that already lies on the grid is returned as it is. Short holes are bridged by a line, in longer ones and outside the samples the last value is held.
 */
export function resampler(timeS: Float64Array, clock: Clock, grid: Grid): (column: Float32Array) => Float32Array {
  return clock.regular ? kernelResampler(timeS, clock, grid) : binningResampler(timeS, grid);
}

function kernelResampler(timeS: Float64Array, clock: Clock, grid: Grid): (column: Float32Array) => Float32Array {
  const cutoff = Math.min(1, grid.rateHz / clock.rateHz);
  const reach = Math.ceil(CROSSINGS / cutoff);
  const kernel = tabulateKernel(reach, cutoff);
  const { position, firstRow, lastRow } = locate(timeS, clock.gapLimitS, grid);
  if (timeS.length === grid.length && position.every((at, k) => Math.abs(at - k) <= EXACT_STEPS)) return (column) => column;
  const reduces = cutoff < 0.98;
  return (column) => {
    const out = new Float32Array(grid.length);
    for (let k = 0; k < grid.length; k++) {
      const at = position[k] as number;
      const nearest = Math.round(at);
      if (!reduces && Math.abs(at - nearest) <= EXACT_STEPS) {
        out[k] = column[nearest] as number;
        continue;
      }
      const row = Math.floor(at);
      if (row === lastRow[k]) {
        out[k] = (column[row] as number) + ((column[row + 1] as number) - (column[row] as number)) * (at - row);
        continue;
      }
      const taps = Math.round((at - row) * PHASES) * 2 * reach;
      const from = Math.max(row - reach + 1, firstRow[k] as number);
      const to = Math.min(row + reach, lastRow[k] as number);
      let sum = 0;
      let weights = 0;
      for (let i = from; i <= to; i++) {
        const weight = kernel[taps + i - row + reach - 1] as number;
        sum += weight * (column[i] as number);
        weights += weight;
      }
      out[k] = Math.abs(weights) > 0.1 ? sum / weights : (column[nearest] as number);
    }
    return out;
  };
}

/**
 * Where each grid point lies between the rows (whole part: the row before it), and the rows of its stretch without holes.
 * Points in a long hole or outside sit on the row that is held; points in a short one lie past the last row of the stretch.
 */
function locate(timeS: Float64Array, gapLimitS: number, grid: Grid) {
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

/** Kaiser-windowed sinc at `PHASES + 1` positions between two rows, `2 * reach` weights each, cut off at `cutoff` × half the input's rate. */
function tabulateKernel(reach: number, cutoff: number): Float64Array {
  const kernel = new Float64Array((PHASES + 1) * 2 * reach);
  const edge = CROSSINGS / cutoff;
  for (let phase = 0; phase <= PHASES; phase++) {
    for (let tap = 0; tap < 2 * reach; tap++) {
      const distance = tap - reach + 1 - phase / PHASES;
      if (Math.abs(distance) >= edge) continue;
      const angle = Math.PI * distance * cutoff;
      kernel[phase * 2 * reach + tap] =
        (distance === 0 ? 1 : Math.sin(angle) / angle) * bessel(KAISER_BETA * Math.sqrt(1 - (distance / edge) ** 2));
    }
  }
  return kernel;
}

/** Window shape for about 70 dB of stop-band attenuation (Kaiser 1974). */
const KAISER_BETA = 6.76;

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

function binningResampler(timeS: Float64Array, grid: Grid): (column: Float32Array) => Float32Array {
  const bins = bin(timeS, grid);
  return (column) => {
    const values = new Float64Array(bins.timeS.length);
    for (let b = 0; b < values.length; b++) {
      let sum = 0;
      for (let row = bins.from[b] as number; row < (bins.from[b + 1] as number); row++) sum += column[row] as number;
      values[b] = sum / ((bins.from[b + 1] as number) - (bins.from[b] as number));
    }
    const out = new Float32Array(grid.length);
    let b = 0;
    for (let k = 0; k < grid.length; k++) {
      const time = grid.startS + k / grid.rateHz;
      while (b < values.length - 1 && (bins.timeS[b + 1] as number) <= time) b++;
      const before = bins.timeS[b] as number;
      const step = (bins.timeS[b + 1] ?? Number.POSITIVE_INFINITY) - before;
      const held = time <= before || step > BRIDGED_S;
      const value = values[b] as number;
      out[k] = held ? value : value + (((values[b + 1] as number) - value) * (time - before)) / step;
    }
    return out;
  };
}

/** Rows gathered by the grid step that they fall in: mean time of each gathering, and its rows `[from[b], from[b + 1])`. */
function bin(timeS: Float64Array, grid: Grid): { timeS: Float64Array; from: Int32Array } {
  const from = new Int32Array(timeS.length + 1);
  const mean = new Float64Array(timeS.length);
  let count = 0;
  let row = 0;
  while (row < timeS.length) {
    const cell = Math.floor(((timeS[row] as number) - grid.startS) * grid.rateHz);
    let sum = 0;
    from[count] = row;
    while (row < timeS.length && Math.floor(((timeS[row] as number) - grid.startS) * grid.rateHz) === cell) sum += timeS[row++] as number;
    mean[count] = sum / (row - (from[count] as number));
    count++;
  }
  from[count] = timeS.length;
  return { timeS: mean.subarray(0, count), from: from.subarray(0, count + 1) };
}
