import { expect, test } from "vitest";
import { repsOf } from "../proximity/sample-sets.test-support.ts";
import { velocityOf } from "./loss.ts";

test("loss counts from the fastest completed rep to the last completed one that was measured", () => {
  const reps = repsOf([0.5, 0.6, null, 0.45, 0.3]);
  expect(velocityOf(reps, "linear")).toEqual({ basis: "linear", best: 0.6, last: 0.3, lossPct: expect.closeTo(50, 9), referenceRep: 1 });
  const givenUp = reps.map((rep, k) => ({ ...rep, completed: k < 4 }));
  expect(velocityOf(givenUp, "linear")).toMatchObject({ last: 0.45, lossPct: expect.closeTo(25, 9) });
});

test("the basis decides which speed counts", () => {
  const reps = repsOf([0.5, 0.4]).map((rep) => ({ ...rep, meanAngularVelocity: 4 - (rep.meanVelocity ?? 0) * 2 }));
  expect(velocityOf(reps, "angular")).toMatchObject({ best: 3.2, last: 3.2, lossPct: 0, referenceRep: 1 });
  expect(velocityOf(reps, "none")).toEqual({ basis: "none", best: null, last: null, lossPct: null, referenceRep: null });
  expect(velocityOf([], "linear")).toMatchObject({ best: null, lossPct: null });
});
