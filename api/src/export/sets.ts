import type { WorkSet } from "@lastrep/analysis";
import type { CountingRule } from "../contract.ts";
import type { SetExport } from "../store/exports.ts";
import type { Column } from "./column.ts";

/** A set to export: as measured, as it counts, and the rule that it is judged by. */
export interface SetRecord {
  readonly set: SetExport;
  readonly effective: WorkSet;
  readonly rule: CountingRule;
}

export const setColumns: readonly Column<SetRecord>[] = [
  {
    name: "set_id",
    type: "text",
    unit: null,
    meaning: "Identity of the set; kept when the recording is analysed again",
    of: ({ set }) => set.id,
  },
  { name: "workout_id", type: "text", unit: null, meaning: "The workout that the set belongs to", of: ({ set }) => set.workout_id },
  { name: "set_number", type: "integer", unit: null, meaning: "Position in the workout, from 1", of: ({ set }) => set.number },
  {
    name: "source_sha256",
    type: "text",
    unit: null,
    meaning: "SHA-256 of the uploaded file that the set was found in",
    of: ({ set }) => set.sha256,
  },
  {
    name: "source_entry",
    type: "text",
    unit: null,
    meaning: "Which recording of that file; empty for its only one",
    of: ({ set }) => set.entry,
  },
  {
    name: "start_time",
    type: "time",
    unit: null,
    meaning: "UTC; null when the recording does not say when it was made",
    of: ({ set }) => set.start_time,
  },
  {
    name: "start_s",
    type: "number",
    unit: "s",
    meaning: "Start, from the recording's start; of reps without times, a place in their order",
    of: ({ set }) => set.start_s,
  },
  { name: "end_s", type: "number", unit: "s", meaning: "End, likewise", of: ({ set }) => set.end_s },
  {
    name: "exercise",
    type: "text",
    unit: null,
    meaning: "Catalogue id, one of the person's own after what it moves like (back_squat~name), or unknown",
    of: ({ effective }) => effective.exercise.id,
  },
  {
    name: "exercise_source",
    type: "text",
    unit: null,
    meaning: "Who named it: model, device, user, option, none",
    of: ({ effective }) => effective.exercise.source,
  },
  {
    name: "exercise_confidence",
    type: "number",
    unit: null,
    meaning: "Probability that the name is right",
    of: ({ effective }) => effective.exercise.confidence,
  },
  { name: "load_kg", type: "number", unit: "kg", meaning: "Load; null where nobody said one", of: ({ effective }) => effective.loadKg },
  {
    name: "role",
    type: "text",
    unit: null,
    meaning: "warm_up, working, drop, rest_pause, cluster, forced, negative, unknown",
    of: ({ effective }) => effective.role,
  },
  {
    name: "part_count",
    type: "integer",
    unit: null,
    meaning: "Stretches of a drop, rest-pause or cluster set; 1 for a straight set",
    of: ({ effective }) => Math.max(1, effective.parts.length),
  },
  {
    name: "superset_with",
    type: "integer",
    unit: null,
    meaning: "set_number of the set of the same workout that this one alternates with; null for none",
    of: ({ effective }) => (effective.supersetWith === null ? null : effective.supersetWith + 1),
  },
  {
    name: "rep_count",
    type: "integer",
    unit: null,
    meaning: "Completed reps that count: the person's number where given, else the measured one",
    of: ({ effective }) => effective.repCount,
  },
  {
    name: "measured_rep_count",
    type: "integer",
    unit: null,
    meaning: "Completed reps by the machine's answer: counted in the signal, else the device's",
    of: ({ set }) => set.measured.repCount,
  },
  {
    name: "device_rep_count",
    type: "integer",
    unit: null,
    meaning: "The device's own count; null where it kept none",
    of: ({ set }) => set.measured.deviceRepCount,
  },
  {
    name: "velocity_basis",
    type: "text",
    unit: null,
    meaning: "linear: velocities in m/s; angular: in rad/s; none: not seen from the wrist",
    of: ({ effective }) => effective.velocity.basis,
  },
  {
    name: "best_velocity",
    type: "number",
    unit: "m/s or rad/s",
    meaning: "Mean concentric velocity of the fastest rep, in the unit of velocity_basis",
    of: ({ effective }) => effective.velocity.best,
  },
  {
    name: "last_velocity",
    type: "number",
    unit: "m/s or rad/s",
    meaning: "Mean concentric velocity of the last completed rep, in the unit of velocity_basis",
    of: ({ effective }) => effective.velocity.last,
  },
  {
    name: "velocity_loss",
    type: "number",
    unit: "%",
    meaning: "100 * (fastest - last) / fastest",
    of: ({ effective }) => effective.velocity.lossPct,
  },
  {
    name: "rir",
    type: "number",
    unit: "reps",
    meaning: "Repetitions in reserve after the last completed rep, mean of its distribution with 6 or more taken as 6; null: not judged",
    of: ({ effective }) => effective.rir?.estimate ?? null,
  },
  {
    name: "rir_low",
    type: "number",
    unit: "reps",
    meaning: "Lower end of the shortest interval that holds the true value with probability 0.8",
    of: ({ effective }) => effective.rir?.low ?? null,
  },
  {
    name: "rir_high",
    type: "number",
    unit: "reps",
    meaning: "Upper end of that interval; 6 stands for 6 or more",
    of: ({ effective }) => effective.rir?.high ?? null,
  },
  {
    name: "rir_basis",
    type: "text",
    unit: null,
    meaning: "What the estimate rests on, separated by spaces",
    of: ({ effective }) => effective.rir?.basis.join(" ") ?? null,
  },
  ...Array.from(
    { length: 7 },
    (_, reserve): Column<SetRecord> => ({
      name: reserve === 6 ? "p_rir_6_or_more" : `p_rir_${reserve}`,
      type: "number",
      unit: null,
      meaning: reserve === 6 ? "Probability of 6 or more reps in reserve" : `Probability of ${reserve} reps in reserve`,
      of: ({ effective }) => effective.rir?.distribution[reserve] ?? null,
    }),
  ),
  {
    name: "p_hard",
    type: "number",
    unit: null,
    meaning: "Probability that the set is hard by the counting rule: at most its hardRir reps in reserve",
    of: hardProbability,
  },
  {
    name: "p_failure",
    type: "number",
    unit: null,
    meaning: "Probability that the set ended with RIR 0 or a failed attempt; null where nothing of this set speaks for or against it",
    of: failureProbability,
  },
  {
    name: "failure_kind",
    type: "text",
    unit: null,
    meaning: "none, last_possible_rep, failed_attempt, labelled",
    of: ({ effective }) => effective.failure.kind,
  },
  {
    name: "corrected",
    type: "boolean",
    unit: null,
    meaning: "A person said something about this set; see the table corrections",
    of: ({ set }) => set.facts !== null,
  },
  {
    name: "not_a_set",
    type: "boolean",
    unit: null,
    meaning: "A person said that this is no set: it counts nowhere",
    of: ({ set }) => set.not_a_set,
  },
  {
    name: "issues",
    type: "text",
    unit: null,
    meaning: "Codes of what limits this answer, separated by spaces",
    of: ({ effective }) => effective.issues.map(({ code }) => code).join(" "),
  },
  { name: "demo", type: "boolean", unit: null, meaning: "Simulated, from the demo", of: ({ set }) => set.demo },
  {
    name: "counting_rule",
    type: "integer",
    unit: null,
    meaning: "Version of the counting rule that p_hard was made with",
    of: ({ rule }) => rule.version,
  },
  { name: "pipeline_version", type: "text", unit: null, meaning: "Version of the analysis", of: ({ set }) => set.pipeline_version },
  { name: "pipeline_params", type: "text", unit: null, meaning: "Hash of the analysis' parameters", of: ({ set }) => set.pipeline_params },
];

function failureProbability({ effective: { rir, failure } }: SetRecord): number | null {
  return rir === null && failure.kind !== "labelled" ? null : failure.probability;
}

function hardProbability({ effective, rule }: SetRecord): number | null {
  // The last entry of the distribution is "6 or more": nothing beyond it can be told apart.
  return effective.rir?.distribution.slice(0, Math.min(rule.hardRir, 5) + 1).reduce((sum, p) => sum + p, 0) ?? null;
}
