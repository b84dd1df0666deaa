import { z } from "zod";
import type { SetRole } from "../session.ts";

/** How sets become weekly numbers: data, exported with every number that it produced. Change anything and raise `version`. */
export const countingRuleSchema = z.object({
  version: z.number().int().positive(),
  /** What a set counts for a muscle that the exercise is done for. */
  direct: z.number().min(0).max(10),
  /** What it counts for a muscle that works along. */
  indirect: z.number().min(0).max(10),
  /** A set with at most this many reps in reserve is hard. Beyond 5 nothing is told apart. */
  hardRir: z.number().int().min(0).max(5),
  countWarmUps: z.boolean(),
  /** What an extended set (drop, rest-pause, cluster) counts as. */
  extendedSet: z.enum(["one", "each_part"]),
  /**
   * What a set without an estimate counts as in hard and failure sets: anything between none and all of it, or nothing.
   */
  unknownProximity: z.enum(["zero_to_one", "zero"]),
});

export type CountingRule = z.infer<typeof countingRuleSchema>;

/** Whether the rule counts a set of this role at all. */
export function isCounted({ role }: { readonly role: SetRole }, { countWarmUps }: CountingRule): boolean {
  return role !== "warm_up" || countWarmUps;
}

/**
 * Direct 1 and indirect 0.5 is the way of counting with the best relative evidence of the three compared over 67 studies (Pelland
 * 2026, doi 10.1007/s40279-025-02344-w). "Hard" at three reps in reserve or fewer is a convention.
 */
export const defaultCountingRule: CountingRule = {
  version: 1,
  direct: 1,
  indirect: 0.5,
  hardRir: 3,
  countWarmUps: false,
  extendedSet: "one",
  unknownProximity: "zero_to_one",
};
