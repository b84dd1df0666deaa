import { expect, test } from "vitest";
import { movementFamilies } from "./movement-family.ts";
import { blocksOf } from "./name-sets.ts";
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
