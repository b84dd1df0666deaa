import type { RepExport } from "../store/exports.ts";
import type { Column } from "./column.ts";
import type { SetRecord } from "./sets.ts";

/** A rep to export, with its set. */
export interface RepRecord extends SetRecord {
  readonly rep: RepExport;
}

export const repColumns: readonly Column<RepRecord>[] = [
  { name: "set_id", type: "text", unit: null, meaning: "The set that the rep belongs to", of: ({ rep }) => rep.set_id },
  { name: "workout_id", type: "text", unit: null, meaning: "The workout that the set belongs to", of: ({ set }) => set.workout_id },
  { name: "set_number", type: "integer", unit: null, meaning: "Position of the set in the workout, from 1", of: ({ set }) => set.number },
  {
    name: "rep_number",
    type: "integer",
    unit: null,
    meaning: "Position of the rep in the set, from 1, failed attempts included",
    of: ({ rep }) => rep.number,
  },
  { name: "exercise", type: "text", unit: null, meaning: "Catalogue id, or unknown", of: ({ effective }) => effective.exercise.id },
  { name: "load_kg", type: "number", unit: "kg", meaning: "Load", of: ({ effective }) => effective.loadKg },
  { name: "start_s", type: "number", unit: "s", meaning: "Start, from the recording's start", of: ({ rep }) => rep.start_s },
  { name: "end_s", type: "number", unit: "s", meaning: "End, from the recording's start", of: ({ rep }) => rep.end_s },
  {
    name: "concentric_start_s",
    type: "number",
    unit: "s",
    meaning: "Start of the lifting phase, from the recording's start",
    of: ({ rep }) => rep.concentric_start_s,
  },
  {
    name: "concentric_end_s",
    type: "number",
    unit: "s",
    meaning: "End of the lifting phase, from the recording's start",
    of: ({ rep }) => rep.concentric_end_s,
  },
  { name: "eccentric_s", type: "number", unit: "s", meaning: "Lowering time", of: ({ rep }) => rep.eccentric_s },
  { name: "pause_s", type: "number", unit: "s", meaning: "Time held still at the turn", of: ({ rep }) => rep.pause_s },
  {
    name: "mean_velocity",
    type: "number",
    unit: "m/s",
    meaning: "Net concentric displacement / concentric time",
    of: ({ rep }) => rep.mean_velocity,
  },
  { name: "peak_velocity", type: "number", unit: "m/s", meaning: "Highest concentric velocity", of: ({ rep }) => rep.peak_velocity },
  {
    name: "range_of_motion",
    type: "number",
    unit: "m",
    meaning: "Vertical travel of the concentric",
    of: ({ rep }) => rep.range_of_motion,
  },
  {
    name: "mean_angular_velocity",
    type: "number",
    unit: "rad/s",
    meaning: "Of the concentric; null without a gyroscope",
    of: ({ rep }) => rep.mean_angular_velocity,
  },
  {
    name: "velocity_uncertainty",
    type: "number",
    unit: "m/s or rad/s",
    meaning: "Standard uncertainty of the velocity that the set's velocity_basis names",
    of: ({ rep }) => rep.velocity_uncertainty,
  },
  {
    name: "completed",
    type: "boolean",
    unit: null,
    meaning: "False for an attempt that was started and not finished",
    of: ({ rep }) => rep.completed,
  },
  { name: "confidence", type: "number", unit: null, meaning: "Probability that this is a rep", of: ({ rep }) => rep.confidence },
  { name: "not_a_set", type: "boolean", unit: null, meaning: "A person said that its set is no set", of: ({ set }) => set.not_a_set },
  { name: "demo", type: "boolean", unit: null, meaning: "Simulated, from the demo", of: ({ set }) => set.demo },
  { name: "pipeline_version", type: "text", unit: null, meaning: "Version of the analysis", of: ({ set }) => set.pipeline_version },
  { name: "pipeline_params", type: "text", unit: null, meaning: "Hash of the analysis' parameters", of: ({ set }) => set.pipeline_params },
];
