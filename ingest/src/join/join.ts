import type { RecordingIssue } from "../issue.ts";
import type { Recording } from "../recording.ts";
import { bestFit, type Fit } from "./correlate.ts";
import { BIN_HZ, movementEnvelope, SMOOTH_S } from "./envelope.ts";

/** Recordings of one workout. Numbers are positions in the list that was joined. */
export interface Workout {
  /** The recording to analyse: of several signals the one that tells most. */
  readonly primary: number;
  readonly linked: readonly LinkedRecording[];
}

export interface LinkedRecording {
  readonly recording: number;
  /** s to add to the recording's clock (`startTimeUs`) to bring it onto the primary's; null where the movement does not tell for certain. */
  readonly offsetS: number | null;
  /** `movement`: both moved alike, which gives the offset. `clock`: the clocks overlap and are taken at their word. */
  readonly basis: "movement" | "clock";
  /** How sure the offset is: the correlation of the movement there, and at the next best place; null where one of the two has no movement. */
  readonly likeness: { readonly correlation: number; readonly rival: number } | null;
}

/** Clocks of two devices of one lifter differ by minutes at most, s. */
const MAX_DRIFT_S = 300;
/** Recordings whose clocks overlap by this share of the shorter one are of one workout. */
const SAME_OVERLAP = 0.5;
/** Shorter stretches fit each other by chance, s. */
const MIN_TOGETHER_S = 90;
/**
 * Two devices on one body move alike: eight simulated pairs correlate with 0.94 to 0.97, the 56 of other workouts with 0.55 at most.
 * The threshold is below the middle, for devices worn in different places.
 */
const ALIKE = 0.6;
/**
 * By how much the best place must fit better than any other. Of those pairs 0.35 to 0.74, of the others 0.20 at most; sets and rests as
 * even as a metronome fit nearly as well one set off, and tell nothing.
 */
const CERTAIN_BY = 0.25;

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
    const [best] = links.sort((a, b) => (b.link.likeness?.correlation ?? 0) - (a.link.likeness?.correlation ?? 0));
    if (best === undefined) workouts.push({ primary: index, linked: [] });
    else best.linked.push({ recording: index, ...best.link });
  }
  return workouts.sort((a, b) => a.primary - b.primary);
}

/**
 * The recordings of one workout on the primary's clock, the primary first. Of the others only what a device logged beside the movement
 * is kept (sets, heart rate), so that no set is counted twice; that, and a clock that was off, is said in issues.
 */
export function alignWorkout(recordings: readonly Recording[], { primary, linked }: Workout): Recording[] {
  const first = recordings[primary] as Recording;
  const others = linked.map((link): Recording => {
    const other = recordings[link.recording] as Recording;
    const shiftUs = Math.round((link.offsetS ?? 0) * 1e6);
    return {
      ...other,
      startTimeUs: other.startTimeUs === null ? null : other.startTimeUs + shiftUs,
      signal: null,
      gaps: [],
      issues: [...other.issues, ...linkIssues(first, other, link)],
    };
  });
  return [first, ...others];
}

function linkIssues(primary: Recording, other: Recording, { offsetS, likeness }: LinkedRecording): RecordingIssue[] {
  const issues: RecordingIssue[] = other.signal === null ? [] : [{ code: "second_recording", primary: primary.file }];
  if (offsetS === null || likeness === null || Math.abs(offsetS) < TELLING_S) return issues;
  const off = `its clock is ${Math.abs(offsetS).toFixed(1)} s ${offsetS > 0 ? "behind" : "ahead of"} that of ${primary.file}`;
  const sure = `by the movement, which correlates with ${likeness.correlation.toFixed(2)} there and ${likeness.rival.toFixed(2)} elsewhere`;
  return [...issues, { code: "sources_disagree", detail: `${off}, judged ${sure}` }];
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
  const fit = moved && otherMoved && fitByMovement(moved, otherMoved, startS, shorterS);
  const likeness = fit && { correlation: fit.correlation, rival: fit.rival };
  if (fit === null || fit.correlation < ALIKE || fit.correlation - fit.rival < CERTAIN_BY)
    return { offsetS: null, basis: "clock", likeness };
  return { offsetS: fit.lag / BIN_HZ - startS, basis: "movement", likeness };
}

/** Where the two fit best with half of the shorter recording together, and never less than a minute and a half. */
function fitByMovement(moved: Float64Array, otherMoved: Float64Array, startS: number, shorterS: number): Fit | null {
  const minOverlap = Math.ceil(Math.max(MIN_TOGETHER_S, SAME_OVERLAP * shorterS) * BIN_HZ);
  return bestFit(moved, otherMoved, Math.round(startS * BIN_HZ), MAX_DRIFT_S * BIN_HZ, minOverlap, 2 * SMOOTH_S * BIN_HZ);
}
