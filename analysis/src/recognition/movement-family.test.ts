import { expect, test } from "vitest";
import { movementFamilies, movementFamilyOf, strayMembers } from "./movement-family.ts";

test("every exercise that a family names is in the catalogue, and knows its family", () => {
  expect(strayMembers()).toEqual([]);
  expect(movementFamilyOf("bench_press")).toBe("flat_press");
  expect(movementFamilyOf("biceps_curl")).toBe("curl");
  expect(new Set(movementFamilies).size).toBe(movementFamilies.length);
});
