import type { HeartRate } from "./recording.ts";

/** The most that a byte holds beside the mark of an absent value; larger numbers in text are damage. */
const FASTEST_BPM = 254;

/**
 * Heart rate as a recording holds it: readings within `[0, durationS]` that a heart can have, strictly increasing in time. `timeS` counts
 * from the recording's start, readings that run backwards are left out. Null when none is left.
 */
export function heartRateWithin(timeS: ArrayLike<number>, beats: ArrayLike<number>, durationS: number): HeartRate | null {
  const times: number[] = [];
  const bpm: number[] = [];
  for (let i = 0; i < timeS.length; i++) {
    const time = timeS[i] as number;
    const rate = Math.round(beats[i] as number);
    if (!(time >= 0 && time <= durationS && time > (times.at(-1) ?? -1) && rate > 0 && rate <= FASTEST_BPM)) continue;
    times.push(time);
    bpm.push(rate);
  }
  return times.length === 0 ? null : { timeS: Float64Array.from(times), bpm: Uint8Array.from(bpm) };
}
