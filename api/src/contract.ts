import { correctionSchema, countingRuleSchema, recordingSummarySchema, workSetSchema } from "@lastrep/analysis";
import { z } from "zod";

/** What crosses HTTP, version 1: every query, request body and response body. Units in names; times are ISO 8601 in UTC. */

export { type Correction, type CountingRule, correctionSchema, countingRuleSchema } from "@lastrep/analysis";

const id = z.uuid();
const time = z.iso.datetime();
const isoWeek = z.string().regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/, "an ISO week such as 2026-W47");

/** Lists are answered in pages, newest first: `before` takes the `next` of the page above. */
const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.string().max(100).optional(),
};

export const problemSchema = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      /** The file or field at fault. */
      where: z.string().nullable(),
      /** What the user can do. */
      hint: z.string().nullable(),
    }),
  })
  .meta({ id: "Problem" });

export const uploadStateSchema = z.enum(["stored", "decoding", "analysing", "done", "failed"]);

export const uploadSchema = z
  .object({
    id,
    name: z.string(),
    sha256: z.string().length(64),
    sizeBytes: z.number().int().nonnegative(),
    uploadedAt: time,
    state: uploadStateSchema,
    /** 0 to 1, for a progress bar. */
    progress: z.number().min(0).max(1),
    /** True when these bytes were uploaded before; the answer is then the first upload. */
    duplicate: z.boolean(),
    /** True for the simulated workouts. */
    demo: z.boolean(),
    /** One of `workouts`. */
    workoutId: id.nullable(),
    /** Every workout that something of it is in, in order of time: a log may hold months. */
    workouts: z.array(z.object({ id, startTime: time.nullable() })),
    /** Formats of its recordings, or of those that it is part of; empty while none is there. */
    formats: z.array(z.string()),
    failure: z.object({ code: z.string(), reason: z.string(), hint: z.string() }).nullable(),
  })
  .meta({ id: "Upload" });

/** Name of the form field of `POST /v1/uploads` that carries the files; repeat it for several files of one workout. */
export const UPLOAD_FIELD = "files";

export const uploadsQuerySchema = z.object(pageQuery);

export const uploadPageSchema = z.object({
  uploads: z.array(uploadSchema),
  /** Pass as `before` to read on; null on the last page. */
  next: z.string().nullable(),
});

/** The uploads that a request created or found again, in the order of its files. */
export const uploadBatchSchema = z.object({ uploads: z.array(uploadSchema) });

const axisNames = z.tuple([z.string(), z.string(), z.string()]);

const namedColumns = {
  /** x, y, z; with gravity. */
  acceleration: axisNames.nullable().default(null),
  /** With gravity taken out; of use together with `gravity`. */
  userAcceleration: axisNames.nullable().default(null),
  gravity: axisNames.nullable().default(null),
  angularRate: axisNames.nullable().default(null),
};

const repColumn = z.string().nullable().default(null);

const namedRepColumns = { set: repColumn, rep: repColumn, exercise: repColumn, load: repColumn };

/** Which columns of a table hold what, by their names in its header; units are told by names and values. With `reps` its rows are reps. */
export const columnMappingSchema = z
  .strictObject({
    /** Needed where the table holds movement. */
    time: z.string().nullable().default(null),
    ...namedColumns,
    reps: z
      .strictObject({ meanVelocity: z.string(), ...namedRepColumns })
      .nullable()
      .default(null),
  })
  .refine(({ time, reps }) => reps !== null || time !== null, { message: "Name the time.", path: ["time"] })
  .refine(
    ({ acceleration, userAcceleration, gravity, reps }) =>
      reps !== null || acceleration !== null || (userAcceleration !== null && gravity !== null),
    { message: "Name the acceleration with gravity, or the one without together with gravity.", path: ["acceleration"] },
  )
  .meta({ id: "ColumnMapping" });

