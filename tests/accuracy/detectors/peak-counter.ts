import { type Component, principalComponent } from "./component.ts";
import type { RepDetector } from "./detector.ts";

/**
 * The obvious rep counter, as papers describe it: first principal component of the acceleration, smoothed; the period from its autocorrelation; then peaks at
 * least 0.6 periods apart and half a standard deviation above the mean.
 */
export const peakCounter: RepDetector = {
  name: "naive counter (principal component, autocorrelation, peaks)",
  countIn: ({ signal }, window) => {
    const component = signal && principalComponent(signal, window);
    return component ? peaks(component).length : 0;
  },
};

/** Highest samples of those that stand half a standard deviation out, none nearer to a higher one than `apart` samples. */
function peaks({ values, period }: Component): number[] {
  const apart = 0.6 * period;
  const least = 0.5 * Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
  const candidates: number[] = [];
  for (let i = 1; i + 1 < values.length; i++) {
    const here = values[i] ?? 0;
    if (here >= least && here > (values[i - 1] ?? 0) && here >= (values[i + 1] ?? 0)) candidates.push(i);
  }
  candidates.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const kept: number[] = [];
  for (const i of candidates) if (kept.every((other) => Math.abs(other - i) >= apart)) kept.push(i);
  return kept;
}
