import type { SessionAnalysis, WorkSet } from "@lastrep/analysis";
import type { Insertable } from "kysely";
import type { Correction } from "../contract.ts";
import type { Anchor } from "../store/corrections.ts";
import type { Schema } from "../store/schema.ts";
import type { EncodedTrace } from "../store/trace-codec.ts";
import { effectiveColumns } from "../use/effective.ts";

/** Whose rows, and of which workout. */
export interface RowOwner {
  readonly athlete_id: string;
  readonly workout_id: string;
}

/** When a session began and how long it was; without a date the length of its longest recording. */
export function extentOf({ recordings }: SessionAnalysis) {
  const dated = recordings.flatMap(({ startTime, durationS }) => {
    if (startTime === null) return [];
    const startMs = Date.parse(startTime);
    return [{ startMs, endMs: startMs + durationS * 1_000 }];
  });
  if (dated.length === 0) {
    return { start_time: null, end_time: null, duration_s: Math.max(0, ...recordings.map(({ durationS }) => durationS)) };
  }
  const startMs = Math.min(...dated.map((span) => span.startMs));
  const endMs = Math.max(...dated.map((span) => span.endMs));
  return { start_time: new Date(startMs), end_time: new Date(endMs), duration_s: (endMs - startMs) / 1_000 };
}

export function recordingRow(
  owner: RowOwner,
  position: number,
  summary: SessionAnalysis["recordings"][number],
  source: { readonly uploadId: string; readonly entry: string },
  trace: EncodedTrace | undefined,
): Insertable<Schema["recordings"]> {
  return {
    ...owner,
    position,
    upload_id: source.uploadId,
    entry: source.entry,
    start_time: summary.startTime === null ? null : new Date(summary.startTime),
    summary: JSON.stringify(summary),
    trace_rate_hz: trace?.rateHz ?? null,
    trace_length: trace?.length ?? 0,
    trace_rotation: trace?.rotation ?? false,
  };
}

export function setRow(
  owner: RowOwner,
  id: string,
  number: number,
  set: WorkSet,
  anchor: Anchor,
  facts: Correction | null,
): Insertable<Schema["sets"]> {
  return {
    ...owner,
    id,
    number,
    sha256: anchor.sha256,
    entry: anchor.entry,
    start_s: anchor.startS,
    end_s: anchor.endS,
    start_time: set.startTime === null ? null : new Date(set.startTime),
    measured: JSON.stringify(set),
    block: set.block ?? null,
    named_by: set.exercise.source,
    ...effectiveColumns(set, facts, null),
  };
}

export function repRows(athleteId: string, setId: string, { reps }: WorkSet): Insertable<Schema["reps"]>[] {
  return reps.map((rep, index) => ({
    athlete_id: athleteId,
    set_id: setId,
    number: index + 1,
    start_s: rep.startS,
    end_s: rep.endS,
    concentric_start_s: rep.concentric.startS,
    concentric_end_s: rep.concentric.endS,
    eccentric_s: rep.eccentricS,
    pause_s: rep.pauseS,
    mean_velocity: rep.meanVelocity,
    peak_velocity: rep.peakVelocity,
    range_of_motion: rep.rangeOfMotion,
    mean_angular_velocity: rep.meanAngularVelocity,
    velocity_uncertainty: rep.velocityUncertainty,
    completed: rep.completed,
    confidence: rep.confidence,
  }));
}
