import type { Recording, Signal } from "@lastrep/ingest";
import { FEATURE_HZ, featuresOf, guideVelocity, motionOf } from "./motion/motion.ts";
import type { AnalysisParams } from "./params.ts";
import { describeMovement, type Movement } from "./recognition/describe.ts";
import { setColumns } from "./recognition/set-columns.ts";
import type { DeviceLabel, DeviceLabels } from "./sets/device.ts";
import { findSets } from "./sets/find.ts";
import type { FoundSet, SetPrior } from "./sets/found-set.ts";
import { type RecordingTrace, traceOf } from "./trace.ts";
import { type MeasuredSignal, measuredSignal } from "./velocity/measure.ts";

/** A found set in its recording, with what is needed to name and to measure it. */
export interface LocatedSet {
  readonly set: FoundSet;
  /** s from the recording's start. */
  readonly startS: number;
  readonly endS: number;
  readonly recording: Recording;
  /** Of the recording in the session. */
  readonly index: number;
  readonly measured: MeasuredSignal;
  readonly label: DeviceLabel | null;
  /** What a recogniser looks at; null where none is asked or no rep is complete. */
  readonly movement: Movement | null;
}

/** The sets in the signal of one recording, in order of time, and its trace. Claims what the devices logged of them. */
export function searchRecording(
  recording: Recording,
  signal: Signal,
  index: number,
  labels: DeviceLabels,
  isDescribed: boolean,
  params: AnalysisParams,
): { readonly sets: LocatedSet[]; readonly trace: RecordingTrace } {
  const motion = motionOf(signal, recording.gaps);
  const guide = guideVelocity(motion);
  const features = featuresOf(motion);
  const found = findSets(features, params.sets, params.reps, priorOf(labels, index, params));
  const stretches = found.map(({ start, end }) => [start / FEATURE_HZ, end / FEATURE_HZ] as const);
  const matched = labels.match(index, stretches);
  const measured = measuredSignal(signal, motion, guide);
  const sets = found.map((set, k): LocatedSet => {
    const [startS, endS] = stretches[k];
    const movement = isDescribed ? describeMovement(set, setColumns(set, signal, motion, features, measured.gyroscopeBias)) : null;
    return { set, startS, endS, recording, index, measured, label: matched[k], movement };
  });
  return { sets, trace: traceOf(index, motion, guide, found) };
}

/** A set that a device logged is likely there, and others beside it are less likely. */
function priorOf(labels: DeviceLabels, index: number, { sets: { acceptance } }: AnalysisParams): SetPrior {
  return (start, end) => {
    const logged = labels.logged(index, start / FEATURE_HZ, end / FEATURE_HZ);
    return logged === "covers" ? acceptance.logged : logged === "elsewhere" ? acceptance.notLogged : 0;
  };
}
