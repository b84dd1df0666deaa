import type { RepPhases } from "../reps/phases.ts";
import { median } from "../signal/median.ts";
import { type ConcentricMotion, concentricIn } from "./concentric.ts";
import { type Pin, type SmoothedMotion, smoothMotion } from "./smooth.ts";
import { reachOf, type Standstills, standstillsOf, turning, type VerticalMotion } from "./standstill.ts";

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
  const { rateHz, acceleration, hole } = motion;
  const spans = phases.map(({ span }) => span);
  const margin = Math.round(MARGIN_S * rateHz);
  const start = Math.max(0, sample(spans[0].start) - margin);
  const end = Math.min(acceleration.length, sample(spans[spans.length - 1].end) + margin);
  const { instants, pins } = standstillsOf(spans, sample, motion, [start, end], givenUp !== spans.length - 1);
  const smoothedWith = (all: readonly Pin[]) => smoothMotion(acceleration, rateHz, start, end, all, hole);
  const rough = smoothedWith(pins);
  const away = usualDirection(phases);
  // A rep of which only the way back was seen, and one that was given up, say nothing of how far the others go.
  const whole = instants.filter((_, k) => k !== givenUp && spans[k].strokes[0].direction === away);
  const range = usualRange(whole, rough, start);
  const alike = range === null ? [] : farEnds(whole, range, acceleration);
  const smoothed = alike.length === 0 ? rough : smoothedWith([...pins, ...alike].sort((a, b) => a.index - b.index));
  return phases.map(({ concentric }) => {
    if (!concentric) return null;
    const [from, to] = [sample(concentric.start) - start, sample(concentric.end) - start];
    const lift = concentricIn(
      smoothed,
      rateHz,
      from,
      to,
      reachOf(from, to, rateHz),
      concentric.rise >= 0 ? 1 : -1,
      hole?.subarray(start, end),
    );
    return lift && later(lift, start / rateHz);
  });
}

function later(lift: ConcentricMotion, byS: number): ConcentricMotion {
  const region = lift.stickingRegion;
  return {
    ...lift,
    startS: lift.startS + byS,
    endS: lift.endS + byS,
    stickingRegion: region && { startS: region.startS + byS, endS: region.endS + byS },
  };
}

/** The direction in which the set's reps go first. */
function usualDirection(phases: readonly RepPhases[]): number {
  return Math.sign(median(phases.flatMap(({ span }) => (span.strokes.length === 2 ? [span.strokes[0].direction] : []))) || 1);
}

/** Median height of the far end of the reps above where they begin, m; null with fewer than three. */
function usualRange(reps: Standstills["instants"], { height }: SmoothedMotion, start: number): number | null {
  const ranges = reps.map(([first]) => height[first.end - start] - height[first.start - start]);
  return ranges.length < 3 ? null : median(ranges);
}

function farEnds(reps: Standstills["instants"], range: number, acceleration: ArrayLike<number>) {
  const sd = Math.max(RANGE_SD, RANGE_SPREAD * Math.abs(range));
  return reps.map(([first]) => turning(first.end, acceleration, { value: range, sd }));
}