export const tableSchema = z
  .object({
    /** Its name within the archive that was uploaded; null for a file of its own. */
    entry: z.string().nullable(),
    /** Names of the columns; `column 1`, `column 2`, … where the table has no header. */
    header: z.array(z.string()),
    /** Cells of the first rows. */
    rows: z.array(z.array(z.string())),
    columns: z.object({ time: z.string().nullable(), ...namedColumns }),
    /** Where its rows are reps of a velocity device. */
    reps: z.object({ meanVelocity: z.string().nullable(), ...namedRepColumns }),
    /** What it is read as, or would be. */
    holds: z.enum(["movement", "reps"]),
    /** Guessed from names and values, or said by the athlete for this header. */
    source: z.enum(["guess", "athlete"]),
    /** In words; null for what is absent or makes no sense. */
    units: z.object({ time: z.string().nullable(), acceleration: z.string().nullable(), angularRate: z.string().nullable() }),
  })
  .meta({ id: "Table" });

const workSet = workSetSchema.meta({ id: "WorkSet" });

export const setSchema = z
  .object({
    id,
    workoutId: id,
    /** Position in the workout, from 1. */
    number: z.number().int().positive(),
    /** The machine's answer, untouched by the person's facts; its name, and what follows from it, as the memory of what was taught says by now. */
    measured: workSet,
    /** The machine's answer with the person's facts put beside it: what pages show and weeks count. */
    effective: workSet,
    correction: correctionSchema,
    /** How light the set was by its reps: up to 5, up to 14, more; null without reps. */
    repRange: z.enum(["heavy", "moderate", "light"]).nullable(),
    /** True while its workout waits to be analysed, named or judged anew in the light of what was said: ask again in a moment. */
    pending: z.boolean(),
  })
  .meta({ id: "Set" });

/** Facts about several sets of one workout, to be taken or refused together. */
export const correctionsSchema = z
  .strictObject({
    corrections: z
      .array(z.strictObject({ setId: id, facts: correctionSchema }))
      .min(1)
      .max(200),
  })
  .meta({ id: "Corrections" });

export const correctedSetsSchema = z.object({ sets: z.array(setSchema) });

/** Something about one set that the athlete may want to see. */
export const observationSchema = z
  .object({
    code: z.enum(["stopped_short", "last_set", "early_failure"]),
    setId: id,
    /** The set's number in the workout. */
    number: z.number().int().positive(),
    /** A plain sentence. */
    sentence: z.string(),
  })
  .meta({ id: "Observation" });

/** Median and central range with probability 0.8: a counted number is never shown without its interval. */
export const rangeSchema = z.object({ low: z.number(), likely: z.number(), high: z.number() });

/** What counts of hard and failure sets rest on; warm-ups by the rule. */
const judged = {
  /** Sets of which something says how close to failure they came. */
  judgedSets: z.number().int().nonnegative(),
  /** Sets of which nothing does: by the rule each may have been failure or not. */
  unjudgedSets: z.number().int().nonnegative(),
};

export const workoutSummarySchema = z
  .object({
    id,
    /** Null when no recording says when it was made. */
    startTime: time.nullable(),
    /** Null when no recording has times, as a table that only says in which order its reps were. */
    durationS: z.number().nonnegative().nullable(),
    demo: z.boolean(),
    setCount: z.number().int().nonnegative(),
    repCount: z.number().int().nonnegative(),
    /** Sets that ended in failure. */
    failureSets: rangeSchema,
    ...judged,
    exercises: z.array(z.string()),
  })
  .meta({ id: "WorkoutSummary" });

export const workoutSchema = workoutSummarySchema
  .extend({
    /** True while it waits to be analysed, named or judged anew: ask again in a moment. */
    pending: z.boolean(),
    pipeline: z.object({ version: z.string(), params: z.string() }),
    recordings: z.array(recordingSummarySchema.extend({ uploadId: id })),
    sets: z.array(setSchema),
    observations: z.array(observationSchema),
    /** How many other workouts go when this one is deleted, because they come of its files alone: a log may hold months. */
    deletedWith: z.number().int().nonnegative(),
  })
  .meta({ id: "Workout" });

