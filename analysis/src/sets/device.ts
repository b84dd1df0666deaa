import type { DeviceSet, Recording } from "@lastrep/ingest";
import { exerciseFromFit } from "../exercise/fit.ts";
import { estimateProximity } from "../proximity/estimate.ts";
import type { ExerciseGuess, WorkSet } from "../session.ts";
import { isoTime } from "../summary.ts";

/** What a device says of a set. */
export interface DeviceLabel {
  readonly exercise: ExerciseGuess | null;
  readonly loadKg: number | null;
  readonly reps: number | null;
}

/** The active sets of all devices, and which of them a set found in a signal has been matched with. */
export interface DeviceLabels {
  /**
   * The label for each of a recording's sets, given by their stretches in s, in the same order; null where no device's set covers half of either.
   * Where several claim one device's set, the longest overlap keeps its count; others that lie inside it are further stretches of it.
   */
  match(recording: number, stretches: readonly (readonly [number, number])[]): (DeviceLabel | null)[];
  /** Whether a stretch of a recording covers half of a set that a device logged, touches one, or lies elsewhere; null where none was logged in the recording. */
  logged(recording: number, startS: number, endS: number): "covers" | "touches" | "elsewhere" | null;
  /** Sets that no signal has shown, as [recording, set]. */
  unclaimed(): [number, DeviceSet][];
}

/** Sets of one workout are compared on the real clock; a recording without one only with itself. */
export function deviceLabels(recordings: readonly Recording[]): DeviceLabels {
  const entries = recordings.flatMap((r, recording) =>
    r.deviceSets.filter((s) => s.kind === "active").map((set) => ({ recording, set, claimed: false })),
  );
  return {
    match(recording, stretches) {
      const claims = stretches.flatMap(([startS, endS], index) =>
        entries.flatMap((entry) => {
          const offset = offsetBetween(recordings, entry.recording, recording);
          if (offset === null) return [];
          const start = entry.set.startS + offset;
          const overlap = Math.min(start + entry.set.durationS, endS) - Math.max(start, startS);
          const share = overlap / Math.min(entry.set.durationS, endS - startS);
          return share >= 0.5 ? [{ index, entry, overlap, inside: overlap / (endS - startS) }] : [];
        }),
      );
      claims.sort((a, b) => b.overlap - a.overlap);
      const labels: (DeviceLabel | null)[] = stretches.map(() => null);
      for (const { index, entry, inside } of claims) {
        if (labels[index] || (entry.claimed && inside < INSIDE)) continue;
        const label = labelOf(entry.set);
        labels[index] = entry.claimed ? { ...label, reps: null } : label;
        entry.claimed = true;
      }
      return labels;
    },
    logged(recording, startS, endS) {
      let answer: "touches" | "elsewhere" | null = null;
      for (const entry of entries) {
        const offset = offsetBetween(recordings, entry.recording, recording);
        if (offset === null) continue;
        const start = entry.set.startS + offset;
        const end = start + entry.set.durationS;
        if (start > recordings[recording].durationS || end < 0) continue;
        const overlap = Math.min(end, endS) - Math.max(start, startS);
        if (overlap >= 0.5 * entry.set.durationS) return "covers";
        answer = overlap > 0 ? "touches" : (answer ?? "elsewhere");
      }
      return answer;
    },
    unclaimed: () => entries.filter((e) => !e.claimed).map((e) => [e.recording, e.set]),
  };
}

/** The device's sets that no signal shows: leg machines under a still wrist, or a FIT file alone. They have a count and no reps. */
export function unseenDeviceSets(
  recordings: readonly Recording[],
  labels: DeviceLabels,
  options: { exercise?: string; loadKg?: number },
): WorkSet[] {
  return labels.unclaimed().map(([index, set]) => {
    const recording = recordings[index];
    const label = labelOf(set);
    const loadKg = label.loadKg ?? options.loadKg ?? null;
    const velocity = { basis: "none", best: null, last: null, lossPct: null, referenceRep: null } as const;
    const exercise = label.exercise ?? {
      id: options.exercise ?? "unknown",
      confidence: options.exercise ? 1 : 0,
      source: options.exercise ? "option" : "none",
      alternatives: [],
    };
    const covered = recordings.some((r, k) => {
      const offset = offsetBetween(recordings, index, k);
      return r.signal !== null && offset !== null && set.startS + offset >= 0 && set.startS + set.durationS + offset <= r.durationS;
    });
    return {
      recording: index,
      startTime: isoTime(recording, set.startS),
      startS: set.startS,
      endS: set.startS + set.durationS,
      exercise,
      loadKg,
      role: "unknown",
      supersetWith: null,
      repCount: set.reps ?? 0,
      deviceRepCount: set.reps,
      reps: [],
      parts: [],
      velocity,
      ...estimateProximity({ reps: [], velocity, exerciseId: exercise.id, loadKg, parts: [] }),
      issues: [{ code: covered ? "not_seen_in_signal" : "no_signal" }],
    };
  });
}

/** Share of a stretch that must lie inside a device's set, which another stretch has claimed, to be part of it. */
const INSIDE = 0.8;

function labelOf(set: DeviceSet): DeviceLabel {
  const matches = set.exercises.flatMap((guess) => exerciseFromFit(guess.category, guess.subtype) ?? []);
  const [first, ...others] = matches;
  if (!first) return { exercise: null, loadKg: set.loadKg, reps: set.reps };
  const confidence = first.exact ? NAMED : CATEGORY_ONLY;
  const alternatives = others
    .filter((m, k) => m.exercise.id !== first.exercise.id && others.findIndex((o) => o.exercise.id === m.exercise.id) === k)
    .map((m, _, all) => ({ id: m.exercise.id, confidence: (1 - confidence) / (all.length + 1) }));
  return { exercise: { id: first.exercise.id, confidence, source: "device", alternatives }, loadKg: set.loadKg, reps: set.reps };
}

/**
 * How far a device's name for a set is believed: it may be the watch's own guess or the lifter's edit, and the file does not say which.
 * A judgement, not a measurement; a person's correction settles it.
 */
const NAMED = 0.9;
const CATEGORY_ONLY = 0.6;

/** Seconds to add to times of recording `from` to get times of recording `to`; null when they share no clock. */
function offsetBetween(recordings: readonly Recording[], from: number, to: number): number | null {
  if (from === to) return 0;
  const a = recordings[from].startTimeUs;
  const b = recordings[to].startTimeUs;
  return a === null || b === null ? null : (a - b) / 1e6;
}
