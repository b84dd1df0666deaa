import type { Recording } from "../recording.ts";
import { bestFit } from "./correlate.ts";
import { BIN_HZ, movementEnvelope } from "./envelope.ts";

/** Recordings of one workout. Numbers are positions in the list that was joined. */
export interface Workout {
  /** The recording to analyse: of several signals the one that tells most. */
  readonly primary: number;
  readonly linked: readonly LinkedRecording[];
}

export interface LinkedRecording {
  readonly recording: number;
  /** s to add to the recording's clock (`startTimeUs`) to bring it onto the primary's. */
  readonly offsetS: number;
  /** `movement`: both moved alike, which gives the offset. `clock`: the clocks overlap and are taken at their word. */
  readonly basis: "movement" | "clock";
  /** Correlation behind the offset; null for `clock`. */
  readonly correlation: number | null;
}

/** Clocks of two devices of one lifter differ by minutes at most, s. */
const MAX_DRIFT_S = 300;
/** Recordings whose clocks overlap by this share of the shorter one are of one workout. */
const SAME_OVERLAP = 0.5;
/** Shorter stretches fit each other by chance, s. */
const MIN_TOGETHER_S = 90;
/** Two devices on one body move alike: simulated pairs correlate with 0.95, two lifters at once with less than 0.5. */
const ALIKE = 0.6;

/**
 * Sorts recordings into workouts and says which one to analyse of each, and by how much the other clocks are off. A recording that does
 * not say when it was made stays alone. The same list always gives the same answer.
 */
export function joinRecordings(recordings: readonly Recording[]): Workout[] {
  const envelopes = recordings.map((recording) => (recording.signal === null ? null : movementEnvelope(recording.signal)));
  const order = recordings.map((_, i) => i).sort((a, b) => worth(recordings[b] as Recording) - worth(recordings[a] as Recording) || a - b);
  const workouts: { readonly primary: number; readonly linked: LinkedRecording[] }[] = [];
  for (const index of order) {
    const recording = recordings[index] as Recording;
    const links = workouts.flatMap(({ primary, linked }) => {
      const link = linkOf(recordings[primary] as Recording, envelopes[primary] ?? null, recording, envelopes[index] ?? null);
      return link === null ? [] : [{ linked, link }];
    });
    const [best] = links.sort((a, b) => (b.link.correlation ?? 0) - (a.link.correlation ?? 0));
    if (best === undefined) workouts.push({ primary: index, linked: [] });
    else best.linked.push({ recording: index, ...best.link });
  }
  return workouts.sort((a, b) => a.primary - b.primary);
}

/**
 * The recordings of one workout on the primary's clock, the primary first. Of the others only what a device logged beside the movement
 * is kept (sets, heart rate), so that no set is counted twice; a clock that was off is said in an issue.
 */
export function alignWorkout(recordings: readonly Recording[], { primary, linked }: Workout): Recording[] {
  const others = linked.map(({ recording, offsetS, basis }): Recording => {
    const other = recordings[recording] as Recording;
    const off = Math.abs(offsetS) >= TELLING_S;
    const detail = `its clock is ${Math.abs(offsetS).toFixed(1)} s ${offsetS > 0 ? "behind" : "ahead"}, judged by ${basis}`;
    return {
      ...other,
      startTimeUs: other.startTimeUs === null ? null : other.startTimeUs + Math.round(offsetS * 1e6),
      signal: null,
      gaps: [],
      issues: off ? [...other.issues, { code: "sources_disagree", detail }] : other.issues,
    };
  });
  return [recordings[primary] as Recording, ...others];
}

/** Differences below this are the ordinary dead reckoning of two clocks, s. */
const TELLING_S = 2;

/** What a recording can tell: a signal before none, with gyroscope before without, then rate and length. */
function worth({ signal, durationS, deviceSets }: Recording): number {
  const length = Math.min(durationS, 86_400) / 86_400;
  if (signal === null) return length + (deviceSets.length > 0 ? 1 : 0);
  return 10 + (signal.angularRate === null ? 0 : 8) + (signal.gravity === null ? 0 : 4) + Math.min(signal.nativeRateHz, 100) / 50 + length;
}

type Envelope = Float64Array | null;

/** How the recording belongs to the workout of `primary`; null when it does not. */
function linkOf(primary: Recording, moved: Envelope, other: Recording, otherMoved: Envelope): Omit<LinkedRecording, "recording"> | null {
  if (primary.startTimeUs === null || other.startTimeUs === null) return null;
  const startS = (other.startTimeUs - primary.startTimeUs) / 1e6;
  const shorterS = Math.min(primary.durationS, other.durationS);
  const togetherS = Math.min(primary.durationS, startS + other.durationS) - Math.max(0, startS);
  // Sets of one exercise logged one after the other look alike too: without overlapping clocks, likeness says nothing.
  if (togetherS < SAME_OVERLAP * shorterS) return null;
  const alike = moved && otherMoved && offsetByMovement(moved, otherMoved, startS, shorterS);
  return alike || { offsetS: 0, basis: "clock", correlation: null };
}

function offsetByMovement(
  moved: Float64Array,
  otherMoved: Float64Array,
  startS: number,
  shorterS: number,
): Omit<LinkedRecording, "recording"> | null {
  const fit = bestFit(moved, otherMoved, Math.round(startS * BIN_HZ), MAX_DRIFT_S * BIN_HZ, minOverlap(shorterS));
  if (fit === null || fit.correlation < ALIKE) return null;
  return { offsetS: fit.lag / BIN_HZ - startS, basis: "movement", correlation: fit.correlation };
}

/** Bins that must lie together: half of the shorter recording, and never less than a minute and a half. */
function minOverlap(shorterS: number): number {
  return Math.ceil(Math.max(MIN_TOGETHER_S, SAME_OVERLAP * shorterS) * BIN_HZ);
}
