import { expect, test } from "vitest";
import { likelyPatterns } from "./likely-patterns.ts";
import { movementFamilies } from "./movement-family.ts";

const encodingOf = (shares: Partial<Record<(typeof movementFamilies)[number], number>>) => ({
  families: Float32Array.from(movementFamilies, (family) => shares[family] ?? 0),
  signature: new Float32Array(0),
});

test("what curls is lifted first, what squats lowered first, and each pattern is named once", () => {
  expect(likelyPatterns(encodingOf({ curl: 1 })).filter(({ share }) => share > 0)).toEqual([
    { concentricDirection: "up", starts: "concentric", share: expect.closeTo(1) },
  ]);
  const patterns = likelyPatterns(encodingOf({ curl: 0.25, squat: 0.75 }));
  expect(patterns.find(({ starts, concentricDirection }) => starts === "eccentric" && concentricDirection === "up")?.share).toBeGreaterThan(
    0.7,
  );
  expect(new Set(patterns.map(({ starts, concentricDirection }) => `${starts} ${concentricDirection}`)).size).toBe(patterns.length);
});

test("what is unsure of the families stays unsure of the patterns", () => {
  const patterns = likelyPatterns(encodingOf({ vertical_pull: 0.6 }));
  expect(patterns.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(0.6);
  expect(new Set(patterns.filter(({ share }) => share > 0).map(({ concentricDirection }) => concentricDirection))).toEqual(
    new Set(["down", "level"]),
  );
});
