import { expect, test } from "vitest";
import { rotate, rotationBy } from "../movement.test-support.ts";
import { uniformOf } from "../proximity/sample-sets.test-support.ts";
import { principalDirection } from "./principal.ts";

test("finds the longest axis of a covariance with known axes", () => {
  const random = uniformOf(1);
  for (let k = 0; k < 50; k++) {
    const turn = rotationBy(6 * random(), [random() - 0.5, random() - 0.5, random() - 0.5]);
    const sizes = [1 + random(), random(), random()] as const;
    const axes = [rotate(turn, [1, 0, 0]), rotate(turn, [0, 1, 0]), rotate(turn, [0, 0, 1])];
    const at = (i: number, j: number) => sizes.reduce((sum, size, a) => sum + size * axes[a][i] * axes[a][j], 0);
    const found = principalDirection(at(0, 0), at(0, 1), at(0, 2), at(1, 1), at(1, 2), at(2, 2));
    // Two axes that are nearly as long cannot be told apart: what counts is that no direction is longer.
    const along = axes.map((axis) => found[0] * axis[0] + found[1] * axis[1] + found[2] * axis[2]);
    expect(Math.hypot(...found)).toBeCloseTo(1, 12);
    expect(along.reduce((sum, a, i) => sum + sizes[i] * a * a, 0)).toBeCloseTo(Math.max(...sizes), 2);
  }
});

test("is not misled where the axis of the largest variance is orthogonal to the answer", () => {
  const [x, y, z] = principalDirection(1, 0.5, 0, 1, 0, 1.2);
  expect([Math.abs(x), Math.abs(y), z]).toEqual([expect.closeTo(Math.SQRT1_2, 5), expect.closeTo(Math.SQRT1_2, 5), expect.closeTo(0, 5)]);
  expect(x * y).toBeGreaterThan(0);
});

test("extremes: one direction only, nothing at all, tiny and huge numbers", () => {
  expect(principalDirection(0, 0, 0, 0, 0, 4)).toEqual([0, 0, 1]);
  expect(principalDirection(0, 0, 0, 0, 0, 0)).toEqual([1, 0, 0]);
  for (const scale of [1e-150, 1e150]) expect(principalDirection(scale, 0, 0, 3 * scale, 0, 2 * scale)[1]).toBeCloseTo(1, 9);
});
