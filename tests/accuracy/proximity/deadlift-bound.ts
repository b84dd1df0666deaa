import { createRandom } from "@lastrep/fixtures";
import { mean } from "../statistics.ts";

/** Velocity of the last rep of deadlift sets to failure and how it falls with the reps, m/s (Braga and Costa 2025, n = 19). */
const FAILURE_SD = 0.063;
const SLOPE = 0.029;
/** Share of that variance that is the person's own from day to day (ICC of the velocity at failure, same source). */
const ICC = 0.5;
const DRAWS = 30_000;

/**
 * The least mean error in telling 0, 1 and 2 reps in reserve apart by the velocity of the last rep: of someone who knows the slope
 * exactly, measures without noise, and knows either only how velocities at failure spread between people and days, or this lifter's usual
 * one. Sets are drawn from the published spread, and the answer is the median of what is left possible.
 */
export function leastError(lifter: "unknown" | "known"): number | null {
  const sd = lifter === "known" ? FAILURE_SD * Math.sqrt(1 - ICC) : FAILURE_SD;
  const random = createRandom(`deadlift/${lifter}`);
  const errors = Array.from({ length: DRAWS }, (_, i) => {
    const rir = i % 3;
    const aboveUsual = random.normal(0, sd) + SLOPE * rir;
    const weights = [0, 1, 2].map((left) => Math.exp(-0.5 * ((aboveUsual - SLOPE * left) / sd) ** 2)) as [number, number, number];
    const half = (weights[0] + weights[1] + weights[2]) / 2;
    const said = weights[0] > half ? 0 : weights[0] + weights[1] > half ? 1 : 2;
    return Math.abs(said - rir);
  });
  return mean(errors);
}
