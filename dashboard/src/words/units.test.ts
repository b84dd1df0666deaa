import { expect, test } from "vitest";
import { formatLoad, fromKg, rirToRpe, toKg } from "./units.ts";

test("every load that plates can make in pounds comes back as it was typed", () => {
  for (let lb = 2.5; lb <= 1000; lb += 2.5) expect(fromKg(toKg(lb, "lb"), "lb")).toBe(lb);
});

test("kilograms pass unchanged", () => {
  for (let kg = 0.25; kg <= 400; kg += 0.25) expect(fromKg(toKg(kg, "kg"), "kg")).toBe(kg);
});

test("loads carry their unit, an unknown one a dash", () => {
  expect(formatLoad(82.5, "kg")).toBe("82.5 kg");
  expect(formatLoad(83.915, "lb")).toBe("185 lb");
  expect(formatLoad(null, "kg")).toBe("–");
});

test("no rep in reserve is RPE 10", () => {
  expect(rirToRpe(0)).toBe(10);
  expect(rirToRpe(1.5)).toBe(8.5);
  expect(rirToRpe(20)).toBe(0);
});
