/** Eigenvector of the largest eigenvalue of a symmetric 3×3 matrix, by power iteration. */
export function principalDirection(xx: number, xy: number, xz: number, yy: number, yz: number, zz: number): [number, number, number] {
  // Start from the column with the largest diagonal, which cannot be orthogonal to the answer.
  let v: [number, number, number] = xx >= yy && xx >= zz ? [xx, xy, xz] : yy >= zz ? [xy, yy, yz] : [xz, yz, zz];
  for (let k = 0; k < 60; k++) {
    const next: [number, number, number] = [
      xx * v[0] + xy * v[1] + xz * v[2],
      xy * v[0] + yy * v[1] + yz * v[2],
      xz * v[0] + yz * v[1] + zz * v[2],
    ];
    const norm = Math.hypot(next[0], next[1], next[2]);
    if (norm === 0) return [1, 0, 0];
    v = [next[0] / norm, next[1] / norm, next[2] / norm];
  }
  return v;
}
