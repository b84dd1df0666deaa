import type { Columns3 } from "../recording.ts";

/** Spread of the length of a vector that stands for gravity alone, relative: it has been worked out, and is only rounded. */
const MOST_SPREAD = 1e-3;
/** How far the direction must turn before that is telling: a sensor that lies still has one length too. Cosine of 10°. */
const TURNED = 0.985;
/** Fewer samples than this turn by chance. */
const FEWEST = 50;

/**
 * Whether these columns are where gravity points and no acceleration: the vector turns while its length stays the same. What moves a
 * sensor about changes its length too.
 */
export function isGravityAlone({ x, y, z }: Columns3): boolean {
  if (x.length < FEWEST) return false;
  const [x0, y0, z0] = [x[0] as number, y[0] as number, z[0] as number];
  const first = Math.hypot(x0, y0, z0);
  let leastCosine = 1;
  for (let i = 1; i < x.length; i++) {
    const length = Math.hypot(x[i] as number, y[i] as number, z[i] as number);
    if (!(Math.abs(length - first) <= MOST_SPREAD * first)) return false;
    const cosine = ((x[i] as number) * x0 + (y[i] as number) * y0 + (z[i] as number) * z0) / (length * first);
    if (cosine < leastCosine) leastCosine = cosine;
  }
  return leastCosine < TURNED;
}
