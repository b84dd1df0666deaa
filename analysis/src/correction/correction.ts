import { z } from "zod";
import { setRoleSchema } from "../session.ts";

/** What a person knows better than the machine about one set. Absent: no opinion. Null takes an earlier opinion back. */
export const correctionSchema = z.strictObject({
  exercise: z.string().nullable().optional(),
  loadKg: z.number().min(0).max(1000).nullable().optional(),
  reps: z.number().int().min(0).max(500).nullable().optional(),
  role: setRoleSchema.nullable().optional(),
  /** "This was failure" (true) or "this was not" (false). */
  failure: z.boolean().nullable().optional(),
  /** Repetitions in reserve as the lifter judged them. */
  rir: z.number().min(0).max(20).nullable().optional(),
  /** "This is not a set". */
  notASet: z.boolean().nullable().optional(),
});

export type Correction = z.infer<typeof correctionSchema>;
