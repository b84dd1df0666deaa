import { muscles } from "@lastrep/analysis";
import { z } from "zod";

/** What crosses HTTP about exercises, version 1: the catalogue, what the athlete sees otherwise, and the athlete's own. */

const muscle = z.enum(muscles);

/** Muscles that an exercise is done for, and those that work along. */
const trained = z
  .strictObject({ direct: z.array(muscle).max(muscles.length), indirect: z.array(muscle).max(muscles.length) })
  .refine(({ direct, indirect }) => new Set([...direct, ...indirect]).size === direct.length + indirect.length, "a muscle is named twice");

const name = z.string().trim().min(1, "a name is missing").max(80);

/** What the athlete says of an exercise: of one of the catalogue's, only its muscles. */
export const exerciseBodySchema = z.strictObject({ name: name.optional(), muscles: trained }).meta({ id: "ExerciseBody" });

/** An exercise of the athlete's own. */
export const newExerciseSchema = z
  .strictObject({
    name,
    /** Id of the catalogue's exercise that it moves like: its signals are read so. Null: like none. */
    like: z.string().max(100).nullable(),
    /** Absent: those of what it moves like. */
    muscles: trained.optional(),
  })
  .meta({ id: "NewExercise" });

/** Everything that the athlete says of exercises, by id; `name` is null for the catalogue's. */
export const ownExercisesSchema = z.record(z.string().max(200), z.strictObject({ name: name.nullable(), muscles: trained }));

export const exerciseSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    muscles: z.array(z.object({ muscle, role: z.enum(["direct", "indirect"]) })),
    /** Whose its muscles are: the catalogue's, the athlete's for one of the catalogue, or those of an exercise of the athlete's own. */
    source: z.enum(["catalogue", "changed", "own"]),
    /** What one of the athlete's own moves like. */
    like: z.string().nullable(),
    /** What a wrist can see of its speed. */
    velocityBasis: z.enum(["linear", "angular", "none"]),
  })
  .meta({ id: "Exercise" });

export const exerciseListSchema = z
  .object({
    exercises: z.array(exerciseSchema),
    /** Every muscle that weeks count, in reading order. */
    muscles: z.array(z.object({ id: muscle, name: z.string() })),
  })
  .meta({ id: "ExerciseList" });

export type OwnExercises = z.infer<typeof ownExercisesSchema>;
export type ExerciseResource = z.infer<typeof exerciseSchema>;
export type ExerciseList = z.infer<typeof exerciseListSchema>;
export type ExerciseBody = z.infer<typeof exerciseBodySchema>;
export type NewExercise = z.infer<typeof newExerciseSchema>;
