import type { Gap } from "@lastrep/ingest";

/** 1 at the samples of a recording at which nothing was measured; null where there are none. */
export function holesOf(gaps: readonly Gap[], rateHz: number, length: number): Uint8Array | null {
  if (gaps.length === 0) return null;
  const hole = new Uint8Array(length);
  for (const { startS, endS } of gaps) hole.fill(1, Math.ceil(startS * rateHz), Math.ceil(endS * rateHz));
  return hole;
}

/** Marks of samples put to another rate: each of the `length` samples is marked as the nearest was. */
export function nearestMarks(marks: Uint8Array, rateHz: number, toHz: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => marks[Math.min(marks.length - 1, Math.round((i * rateHz) / toHz))]);
}

/**
 * The acceleration with better guesses where nothing was measured. A line between what was measured on both sides of a hole takes the velocity somewhere else
 * than it went, and everything after it drifts away. So the height whose second derivative follows the acceleration as closely as each sample deserves, while it
 * stays near its level, is sought, and a hole gets that height's acceleration. What was measured is returned as it is. `hole` is 1 where nothing was; m/s².
 */
export function bridgeHoles(acceleration: Float32Array, hole: Uint8Array, rateHz: number): Float32Array {
  const out = Float32Array.from(acceleration);
  const height = levelHeight(acceleration, hole, ((2 * Math.PI * LEVEL_HZ) / rateHz) ** 4);
  for (let i = 1; i < out.length - 1; i++) if (hole[i]) out[i] = height[i - 1] - 2 * height[i] + height[i + 1];
  return out;
}

/** Movement slower than this is drift, Hz. As the one below fitted, coarsely, on the fit part with holes put into it. */
const LEVEL_HZ = 0.15;
/** What a guess counts against a measurement. */
const GUESS_WEIGHT = 0.1;

/**
 * The h, in units of the acceleration and one sample's time, that minimises Σ weight · (Δ²h − a)² + level · h²: a Whittaker smoother (Eilers 2003,
 * doi 10.1021/ac034173t) of the double integral. Where nothing is missing that is the integral after a zero-phase second-order Butterworth high-pass.
 * The system is symmetric with two bands, solved by its L·D·Lᵀ factors.
 */
function levelHeight(acceleration: Float32Array, hole: Uint8Array, level: number): Float64Array {
  const n = acceleration.length;
  const h = new Float64Array(n);
  const diagonal = new Float64Array(n).fill(level);
  // Entries of each column one and two below the diagonal, none in the last ones.
  const below = new Float64Array(n);
  const below2 = new Float64Array(n);
  for (let i = 1; i < n - 1; i++) {
    const weight = hole[i] ? GUESS_WEIGHT : 1;
    const pull = weight * acceleration[i];
    diagonal[i - 1] += weight;
    diagonal[i] += 4 * weight;
    diagonal[i + 1] += weight;
    below[i - 1] -= 2 * weight;
    below[i] -= 2 * weight;
    below2[i - 1] += weight;
    h[i - 1] += pull;
    h[i] -= 2 * pull;
    h[i + 1] += pull;
  }
  for (let i = 0; i < n; i++) {
    const first = below[i] / diagonal[i];
    const second = below2[i] / diagonal[i];
    if (i + 1 < n) {
      diagonal[i + 1] -= first * below[i];
      below[i + 1] -= first * below2[i];
      h[i + 1] -= first * h[i];
    }
    if (i + 2 < n) {
      diagonal[i + 2] -= second * below2[i];
      h[i + 2] -= second * h[i];
    }
    below[i] = first;
    below2[i] = second;
  }
  for (let i = n - 1; i >= 0; i--) {
    h[i] /= diagonal[i];
    if (i + 1 < n) h[i] -= below[i] * h[i + 1];
    if (i + 2 < n) h[i] -= below2[i] * h[i + 2];
  }
  return h;
}
