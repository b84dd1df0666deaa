import type { WorkSet } from "@lastrep/analysis";
import { expect, test } from "vitest";
import { leastErrors } from "./least-error.ts";

/** Of a biceps curl: the biceps alone is worked directly. */
function curl(distribution: readonly number[], role: WorkSet["role"] = "working"): WorkSet {
  const exercise = { id: "biceps_curl", confidence: 1, source: "device", alternatives: [] };
  return { role, exercise, rir: { distribution }, failure: { probability: distribution[0] } } as unknown as WorkSet;
}

test("certain sets leave no error, two even chances leave half a set", () => {
  const certain = leastErrors([curl([1, 0, 0, 0, 0, 0, 0]), curl([0, 0, 0, 0, 0, 0, 1])]).get("biceps");
  expect(certain?.hardSets).toEqual({ error: 0, mean: 1 });
  const even = [0.5, 0, 0, 0, 0, 0, 0.5];
  // None, one or two of them with 1/4, 1/2 and 1/4: half a set from the median on average.
  expect(leastErrors([curl(even), curl(even)]).get("biceps")?.failureSets).toEqual({ error: 0.5, mean: 1 });
});

test("warm-ups do not count", () => {
  expect(leastErrors([curl([0.5, 0.5, 0, 0, 0, 0, 0], "warm_up")]).size).toBe(0);
});
