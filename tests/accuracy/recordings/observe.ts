import { type Analysis, analyse } from "@lastrep/analysis";
import { motifCounter } from "../detectors/motif-counter.ts";
import { peakCounter } from "../detectors/peak-counter.ts";
import { phaseCounter } from "../detectors/phase-counter.ts";
import type { Part } from "../part.ts";
import type { PlotTo } from "../plot/plot-to.ts";
import { iou, mainSpan, type Span } from "../span.ts";
import { stranger } from "../stranger.ts";
import { type DatasetId, type RecordedSet, readRecording, windowOf } from "./datasets.ts";

/** What the pipeline made of one recording of one set. */
export interface RecordedObservation {
  readonly dataset: DatasetId;
  readonly name: string;
  readonly part: Part;
  readonly trusted: boolean;
  readonly heavy: boolean;
  readonly visible: readonly [number, number] | null;
  /** Reps as labelled. */
  readonly want: number;
  /** Reps of the main set; 0 where none was found. */
  readonly got: number;
  /** Reps that rivals find when they are given the marked window. */
  readonly naive: number;
  readonly motif: number;
  readonly phase: number;
  /** Sets found in the whole recording. */
  readonly setsFound: number;
  /** Of the main set with the marked window; null where no window is marked. */
  readonly iou: number | null;
}

/** Decodes and analyses one whole recording, without telling the pipeline anything about it. */
export async function observeRecording(set: RecordedSet, plotTo: PlotTo | null = null): Promise<RecordedObservation> {
  const recording = await readRecording(set);
  const analysis = analyse([recording], { recognition: stranger });
  const window = windowOf(set, recording);
  const main = mainSpan(analysis.session.sets, window);
  const observation: RecordedObservation = {
    dataset: set.dataset,
    name: set.name,
    part: set.part,
    trusted: set.trusted,
    heavy: set.heavy,
    visible: set.visible,
    want: set.reps,
    got: main?.repCount ?? 0,
    naive: peakCounter.countIn(recording, window),
    motif: motifCounter.countIn(recording, window),
    phase: phaseCounter.countIn(recording, window),
    setsFound: analysis.session.sets.length,
    iou: set.window && (main ? iou(main, window) : 0),
  };
  if (plotTo && isWrong(observation))
    plotTo(`${set.dataset}-${set.name}`, { ...viewOf(set, analysis, window, observation), signal: recording.signal });
  return observation;
}

/** Whether a trusted count is not met, another one not among those that an eye can see, or the marked set not found. */
export function isWrong({ trusted, got, want, visible, iou: fit }: RecordedObservation): boolean {
  const missed = fit !== null && fit < 0.5;
  if (trusted) return missed || got !== want;
  return missed || (visible !== null && (got < visible[0] || got > visible[1]));
}

function viewOf(set: RecordedSet, analysis: Analysis, window: Span, { got, want, trusted }: RecordedObservation) {
  const visible = set.visible && !trusted ? `, ${set.visible[0]} to ${set.visible[1]} visible` : "";
  return {
    title: `${set.dataset} ${set.name}: found ${got}, ${trusted ? "true" : "label"} ${want}${visible}`,
    trace: analysis.traces[0] ?? null,
    sets: analysis.session.sets,
    shown: null,
    windows: set.window ? [window] : [],
    trueReps: [],
  };
}