export const workoutsQuerySchema = z.object(pageQuery);

export const workoutPageSchema = z.object({
  workouts: z.array(workoutSummarySchema),
  /** Pass as `before` to read on; null on the last page. */
  next: z.string().nullable(),
});

const points = z.coerce.number().int().min(2).max(20_000).default(2_000);

export const traceQuerySchema = z.object({
  /** Index into the workout's recordings. */
  recording: z.coerce.number().int().nonnegative().default(0),
  /** Stretch to answer, s from the recording's start; without it the whole recording. */
  fromS: z.coerce.number().nonnegative().optional(),
  toS: z.coerce.number().nonnegative().optional(),
  /** At most so many points: of every pair, one is the lowest and one the highest of its stretch, so peaks survive. */
  points,
});

export const setTraceQuerySchema = z.object({
  /** Margin before and after the set, s. */
  marginS: z.coerce.number().min(0).max(60).default(3),
  points,
});

/** Columns of a trace, downsampled for a page: `timeS[i]` in s from the recording's start. */
export const traceSchema = z
  .object({
    recording: z.number().int().nonnegative(),
    rateHz: z.number().positive(),
    timeS: z.array(z.number()),
    verticalAcceleration: z.array(z.number()),
    verticalVelocity: z.array(z.number()),
    rotation: z.array(z.number()).nullable(),
    detector: z.array(z.number()),
  })
  .meta({ id: "Trace" });

export const muscleWeekSchema = z.object({
  muscle: z.string(),
  sets: rangeSchema,
  hardSets: rangeSchema,
  failureSets: rangeSchema,
  /** Which part of `sets` was judged, from 0 to 1: at 0 nothing says how many were hard or failure. */
  judgedShare: z.number().min(0).max(1),
});

export const weekSchema = z
  .object({
    /** ISO 8601 week, such as 2026-W47, in the athlete's time zone. */
    week: isoWeek,
    startDate: z.iso.date(),
    workouts: z.number().int().nonnegative(),
    /** Sets that ended in failure, each once: how often the athlete failed. */
    failureSets: rangeSchema,
    /** Sets without a known exercise: they count for no muscle until someone names them. */
    unassignedSets: z.number().int().nonnegative(),
    ...judged,
    /** True where one of its workouts at least is simulated. */
    simulated: z.boolean(),
    muscles: z.array(muscleWeekSchema),
  })
  .meta({ id: "Week" });

/** First and last week to answer, both included, no week between them left out. Without them: the weeks with a dated set. */
export const weeksQuerySchema = z.object({ from: isoWeek.optional(), to: isoWeek.optional() });

export const weeksSchema = z
  .object({
    timeZone: z.string(),
    /** Of every low-high pair. */
    level: z.literal(0.8),
    rule: countingRuleSchema,
    weeks: z.array(weekSchema),
    /** Workouts whose recordings do not say when they were made. */
    undatedWorkouts: z.number().int().nonnegative(),
  })
  .meta({ id: "Weeks" });

/** Median and central range with probability 0.8. */
const interval = { likely: z.number(), low: z.number(), high: z.number() };

export const portraitSchema = z
  .object({
    exercise: z.string(),
    /** True where it rests on simulated workouts. */
    demo: z.boolean(),
    /** Version of the stored profile's shape; null without one. */
    profileVersion: z.number().int().nullable(),
    /** Sets with a known end that it rests on, and the day of the newest. */
    sets: z.number().int().nonnegative(),
    newestDate: z.iso.date().nullable(),
    /** Mean velocity of the last possible rep, by basis in m/s or rad/s. */
    failureVelocity: z.object({ ...interval, basis: z.enum(["linear", "angular"]) }).nullable(),
    /** What could be lifted once, and what says so. */
    oneRepMaxKg: z.object({ ...interval, from: z.array(z.enum(["reps", "velocity"])) }).nullable(),
    /** Fastest mean velocity over load: `intercept + slope · kg`, m/s. */
    loadVelocity: z
      .object({
        intercept: z.number(),
        slope: z.number(),
        residualSd: z.number(),
        fromKg: z.number(),
        toKg: z.number(),
        sets: z.number().int(),
      })
      .nullable(),
  })
  .meta({ id: "Portrait" });

