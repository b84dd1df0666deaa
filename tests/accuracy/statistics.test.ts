import { createRandom } from "@lastrep/fixtures";
import { expect, test } from "vitest";
import { calibrationError, chanceError } from "./statistics.ts";

test("calibration error weighs each range's gap by its answers", () => {
  const answers = [
    { confidence: 0.9, right: true },
    { confidence: 0.94, right: false },
    { confidence: 0.25, right: false },
    { confidence: 0.25, right: false },
  ];
  expect(calibrationError(answers)).toBeCloseTo(0.5 * (0.92 - 0.5) + 0.5 * 0.25, 9);
  expect(calibrationError([])).toBeNull();
  expect(calibrationError([{ confidence: 1, right: true }])).toBe(0);
});

test("chance alone gives few answers that mean their number an error, and many hardly any", () => {
  const random = createRandom("chance");
  const uniform = () => random.uniform();
  const answers = (count: number) => Array.from({ length: count }, (_, i) => ({ confidence: (i + 0.5) / count, right: true }));
  const few = chanceError(answers(20), uniform) ?? 0;
  const many = chanceError(answers(2000), uniform) ?? 0;
  expect(few).toBeGreaterThan(0.1);
  expect(many).toBeLessThan(0.03);
});
