import type { MuscleMap } from "@lastrep/analysis";
import type { CountingRule, MuscleWeek, Range, Week } from "../contract.ts";
import type { Column } from "./column.ts";

/** One muscle in one week to export; a week in which no set counts for a muscle is one row without a muscle, one without training is none. */
export interface MuscleWeekRecord {
  readonly week: Week;
  readonly muscle: MuscleWeek | null;
  readonly rule: CountingRule;
  readonly ownMuscles: MuscleMap;
  /** IANA name. */
  readonly timeZone: string;
  readonly pipelineVersion: string;
}

/** Weekly volume per muscle, with the whole rule that it was counted by in every row. */
export const weekColumns: readonly Column<MuscleWeekRecord>[] = [
  { name: "week", type: "text", unit: null, meaning: "ISO 8601 week, such as 2026-W47", of: ({ week }) => week.week },
  { name: "week_start", type: "text", unit: null, meaning: "Its Monday, ISO 8601 date", of: ({ week }) => week.startDate },
  { name: "time_zone", type: "text", unit: null, meaning: "By whose clock weeks begin and end, IANA name", of: ({ timeZone }) => timeZone },
  { name: "workouts", type: "integer", unit: null, meaning: "Workouts of the week", of: ({ week }) => week.workouts },
  {
    name: "unassigned_sets",
    type: "integer",
    unit: null,
    meaning: "Sets of the week without a known exercise: in no muscle's numbers",
    of: ({ week }) => week.unassignedSets,
  },
  {
    name: "unjudged_sets",
    type: "integer",
    unit: null,
    meaning: "Sets of the week of which nothing says how close to failure they came; see rule_unknown_proximity",
    of: ({ week }) => week.unjudgedSets,
  },
  {
    name: "muscle",
    type: "text",
    unit: null,
    meaning: "Muscle id; null where no set of the week counts for a muscle",
    of: ({ muscle }) => muscle?.muscle ?? null,
  },
  ...rangeColumns("sets", "Sets, weighted by the rule", (muscle) => muscle.sets),
  ...rangeColumns("hard_sets", "Hard sets, weighted by the rule", (muscle) => muscle.hardSets),
  ...rangeColumns("failure_sets", "Sets that ended in failure, weighted by the rule", (muscle) => muscle.failureSets),
  {
    name: "judged_share",
    type: "number",
    unit: null,
    meaning: "Which part of `sets` was judged, 0 to 1: at 0 hard and failure sets are only known to lie between none and all",
    of: ({ muscle }) => muscle?.judgedShare ?? null,
  },
  {
    name: "rule_version",
    type: "integer",
    unit: null,
    meaning: "Version of the counting rule's form",
    of: ({ rule }) => rule.version,
  },
  {
    name: "rule_direct",
    type: "number",
    unit: null,
    meaning: "What a set counts for a muscle trained directly",
    of: ({ rule }) => rule.direct,
  },
  {
    name: "rule_indirect",
    type: "number",
    unit: null,
    meaning: "What a set counts for a muscle that helps",
    of: ({ rule }) => rule.indirect,
  },
  { name: "rule_hard_rir", type: "number", unit: "reps", meaning: "Hard: at most so many reps in reserve", of: ({ rule }) => rule.hardRir },
  { name: "rule_count_warm_ups", type: "boolean", unit: null, meaning: "Whether warm-up sets count", of: ({ rule }) => rule.countWarmUps },
  {
    name: "rule_extended_set",
    type: "text",
    unit: null,
    meaning: "one: a drop, rest-pause or cluster set counts once; each_part: every part of it counts",
    of: ({ rule }) => rule.extendedSet,
  },
  {
    name: "rule_unknown_proximity",
    type: "text",
    unit: null,
    meaning: "zero_to_one: a set that could not be judged widens hard and failure sets; zero: it is neither",
    of: ({ rule }) => rule.unknownProximity,
  },
  {
    name: "rule_own_muscles",
    type: "text",
    unit: null,
    meaning: "Muscles by the person's word, JSON by exercise id; null where all are the catalogue's",
    of: ({ ownMuscles }) => (ownMuscles.size === 0 ? null : JSON.stringify(Object.fromEntries(ownMuscles))),
  },
  { name: "pipeline_version", type: "text", unit: null, meaning: "Version of the analysis", of: ({ pipelineVersion }) => pipelineVersion },
];

function rangeColumns(name: string, meaning: string, rangeOf: (muscle: MuscleWeek) => Range): Column<MuscleWeekRecord>[] {
  const column = (suffix: string, what: string, bound: keyof Range): Column<MuscleWeekRecord> => ({
    name: `${name}${suffix}`,
    type: "number",
    unit: "sets",
    meaning: `${meaning}: ${what}`,
    of: ({ muscle }) => (muscle === null ? null : rangeOf(muscle)[bound]),
  });
  return [
    column("", "median", "likely"),
    column("_low", "lower end of the central 80 % range", "low"),
    column("_high", "upper end of the central 80 % range", "high"),
  ];
}
