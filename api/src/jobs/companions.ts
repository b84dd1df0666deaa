import { nameDifferentDays } from "@lastrep/ingest";

/**
 * Whether two names look like parts of one recording, as `A-bench_…_Accelerometer_12.5Hz.csv` and `A-bench_…_Gyroscope_25Hz.csv` do:
 * the first half of the longer name, and no less than eight characters, is the same,
 * and they do not name different days. Archives and activities are recordings by themselves.
 */
export function namesOfOneRecording(a: string, b: string): boolean {
  const needed = Math.max(8, Math.ceil(Math.max(a.length, b.length) / 2));
  if ([a, b].some((name) => /\.(zip|fit)$/i.test(name)) || nameDifferentDays(a, b)) return false;
  return a !== b && a.slice(0, needed) === b.slice(0, needed);
}
