import { defaultParams } from "@lastrep/analysis";
import { describe, expect, it } from "vitest";
import { paramsWith } from "./params-with.ts";

describe("one parameter replaced", () => {
  it("changes that one alone and leaves the defaults as they are", () => {
    const before = defaultParams.reps.minRange.pose;
    const changed = paramsWith("reps.minRange.pose", 0.5);
    expect(changed.reps).toEqual({ ...defaultParams.reps, minRange: { ...defaultParams.reps.minRange, pose: 0.5 } });
    expect(changed.sets).toEqual(defaultParams.sets);
    expect(defaultParams.reps.minRange.pose).toBe(before);
  });

  it.each(["reps.nothing", "reps.minRange", "nothing.at.all", ""])("refuses %j, which is no number of the parameters", (path) => {
    expect(() => paramsWith(path, 1)).toThrow("no number at");
  });
});
