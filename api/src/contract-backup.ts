import { z } from "zod";
import { columnMappingSchema, correctionSchema, countingRuleSchema } from "./contract.ts";
import { ownExercisesSchema } from "./contract-exercises.ts";

/** What crosses HTTP to take everything to another server, version 1. Analyses are left out: they are computed again from the files. */

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 in hexadecimal digits");
const time = z.iso.datetime();

const saidSettingsSchema = z.strictObject({
  /** Null: never chosen. */
  timeZone: z.string().max(64).nullable(),
  massUnit: z.enum(["kg", "lb"]),
  showRirAsRpe: z.boolean(),
  /** Null: the default rule of the pipeline. */
  rule: countingRuleSchema.nullable(),
});

/** How tables of one header are read. */
const saidTableSchema = z.strictObject({ header: z.array(z.string().max(1000)).max(1000), columns: columnMappingSchema });

/** What a person said of one stretch of a recording. */
const saidOfSetSchema = z
  .strictObject({
    /** Of the uploaded file, and which recording of it; empty for its only one. */
    sha256,
    entry: z.string().max(4000),
    /** s from the recording's start. */
    startS: z.number().min(0),
    endS: z.number().min(0),
    facts: correctionSchema,
    /** Whether its exercise names other sets that move alike. */
    teaches: z.boolean(),
    createdAt: time,
    updatedAt: time,
  })
  .refine(({ startS, endS }) => endS >= startS, { path: ["endS"], error: "before startS" });

/** Everything that people said. In parts where it is long: what is absent is left as it is. */
export const saidSchema = z
  .strictObject({
    settings: saidSettingsSchema.optional(),
    exercises: ownExercisesSchema.default({}),
    tables: z.array(saidTableSchema).max(1000).default([]),
    corrections: z.array(saidOfSetSchema).max(1000).default([]),
  })
  .meta({ id: "Said" });

/** Everything that cannot be computed again but the bytes of the files. */
export const backupSchema = z
  .strictObject({
    format: z.literal("lastrep backup"),
    version: z.literal(1),
    createdAt: time,
    settings: saidSettingsSchema,
    exercises: ownExercisesSchema,
    tables: z.array(saidTableSchema),
    corrections: z.array(saidOfSetSchema),
    /** Uploaded files, the oldest first, simulated ones left out; those of one group were uploaded together. */
    files: z.array(
      z.strictObject({
        /** For `/v1/uploads/{id}/original`. */
        uploadId: z.uuid(),
        sha256,
        name: z.string(),
        sizeBytes: z.number().int().nonnegative(),
        uploadedAt: time,
        group: z.uuid(),
      }),
    ),
  })
  .meta({ id: "Backup" });

/** How much of it was taken, and how much gave way to what was said here already. */
export const restoredSchema = z
  .object({ corrections: z.number().int().nonnegative(), tables: z.number().int().nonnegative(), left: z.number().int().nonnegative() })
  .meta({ id: "Restored" });

export type Said = z.infer<typeof saidSchema>;
export type SaidOfSet = Said["corrections"][number];
export type Backup = z.infer<typeof backupSchema>;
export type Restored = z.infer<typeof restoredSchema>;
