import { z } from "zod";

/**
 * The contract of what the analysis hands on: one workout, as `lastrep analyze --json` prints it and the service stores it.
 * Names and units are stable; a change that breaks a reader raises `SCHEMA_VERSION`.
 * Times in seconds count from the start of the recording named by `recording`.
 */
export const SCHEMA_VERSION = 1;

const seconds = z.number().nonnegative();
const probability = z.number().min(0).max(1);

export const recordingSummarySchema = z.object({
  file: z.string(),
  format: z.string(),
  startTime: z.iso.datetime().nullable(),
  timeZone: z.string().nullable(),
  durationS: seconds,
  rateHz: z.number().positive().nullable(),
  channels: z.array(z.enum(["acc", "gyro", "gravity", "hr", "sets", "reps"])),
  issues: z.array(z.looseObject({ code: z.string() })),
});

export const repSchema = z.object({
  startS: seconds,
  endS: seconds,
  concentric: z.object({ startS: seconds, endS: seconds }),
  /** Lowering time, s. Null where the source does not give phases. */
  eccentricS: seconds.nullable(),
  /** Time held still at the turn between the phases, s. */
  pauseS: seconds.nullable(),
  /** Net concentric displacement ÷ concentric time, m/s. Null where a wrist cannot know. */
  meanVelocity: z.number().nullable(),
  peakVelocity: z.number().nullable(),
  /** From the start of the concentric to its peak velocity, s; absent where the velocity's course was not measured. */
  timeToPeakS: seconds.optional(),
  /**
   * Sticking region: from the first velocity peak of the concentric to the minimum after it (van den Tillaar & Ettema 2010, PMID 20373201); null where the
   * velocity has no such dip, absent where its course was not measured.
   */
  stickingRegion: z.object({ startS: seconds, endS: seconds }).nullable().optional(),
  /** Vertical travel of the concentric, m. */
  rangeOfMotion: z.number().nullable(),
  /** Of the concentric, rad/s; null without a gyroscope. */
  meanAngularVelocity: z.number().nullable(),
  /** Standard uncertainty of the velocity that the set's `velocity.basis` names (m/s or rad/s). */
  velocityUncertainty: z.number().nullable(),
  /** False for an attempt that was started and not finished. */
  completed: z.boolean(),
  confidence: probability,
});

export const setRoleSchema = z.enum(["warm_up", "working", "drop", "rest_pause", "cluster", "forced", "negative", "unknown"]);
export const exerciseSourceSchema = z.enum(["model", "device", "user", "option", "none"]);

export const exerciseGuessSchema = z.object({
  /** A catalogue id, or `unknown`. */
  id: z.string(),
  confidence: probability,
  source: exerciseSourceSchema,
  alternatives: z.array(z.object({ id: z.string(), confidence: probability })),
});

export const rirSchema = z.object({
  /** Repetitions in reserve after the last completed rep: the mean of `distribution`. */
  estimate: z.number().nonnegative(),
  /** Shortest interval that holds the true value with probability `level`. */
  low: z.number().nonnegative(),
  high: z.number().nonnegative(),
  level: z.literal(0.8),
  /** P(RIR = 0), P(1), … P(5), P(6 or more). */
  distribution: z.array(probability).length(7),
  basis: z.array(z.enum(["prior", "velocity_loss", "velocity_at_failure", "profile", "history", "failed_attempt", "label"])),
});

export const failureSchema = z.object({
  /** P(the set ended with RIR 0 or with a failed attempt). */
  probability,
  reached: z.boolean(),
  kind: z.enum(["none", "last_possible_rep", "failed_attempt", "labelled"]),
  /** Plain sentences for the lifter. */
  evidence: z.array(z.string()),
});

export const workSetSchema = z.object({
  /** Index into `recordings`. */
  recording: z.number().int().nonnegative(),
  /** Null when the recording does not say when it was made. */
  startTime: z.iso.datetime().nullable(),
  startS: seconds,
  endS: seconds,
  exercise: exerciseGuessSchema,
  /** Sets that follow each other and are alike share a number: one answer names them all. Absent for sets that no signal has shown. */
  block: z.number().int().nonnegative().optional(),
  loadKg: z.number().positive().nullable(),
  role: setRoleSchema,
  /** Index of the set that this one alternates with, or null. */
  supersetWith: z.number().int().nonnegative().nullable(),
  /** Completed reps. */
  repCount: z.number().int().nonnegative(),
  /** The device's own count for this set, where it kept one. */
  deviceRepCount: z.number().int().nonnegative().nullable(),
  /** Repetitions in reserve as typed into the source's own log; left out where it has none. */
  reportedRir: z.number().nonnegative().optional(),
  reps: z.array(repSchema),
  /** Stretches of an extended set (drop, rest-pause, cluster); one stretch for a straight set. Indices into `reps`. */
  parts: z.array(
    z.object({
      firstRep: z.number().int().nonnegative(),
      lastRep: z.number().int().nonnegative(),
      loadKg: z.number().positive().nullable(),
      restBeforeS: seconds,
    }),
  ),
  velocity: z.object({
    /** `linear`: m/s of the wrist's vertical travel. `angular`: rad/s. `none`: the wrist cannot see this movement's speed. */
    basis: z.enum(["linear", "angular", "none"]),
    best: z.number().nullable(),
    last: z.number().nullable(),
    lossPct: z.number().nullable(),
    /** Index of the fastest rep. */
    referenceRep: z.number().int().nonnegative().nullable(),
  }),
  rir: rirSchema.nullable(),
  failure: failureSchema,
  issues: z.array(z.looseObject({ code: z.string() })),
});

export const sessionAnalysisSchema = z.object({
  schema: z.literal(SCHEMA_VERSION),
  pipeline: z.object({ version: z.string(), params: z.string() }),
  recordings: z.array(recordingSummarySchema),
  sets: z.array(workSetSchema),
});

export type SessionAnalysis = z.infer<typeof sessionAnalysisSchema>;
export type RecordingSummary = z.infer<typeof recordingSummarySchema>;
export type WorkSet = z.infer<typeof workSetSchema>;
export type Rep = z.infer<typeof repSchema>;
export type SetRole = z.infer<typeof setRoleSchema>;
export type ExerciseGuess = z.infer<typeof exerciseGuessSchema>;
export type Rir = z.infer<typeof rirSchema>;
export type Failure = z.infer<typeof failureSchema>;
