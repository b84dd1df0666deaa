import { expect, test } from "vitest";
import type { WorkSet } from "../api.ts";
import { tempoWords } from "./tempo.ts";

const rep = (eccentricS: number | null, pauseS: number, liftingS: number): WorkSet["reps"][number] => ({
  startS: 0,
  endS: 3,
  concentric: { startS: 2, endS: 2 + liftingS },
  eccentricS,
  pauseS,
  meanVelocity: null,
  peakVelocity: null,
  rangeOfMotion: null,
  meanAngularVelocity: null,
  velocityUncertainty: null,
  completed: true,
  confidence: 1,
});

test("time under load is summed, the rhythm is that of the usual rep", () => {
  expect(tempoWords({ reps: [rep(2, 0.5, 1), rep(2, 0.5, 1), rep(4, 0.5, 2)] })).toBe(
    "14 s; usually 2\u00a0s lowering, 0.5\u00a0s held, 1\u00a0s lifting",
  );
});

test("without phases nothing is said", () => {
  expect(tempoWords({ reps: [] })).toBeNull();
  expect(tempoWords({ reps: [rep(null, 0, 1), rep(null, 0, 1), rep(2, 0, 1)] })).toBeNull();
});
