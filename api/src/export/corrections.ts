import type { CorrectionExport } from "../store/exports.ts";
import type { Column } from "./column.ts";

/** What people said, beside what the machine had answered: labels for whoever trains or judges a model. */
export const correctionColumns: readonly Column<CorrectionExport>[] = [
  {
    name: "set_id",
    type: "text",
    unit: null,
    meaning: "The set spoken of; null when the newest analysis sees no set there",
    of: (row) => row.set_id,
  },
  { name: "source_sha256", type: "text", unit: null, meaning: "SHA-256 of the uploaded file", of: (row) => row.sha256 },
  {
    name: "source_entry",
    type: "text",
    unit: null,
    meaning: "Which recording of that file; empty for its only one",
    of: (row) => row.entry,
  },
  {
    name: "start_s",
    type: "number",
    unit: "s",
    meaning: "Start of the stretch spoken of, from the recording's start",
    of: (row) => row.start_s,
  },
  { name: "end_s", type: "number", unit: "s", meaning: "End of the stretch spoken of, from the recording's start", of: (row) => row.end_s },
  {
    name: "exercise",
    type: "text",
    unit: null,
    meaning: "Exercise by the person's word; null: nothing said (as in all columns up to not_a_set)",
    of: (row) => row.facts.exercise ?? null,
  },
  { name: "load_kg", type: "number", unit: "kg", meaning: "Load by the person's word", of: (row) => row.facts.loadKg ?? null },
  { name: "reps", type: "integer", unit: null, meaning: "Completed reps by the person's word", of: (row) => row.facts.reps ?? null },
  { name: "role", type: "text", unit: null, meaning: "Role of the set by the person's word", of: (row) => row.facts.role ?? null },
  {
    name: "failure",
    type: "boolean",
    unit: null,
    meaning: "Whether the set ended in failure by the person's word",
    of: (row) => row.facts.failure ?? null,
  },
  {
    name: "rir",
    type: "number",
    unit: "reps",
    meaning: "Repetitions in reserve by the person's judgement",
    of: (row) => row.facts.rir ?? null,
  },
  {
    name: "not_a_set",
    type: "boolean",
    unit: null,
    meaning: "By the person's word this is no set",
    of: (row) => row.facts.notASet ?? null,
  },
  {
    name: "measured_exercise",
    type: "text",
    unit: null,
    meaning:
      "The machine's answer without the person's word: catalogue id, or unknown; null when the newest analysis sees no set there (as in all measured columns). What the person said of other sets may be in it; what was said of this one is not, nor, once it is analysed again, what was said of its block",
    of: (row) => row.measured?.exercise.id ?? null,
  },
  {
    name: "measured_reps",
    type: "integer",
    unit: null,
    meaning: "Completed reps by the machine's answer",
    of: (row) => row.measured?.repCount ?? null,
  },
  {
    name: "measured_rir",
    type: "number",
    unit: "reps",
    meaning: "Repetitions in reserve by the machine's answer; null: not judged",
    of: (row) => row.measured?.rir?.estimate ?? null,
  },
  {
    name: "measured_p_failure",
    type: "number",
    unit: null,
    meaning: "Probability of failure by the machine's answer; null where nothing of this set speaks for or against it",
    of: ({ measured }) => (measured === null || measured.rir === null ? null : measured.failure.probability),
  },
  { name: "created_at", type: "time", unit: null, meaning: "When the person first spoke of it, UTC", of: (row) => row.created_at },
  { name: "updated_at", type: "time", unit: null, meaning: "When the person last spoke of it, UTC", of: (row) => row.updated_at },
];
