import type { Columns3 } from "../recording.ts";
import type { Stream } from "./stream.ts";

/** The stream at other times on its own clock, joined by lines; outside its rows the first and the last one hold. */
export function atTimes({ timeS, x, y, z }: Stream, times: Float64Array): Columns3 {
  const put = (column: Float32Array) => {
    const out = new Float32Array(times.length);
    let row = 0;
    for (let i = 0; i < out.length; i++) {
      const time = times[i] as number;
      while (row < timeS.length - 2 && (timeS[row + 1] as number) <= time) row++;
      const before = timeS[row] as number;
      const share = Math.min(1, Math.max(0, (time - before) / ((timeS[row + 1] ?? before + 1) - before)));
      out[i] = (column[row] as number) * (1 - share) + (column[row + 1] ?? (column[row] as number)) * share;
    }
    return out;
  };
  return { x: put(x), y: put(y), z: put(z) };
}
