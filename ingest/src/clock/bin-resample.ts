import type { Columns3 } from "../recording.ts";
import { BRIDGED_S, type Grid } from "./grid.ts";

/**
 * A function that puts columns of an uneven clock on the grid: the samples of one grid step are averaged, and the averages joined by lines
 * at their mean times. Short holes are bridged by a line; in longer ones and outside the samples the last value is held.
 */
export function binResampler(timeS: Float64Array, grid: Grid): (columns: Columns3) => Columns3 {
  const bins = bin(timeS, grid);
  const put = (column: Float32Array) => {
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
  return ({ x, y, z }) => ({ x: put(x), y: put(y), z: put(z) });
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
