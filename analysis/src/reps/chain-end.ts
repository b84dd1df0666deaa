import type { Seed } from "./axis.ts";
import type { RepSpan } from "./rep-span.ts";

/** The best chain of reps up to one turning point, known by its last rep. */
export interface ChainEnd {
  readonly rep: RepSpan;
  /** Of the whole chain. */
  readonly score: number;
  readonly previous: ChainEnd | null;
  /** Half of the rep may lie outside the recording. */
  readonly cut: boolean;
  /** Gain of the stroke that lifts: a set must begin and end with a believable one. */
  readonly lift: number;
}

/** The reps of a chain in order. */
export function repsOf(last: ChainEnd): RepSpan[] {
  const reps: RepSpan[] = [];
  for (let end: ChainEnd | null = last; end; end = end.previous) reps.push(end.rep);
  return reps.reverse();
}

/** The best chain that has a rep in the seed and ends with a believable lift; null without one. */
export function bestInSeed(ends: readonly (ChainEnd | null)[], seed: Seed): ChainEnd | null {
  let best: ChainEnd | null = null;
  for (const end of ends) if (end && end.lift >= 0 && (!best || end.score > best.score) && touches(end, seed)) best = end;
  return best;
}

function touches(last: ChainEnd, seed: Seed): boolean {
  for (let end: ChainEnd | null = last; end; end = end.previous) if (end.rep.end > seed.start && end.rep.start < seed.end) return true;
  return false;
}

/** Whether a poor rep may follow: the chain has sound reps enough, for what comes before a set is handling, and not too many poor ones in a row. */
export function bearsPoorRep(last: ChainEnd, mostInARow: number): boolean {
  return soundReps(last) >= SOUND_BEFORE_WEAK && weakRun(last) < mostInARow;
}

const SOUND_BEFORE_WEAK = 2;

/** Sound reps with both strokes, counted as far as it matters. */
function soundReps(last: ChainEnd): number {
  let sound = 0;
  for (let end: ChainEnd | null = last; end && sound < SOUND_BEFORE_WEAK; end = end.previous) {
    if (!end.rep.weak && end.rep.strokes.length === 2) sound++;
  }
  return sound;
}

/** Poor reps in a row at the chain's end. */
function weakRun(last: ChainEnd): number {
  let run = 0;
  for (let end: ChainEnd | null = last; end?.rep.weak; end = end.previous) run++;
  return run;
}
