import { APPLE_WATCH, measure, simulate, toRecording } from "@lastrep/fixtures";
import type { Columns3, Recording } from "@lastrep/ingest";
import { describe, expect, test } from "vitest";
import { toFailurePlan } from "../simulated/plans.ts";
import type { Span } from "../span.ts";
import type { RepDetector } from "./detector.ts";
import { motifCounter } from "./motif-counter.ts";
import { peakCounter } from "./peak-counter.ts";
import { phaseCounter } from "./phase-counter.ts";
import { pipeline } from "./pipeline.ts";

/** How far from the truth a detector may lie on sets that are not hard. */
const DETECTORS: readonly { detector: RepDetector; within: number }[] = [
  { detector: pipeline, within: 0 },
  { detector: peakCounter, within: 3 },
  { detector: motifCounter, within: 3 },
  { detector: phaseCounter, within: 3 },
];

interface Case {
  readonly recording: Recording;
  readonly window: Span;
  readonly reps: number;
}

const curls = simulated("biceps_curl", 1);
const presses = simulated("bench_press", 1);

function simulated(exercise: string, index: number): Case {
  const simulation = simulate(toFailurePlan("fit", exercise, index));
  const [set] = simulation.truth.sets;
  if (!set) throw new Error("a plan for one set has one");
  const recording = toRecording(measure(simulation.motion, APPLE_WATCH, simulation.seed), { file: simulation.seed });
  return { recording, window: { startS: set.startS, endS: set.endS }, reps: set.completedReps };
}

/** The same movement, measured by a sensor that is mounted with its axes elsewhere. */
function remounted({ recording, ...rest }: Case): Case {
  const { signal } = recording;
  if (!signal) throw new Error("a simulated recording has a signal");
  const turned = ({ x, y, z }: Columns3): Columns3 => ({ x: y, y: x.map((v) => -v), z });
  const { acceleration, angularRate, gravity } = signal;
  const moved = {
    ...signal,
    acceleration: turned(acceleration),
    angularRate: angularRate && turned(angularRate),
    gravity: gravity && turned(gravity),
  };
  return { ...rest, recording: { ...recording, signal: moved } };
}

describe.each(DETECTORS)("$detector.name", ({ detector, within }) => {
  test("counts plain sets", () => {
    for (const { recording, window, reps } of [curls, presses])
      expect(Math.abs(detector.countIn(recording, window) - reps)).toBeLessThanOrEqual(within);
  });

  test("knows no mounting", () => {
    for (const set of [curls, presses]) {
      const moved = remounted(set);
      expect(detector.countIn(moved.recording, moved.window)).toBe(detector.countIn(set.recording, set.window));
    }
  });

  test("gives the same answer twice, and changes nothing of what it reads", () => {
    const { recording, window } = curls;
    const before = Float32Array.from(recording.signal?.acceleration.x ?? []);
    expect(detector.countIn(recording, window)).toBe(detector.countIn(recording, window));
    expect(recording.signal?.acceleration.x).toEqual(before);
  });

  test("counts nothing without a signal or within no time", () => {
    expect(detector.countIn({ ...curls.recording, signal: null }, curls.window)).toBe(0);
    expect(detector.countIn(curls.recording, { startS: 1, endS: 1 })).toBe(0);
  });
});
