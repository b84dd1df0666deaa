import { principalComponent } from "./component.ts";
import type { RepDetector } from "./detector.ts";
import { distancesTo, matrixProfile } from "./matrix-profile.ts";

/** The profile is quadratic in the samples: this many a second are enough for a rep. */
const RATE_HZ = 12.5;
/** A window is no rep where it is farther from the motif than this share of the greatest distance that there is, 2 √width. */
const ALIKE = 0.5;

/**
 * Motif counting: the stretch of one period that has the nearest neighbour in the matrix profile is taken for a rep, and everything like it is counted.
 * The period comes from the autocorrelation.
 */
export const motifCounter: RepDetector = {
  name: "motif counter (principal component, matrix profile)",
  countIn: ({ signal }, window) => {
    const component = signal && principalComponent(signal, window);
    if (!component) return 0;
    const step = Math.max(1, Math.round(component.rateHz / RATE_HZ));
    const values = component.values.filter((_, i) => i % step === 0);
    const width = Math.round(component.period / step);
    if (values.length < 2 * width) return 0;
    const profile = matrixProfile(values, width);
    const motif = profile.indexOf(Math.min(...profile));
    return matches(distancesTo(values, motif, width), ALIKE * 2 * Math.sqrt(width), 0.6 * width);
  },
};

/** How many windows lie within `most` of the motif and are nearest to it among those `apart` samples around. */
function matches(distances: Float64Array, most: number, apart: number): number {
  const order = [...distances.keys()].filter((i) => (distances[i] ?? 0) <= most).sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0));
  const kept: number[] = [];
  for (const i of order) if (kept.every((other) => Math.abs(other - i) >= apart)) kept.push(i);
  return kept.length;
}
