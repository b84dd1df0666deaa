import type { WorkSet } from "./session.ts";

/** A working set of bench presses that nothing was measured of but its count; `changes` says what is different. */
export function workSetOf(changes: Partial<WorkSet> = {}): WorkSet {
  return {
    recording: 0,
    startTime: null,
    startS: 0,
    endS: 30,
    exercise: { id: "bench_press", confidence: 1, source: "user", alternatives: [] },
    loadKg: 80,
    role: "working",
    supersetWith: null,
    repCount: 10,
    deviceRepCount: null,
    reps: [],
    parts: [],
    velocity: { basis: "none", best: null, last: null, lossPct: null, referenceRep: null },
    rir: null,
    failure: { probability: 0, reached: false, kind: "none", evidence: [] },
    issues: [],
    ...changes,
  };
}