export const settingsSchema = z
  .object({
    timeZone: z.string(),
    /** Where the time zone comes from: the server's own until the athlete (or the first page) has set one. */
    timeZoneSource: z.enum(["server", "athlete"]),
    massUnit: z.enum(["kg", "lb"]),
    showRirAsRpe: z.boolean(),
    rule: countingRuleSchema,
  })
  .meta({ id: "Settings" });

/** What is absent stays as it is; `rule: null` goes back to the default rule. */
export const settingsPatchSchema = z
  .strictObject({
    /** IANA name such as Europe/Berlin. */
    timeZone: z.string().max(64).optional(),
    massUnit: z.enum(["kg", "lb"]).optional(),
    showRirAsRpe: z.boolean().optional(),
    rule: countingRuleSchema.nullable().optional(),
  })
  .meta({ id: "SettingsPatch" });

/** What names sets that move alike, and reads tables of known headers. */
export const memorySchema = z
  .object({
    /** Sets whose exercise the athlete or a device has named, and of how many exercises they are. */
    sets: z.number().int().nonnegative(),
    exercises: z.number().int().nonnegative(),
    /** Headers of tables whose columns the athlete has named. */
    tables: z.number().int().nonnegative(),
  })
  .meta({ id: "Memory" });

export const exportTableSchema = z.enum(["sets", "reps", "weeks", "corrections"]);

export const exportFormatSchema = z.enum(["csv", "json", "arrow", "parquet"]);

export const exportQuerySchema = z.object({ table: exportTableSchema, format: exportFormatSchema.default("csv") });

const exportColumnSchema = z.object({
  name: z.string(),
  type: z.enum(["text", "integer", "number", "boolean", "time"]),
  /** SI symbol, `%`, or null for what has none. */
  unit: z.string().nullable(),
  meaning: z.string(),
});

export const exportColumnsSchema = z.object({
  rule: countingRuleSchema,
  tables: z.object({
    sets: z.array(exportColumnSchema),
    reps: z.array(exportColumnSchema),
    weeks: z.array(exportColumnSchema),
    corrections: z.array(exportColumnSchema),
  }),
});

export const healthSchema = z
  .object({
    status: z.literal("ok"),
    version: z.string(),
    pipeline: z.string(),
    database: z.enum(["pglite", "postgresql"]),
  })
  .meta({ id: "Health" });

export type Problem = z.infer<typeof problemSchema>;
export type UploadState = z.infer<typeof uploadStateSchema>;
export type Upload = z.infer<typeof uploadSchema>;
export type Table = z.infer<typeof tableSchema>;
export type ColumnMappingBody = z.input<typeof columnMappingSchema>;
export type CorrectionsBody = z.infer<typeof correctionsSchema>;
export type SetResource = z.infer<typeof setSchema>;
export type WorkoutSummary = z.infer<typeof workoutSummarySchema>;
export type Workout = z.infer<typeof workoutSchema>;
export type Trace = z.infer<typeof traceSchema>;
export type Weeks = z.infer<typeof weeksSchema>;
export type Week = z.infer<typeof weekSchema>;
export type Portrait = z.infer<typeof portraitSchema>;
export type Range = z.infer<typeof rangeSchema>;
export type MuscleWeek = z.infer<typeof muscleWeekSchema>;
export type Settings = z.infer<typeof settingsSchema>;
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
export type Health = z.infer<typeof healthSchema>;
export type Memory = z.infer<typeof memorySchema>;
export type ExportColumns = z.infer<typeof exportColumnsSchema>;
export type ExportQuery = z.infer<typeof exportQuerySchema>;
