/** Eigenvector of the largest eigenvalue of a symmetric 3×3 matrix without negative eigenvalues, as a covariance is; of length 1. */
export function principalDirection(xx: number, xy: number, xz: number, yy: number, yz: number, zz: number): [number, number, number] {
  for (let k = 0; k < SQUARINGS; k++) {
    const scale = 1 / (xx + yy + zz);
    if (!(scale > 0 && Number.isFinite(scale))) return [1, 0, 0];
    const [a, b, c, d, e, f] = [xx * scale, xy * scale, xz * scale, yy * scale, yz * scale, zz * scale];
    xx = a * a + b * b + c * c;
    xy = a * b + b * d + c * e;
    xz = a * c + b * e + c * f;
    yy = b * b + d * d + e * e;
    yz = b * c + d * e + e * f;
    zz = c * c + e * e + f * f;
  }
  // Every column of the power is now a multiple of the answer; the longest is the surest.
  const v: [number, number, number] = xx >= yy && xx >= zz ? [xx, xy, xz] : yy >= zz ? [xy, yy, yz] : [xz, yz, zz];
  const norm = Math.hypot(v[0], v[1], v[2]);
  return [v[0] / norm, v[1] / norm, v[2] / norm];
}

/** Squaring the matrix six times is 64 steps of power iteration from every axis at once: no start that could be orthogonal to the answer. */
const SQUARINGS = 6;
