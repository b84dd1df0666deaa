import type { RepPhases } from "../reps/phases.ts";
import { median } from "../signal/median.ts";
import { type ConcentricMotion, concentricIn } from "./concentric.ts";
import { smoothMotion } from "./smooth.ts";
import { reachOf, type SetMotion, smoothSet, still, type VerticalMotion } from "./standstill.ts";

/** What is smoothed beyond the first and last rep, s. */
const MARGIN_S = 1;
/** Scatter of the range of motion within a set, of itself; and least, m. */
const RANGE_SPREAD = 0.06;
const RANGE_SD = 0.015;

/**
 * The lifts of a set, one a rep, measured together: every turning point stands still, every rep comes back to where it began, and completed reps go
 * about equally far. Times in the answer count from the recording's start. `sample` turns a detector's time into a sample of the motion; null where a
 * rep has no lift or it does not move. `givenUp` is the rep that was not completed and so says nothing of how far the others go.
 */
export function measureLifts(
  phases: readonly RepPhases[],
  givenUp: number | null,
  sample: (k: number) => number,
  motion: VerticalMotion,
): (ConcentricMotion | null)[] {
  const { rateHz, acceleration } = motion;
  const spans = phases.map(({ span }) => span);
  const margin = Math.round(MARGIN_S * rateHz);
  const start = Math.max(0, sample(spans[0].start) - margin);
  const end = Math.min(acceleration.length, sample(spans[spans.length - 1].end) + margin);
  const set = smoothSet(spans, sample, motion, [start, end], givenUp !== spans.length - 1);
  const range = usualRange(set, givenUp);
  const alike = range === null ? [] : farEnds(set, givenUp, range);
  const smoothed =
    alike.length === 0 ? set.smoothed : smoothMotion(acceleration, rateHz, start, end, [...set.pins, ...alike].sort((a, b) => a.index - b.index));
  return phases.map(({ concentric }) => {
    if (!concentric) return null;
    const [from, to] = [sample(concentric.start) - start, sample(concentric.end) - start];
    const lift = concentricIn(smoothed, rateHz, from, to, reachOf(from, to, rateHz), concentric.rise >= 0 ? 1 : -1);
    return lift && { ...lift, startS: lift.startS + start / rateHz, endS: lift.endS + start / rateHz };
  });
}

/** Median height of the far end of the set's complete reps above where they begin, m; null with fewer than three. */
function usualRange({ instants, smoothed, start }: SetMotion, givenUp: number | null): number | null {
  const ranges = instants.flatMap((strokes, k) =>
    strokes.length < 2 || k === givenUp ? [] : [smoothed.height[strokes[0].end - start] - smoothed.height[strokes[0].start - start]],
  );
  return ranges.length < 3 ? null : median(ranges);
}

function farEnds({ instants }: SetMotion, givenUp: number | null, range: number) {
  const sd = Math.max(RANGE_SD, RANGE_SPREAD * Math.abs(range));
  return instants.flatMap((strokes, k) => (strokes.length < 2 || k === givenUp ? [] : [still(strokes[0].end, { value: range, sd })]));
}
