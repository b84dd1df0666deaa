import { expect, test } from "vitest";
import type { LifterMemory } from "./memory.ts";
import { movementFamilies } from "./movement-family.ts";
import { blocksOf, nameEncoded } from "./name-sets.ts";
import { defaultRecognitionParams } from "./params.ts";

const families = Float32Array.from(movementFamilies, () => 1 / movementFamilies.length);
const at = (x: number) => ({ continues: false, encoding: { families, signature: Float32Array.of(x, 0) } });

test("a set goes on with the one before where it follows its path or looks alike, and only with that one", () => {
  const { alike } = defaultRecognitionParams;
  const far = at(3 * alike);
  expect(blocksOf([at(0), at(0.9 * alike), far, { ...at(9 * alike), continues: true }, at(0)])).toEqual([0, 0, 1, 1, 2]);
  expect(blocksOf([at(0), { continues: false, encoding: null }, at(0)])).toEqual([0, 1, 2]);
  expect(blocksOf([])).toEqual([]);
});

test("two exercises that follow one path are named apart where each set alone would be, and share one answer where one would not", () => {
  const context = { loadKg: null, timeMs: null, previous: null };
  const memory: LifterMemory = {
    model: "m",
    sets: [
      { exercise: "incline_dumbbell_curl", signature: Float32Array.of(0, 0), context },
      { exercise: "preacher_curl", signature: Float32Array.of(2, 0), context },
    ],
  };
  const block = (...places: number[]) =>
    nameEncoded(
      places.map((x) => ({ given: null, loadKg: null, timeMs: null, encoding: at(x).encoding, block: 0 })),
      memory,
    ).map(({ id }) => id);
  expect(block(0, 0.1, 0, 1.9)).toEqual(["incline_dumbbell_curl", "incline_dumbbell_curl", "incline_dumbbell_curl", "preacher_curl"]);
  // Halfway between the two nothing is sure enough to name, so the set goes with the others of its block.
  expect(block(1)).toEqual(["unknown"]);
  expect(block(0, 1, 0)).toEqual(["incline_dumbbell_curl", "incline_dumbbell_curl", "incline_dumbbell_curl"]);
  // As much like the one as like the other: neither.
  expect(block(0.1, 1.9)).toEqual(["unknown", "unknown"]);
});
