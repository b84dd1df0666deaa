import type { Columns3 } from "./recording.ts";

/** m/s² in one g, by definition (CGPM 1901). */
export const STANDARD_GRAVITY = 9.80665;
/** rad in one degree. */
export const RADIANS = Math.PI / 180;

const MAX_SAMPLES_LOOKED_AT = 5000;

/** Median length of the vectors, in their own unit; looks at up to 5000 samples spread over the columns. NaN when there are none. */
export function medianLength({ x, y, z }: Columns3): number {
  const stride = Math.max(1, Math.floor(x.length / MAX_SAMPLES_LOOKED_AT));
  const lengths = new Float64Array(Math.floor((x.length - 1) / stride) + 1);
  for (let k = 0, i = 0; k < lengths.length; k++, i += stride) lengths[k] = Math.hypot(x[i] as number, y[i] as number, z[i] as number);
  return lengths.sort()[lengths.length >> 1] ?? Number.NaN;
}

/** New columns, every value times `factor`. */
export function scaled({ x, y, z }: Columns3, factor: number): Columns3 {
  const times = (column: Float32Array) => {
    const out = new Float32Array(column.length);
    for (let i = 0; i < out.length; i++) out[i] = (column[i] as number) * factor;
    return out;
  };
  return { x: times(x), y: times(y), z: times(z) };
}

/** New columns, every value of the sum of `a` and `b` times `factor`. */
export function scaledSum(a: Columns3, b: Columns3, factor: number): Columns3 {
  const sum = (p: Float32Array, q: Float32Array) => {
    const out = new Float32Array(p.length);
    for (let i = 0; i < out.length; i++) out[i] = ((p[i] as number) + (q[i] as number)) * factor;
    return out;
  };
  return { x: sum(a.x, b.x), y: sum(a.y, b.y), z: sum(a.z, b.z) };
}

/** Factor that turns an acceleration with gravity of this median length into m/s², and the unit's name; null when no unit fits. */
export function accelerationUnit(medianWithGravity: number): { readonly unit: string; readonly toSi: number } | null {
  for (const candidate of UNITS) {
    const inG = (medianWithGravity * candidate.toSi) / STANDARD_GRAVITY;
    if (inG > 0.6 && inG < 2) return candidate;
  }
  return null;
}

/** Units of exports seen in the wild; the median of a recording with gravity lies near 1 g in exactly one of them. */
const UNITS = [
  { unit: "g", toSi: STANDARD_GRAVITY },
  { unit: "m/s²", toSi: 1 },
  { unit: "mg", toSi: STANDARD_GRAVITY / 1000 },
] as const;

/** Counts a g of sensors whose exports keep them: powers of two by range and width, 341 of ActiGraph's older ones. */
const COUNTS_PER_G = [16, 32, 64, 128, 256, 341, 512, 1024, 2048, 4096, 8192, 16_384];
/** Sensors are off by this much at most; what lies further from all of these is taken as it is. */
const COUNTS_TOLERANCE = 0.04;

/** The same for whole counts of a sensor that lay still, where the vector was this long: 1 g whatever its range; null for fewer than any sensor counts. */
export function countsUnit(lengthAtRest: number): { readonly unit: string; readonly perG: number; readonly toSi: number } | null {
  if (!(lengthAtRest > (COUNTS_PER_G[0] as number) * (1 - COUNTS_TOLERANCE))) return null;
  const perG = COUNTS_PER_G.find((counts) => Math.abs(lengthAtRest / counts - 1) < COUNTS_TOLERANCE) ?? lengthAtRest;
  return { unit: "counts", perG, toSi: STANDARD_GRAVITY / perG };
}
