import type { WorkSet } from "@lastrep/analysis";
import type { RepExport } from "../store/exports.ts";
import type { Column } from "./column.ts";
import type { SetRecord } from "./sets.ts";

/** A rep to export, with its set. */
export interface RepRecord extends SetRecord {
  readonly rep: RepExport;
}

const UNTIMED = "null where only the order of the reps is known";

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
  { name: "load_kg", type: "number", unit: "kg", meaning: "Load of this part of the set; null where nobody said one", of: partLoad },
  {
    name: "part",
    type: "integer",
    unit: null,
    meaning: "Which stretch of a drop, rest-pause or cluster set, from 1",
    of: ({ rep, effective }) => partIndex(effective, rep.number) + 1,
  },
  { name: "start_s", type: "number", unit: "s", meaning: `Start, from the recording's start; ${UNTIMED}`, of: timed("start_s") },
  { name: "end_s", type: "number", unit: "s", meaning: `End, from the recording's start; ${UNTIMED}`, of: timed("end_s") },
  {
    name: "concentric_start_s",
    type: "number",
    unit: "s",
    meaning: `Start of the lifting phase, from the recording's start; ${UNTIMED}`,
    of: timed("concentric_start_s"),
  },
  {
    name: "concentric_end_s",
    type: "number",
    unit: "s",
    meaning: `End of the lifting phase, from the recording's start; ${UNTIMED}`,
    of: timed("concentric_end_s"),
  },
  {
    name: "eccentric_s",
    type: "number",
    unit: "s",
    meaning: "Lowering time; null where the source does not give phases",
    of: ({ rep }) => rep.eccentric_s,
  },
  {
    name: "pause_s",
    type: "number",
    unit: "s",
    meaning: "Time held still at the turn between the phases; null where the source does not give phases",
    of: ({ rep }) => rep.pause_s,
  },
  {
    name: "mean_velocity",
    type: "number",
    unit: "m/s",
    meaning: "Net concentric displacement / concentric time; null where a wrist cannot know",
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
    name: "velocity_basis",
    type: "text",
    unit: null,
    meaning: "linear: the set is read from mean_velocity; angular: from mean_angular_velocity; none: from neither",
    of: ({ effective }) => effective.velocity.basis,
  },
  {
    name: "velocity_uncertainty",
    type: "number",
    unit: "m/s or rad/s",
    meaning: "Standard uncertainty of the velocity that velocity_basis names",
    of: ({ rep }) => rep.velocity_uncertainty,
  },
  {
    name: "time_to_peak_s",
    type: "number",
    unit: "s",
    meaning: "From the start of the concentric to its peak velocity; null where the velocity's course was not measured",
    of: ({ rep, effective }) => effective.reps[rep.number - 1]?.timeToPeakS ?? null,
  },
  {
    name: "sticking_start_s",
    type: "number",
    unit: "s",
    meaning: "Start of the sticking region (first velocity peak), from the recording's start; null where the velocity has no dip",
    of: ({ rep, effective }) => effective.reps[rep.number - 1]?.stickingRegion?.startS ?? null,
  },
  {
    name: "sticking_end_s",
    type: "number",
    unit: "s",
    meaning: "End of the sticking region (the minimum after that peak), from the recording's start",
    of: ({ rep, effective }) => effective.reps[rep.number - 1]?.stickingRegion?.endS ?? null,
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

function timed(name: "start_s" | "end_s" | "concentric_start_s" | "concentric_end_s") {
  return ({ rep, set }: RepRecord): number | null => (set.timed ? rep[name] : null);
}

function partLoad({ rep, effective }: RepRecord): number | null {
  return effective.parts[partIndex(effective, rep.number)]?.loadKg ?? effective.loadKg;
}

/** Index of the part that holds the rep with this number; 0 where none does. */
function partIndex({ parts }: WorkSet, repNumber: number): number {
  return Math.max(
    0,
    parts.findIndex(({ firstRep, lastRep }) => repNumber - 1 >= firstRep && repNumber - 1 <= lastRep),
  );
}
