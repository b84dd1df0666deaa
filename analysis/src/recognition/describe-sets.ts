import type { Recording } from "@lastrep/ingest";
import { restBias } from "../motion/gravity.ts";
import { FEATURE_HZ, featuresOf, motionOf } from "../motion/motion.ts";
import { type AnalysisParams, defaultParams } from "../params.ts";
import { findSets } from "../sets/find.ts";
import type { FoundSet } from "../sets/found-set.ts";
import { describeMovement, type Movement } from "./describe.ts";
import { setColumns } from "./set-columns.ts";

/** A found set's stretch of its recording, s, and its movement; null where it holds no complete rep. */
export interface DescribedSet {
  readonly startS: number;
  readonly endS: number;
  readonly movement: Movement | null;
  /** What it was found as. */
  readonly found: FoundSet;
}

/** The sets of a recording as the analysis finds them, described and not judged: what a model is trained on. */
export function describeSets({ signal, gaps }: Recording, params: AnalysisParams = defaultParams): DescribedSet[] {
  if (!signal) return [];
  const motion = motionOf(signal, gaps);
  const features = featuresOf(motion);
  const bias = signal.angularRate ? restBias(signal.angularRate, signal.rateHz) : ([0, 0, 0] as const);
  return findSets(features, params.sets, params.reps).map((set) => ({
    startS: set.start / FEATURE_HZ,
    endS: set.end / FEATURE_HZ,
    found: set,
    movement: describeMovement(set, setColumns(set, signal, motion, features, bias)),
  }));
}
