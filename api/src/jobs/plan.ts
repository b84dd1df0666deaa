/** Where a recording lies on the clock, µs since the epoch; nulls when it does not say. */
export interface PlannedRecording {
  readonly uploadId: string;
  readonly startUs: number | null;
  readonly endUs: number | null;
}

/** A workout that is there already. */
export interface Neighbour {
  readonly id: string;
  readonly startUs: number | null;
  readonly endUs: number | null;
  readonly uploadIds: readonly string[];
}

/** One workout to be: the recordings (indices) and the existing workouts that become one with them, the earliest first. */
export interface Plan {
  readonly recordings: readonly number[];
  readonly joins: readonly string[];
  /** Stretch of the whole, existing workouts included; null without absolute time. */
  readonly span: { readonly startUs: number; readonly endUs: number } | null;
}

/**
 * Decides which new recordings are one workout, and which existing workouts they belong to.
 * On the clock, what lies at most `joinS` seconds apart is one workout, through as many links as it takes.
 * Recordings without absolute time are one workout for each upload.
 */
export function planWorkouts(recordings: readonly PlannedRecording[], neighbours: readonly Neighbour[], joinS: number): Plan[] {
  return [...planDated(recordings, neighbours, joinS), ...planUndated(recordings, neighbours)];
}

interface Piece {
  readonly startUs: number;
  readonly endUs: number;
  readonly recording: number | null;
  readonly workout: string | null;
}

function planDated(recordings: readonly PlannedRecording[], neighbours: readonly Neighbour[], joinS: number): Plan[] {
  const pieces: Piece[] = [
    ...neighbours.flatMap(({ id, startUs, endUs }) =>
      startUs === null || endUs === null ? [] : [{ startUs, endUs, recording: null, workout: id }],
    ),
    ...recordings.flatMap(({ startUs, endUs }, recording) =>
      startUs === null || endUs === null ? [] : [{ startUs, endUs, recording, workout: null }],
    ),
  ].sort((a, b) => a.startUs - b.startUs);
  return clusters(pieces, joinS * 1e6).flatMap((cluster) => {
    const own = cluster.flatMap(({ recording }) => recording ?? []);
    if (own.length === 0) return [];
    const span = { startUs: Math.min(...cluster.map((piece) => piece.startUs)), endUs: Math.max(...cluster.map((piece) => piece.endUs)) };
    return [{ recordings: own, joins: cluster.flatMap(({ workout }) => workout ?? []), span }];
  });
}

function planUndated(recordings: readonly PlannedRecording[], neighbours: readonly Neighbour[]): Plan[] {
  const byUpload = Map.groupBy(
    recordings.map((recording, index) => ({ ...recording, index })).filter(({ startUs }) => startUs === null),
    ({ uploadId }) => uploadId,
  );
  const joined = new Set<string>();
  return [...byUpload].map(([uploadId, own]) => {
    // The same file again, as after a change of the pipeline: its workout is renewed, not doubled. Of two files that were one workout, the first renews it.
    const joins = neighbours.flatMap(({ id, startUs, uploadIds }) =>
      startUs === null && uploadIds.includes(uploadId) && !joined.has(id) ? [id] : [],
    );
    for (const id of joins) joined.add(id);
    return { recordings: own.map(({ index }) => index), joins, span: null };
  });
}

/** Splits pieces in order of their start wherever a pause is longer than `gapUs`. */
function clusters(pieces: readonly Piece[], gapUs: number): Piece[][] {
  const found: Piece[][] = [];
  let endUs = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    if (piece.startUs - endUs > gapUs) found.push([]);
    found.at(-1)?.push(piece);
    endUs = Math.max(endUs, piece.endUs);
  }
  return found;
}
