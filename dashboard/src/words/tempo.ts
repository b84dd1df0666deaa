import type { WorkSet } from "../api.ts";
import { short } from "./numbers.ts";

/**
 * Time under load and the usual rhythm of a set's reps, `31 s; usually 1.5 s lowering, 0.3 s held, 0.9 s lifting`; null where the source gives no
 * lowering times. Failed attempts count as time under load.
 */
export function tempoWords({ reps }: Pick<WorkSet, "reps">): string | null {
  const phases = reps.flatMap(({ eccentricS, pauseS, concentric }) =>
    eccentricS === null ? [] : [{ lowering: eccentricS, held: pauseS ?? 0, lifting: concentric.endS - concentric.startS }],
  );
  if (phases.length === 0 || phases.length < reps.length / 2) return null;
  const underLoad = phases.reduce((sum, { lowering, held, lifting }) => sum + lowering + held + lifting, 0);
  const usual = (of: (phase: (typeof phases)[number]) => number) => `${short(middle(phases.map(of)))}\u00a0s`;
  return `${Math.round(underLoad)} s; usually ${usual((p) => p.lowering)} lowering, ${usual((p) => p.held)} held, ${usual((p) => p.lifting)} lifting`;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
