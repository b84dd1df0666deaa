import { expect, test } from "vitest";
import { defaultProximityParams as params } from "./params.ts";
import { tiringSets } from "./tiring.ts";

test("sets of the same exercise tire whole, others as much as both work a muscle", () => {
  expect(tiringSets("bench_press", ["bench_press", "bench_press"])).toBe(2);
  expect(tiringSets("lat_pulldown", ["pull_up", "seated_cable_row"])).toBe(2);
  // The press works the triceps along, and the other way round the pushdown tires the press no less.
  expect(tiringSets("triceps_pushdown", ["bench_press"])).toBe(params.capacity.indirectWork);
  expect(tiringSets("bench_press", ["triceps_pushdown"])).toBe(params.capacity.indirectWork);
});

test("what shares no muscle, or is not known, tires nothing", () => {
  expect(tiringSets("bench_press", ["leg_curl", null, "no_such_exercise"])).toBe(0);
  expect(tiringSets("no_such_exercise", ["bench_press"])).toBe(0);
});
