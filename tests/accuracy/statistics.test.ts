import { createRandom } from "@lastrep/fixtures";
import { expect, test } from "vitest";
import { calibrationError, chanceErrors, mean } from "./statistics.ts";

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
  const few = mean(chanceErrors(answers(20), uniform)) ?? 0;
  const many = mean(chanceErrors(answers(2000), uniform)) ?? 0;
  expect(few).toBeGreaterThan(0.1);
  expect(many).toBeLessThan(0.03);
});

test("answers of one decision are right or wrong together, which leaves more to chance", () => {
  const random = createRandom("decisions");
  const uniform = () => random.uniform();
  const alone = Array.from({ length: 100 }, () => ({ confidence: 0.8, right: true }));
  const inTens = alone.map((answer, i) => ({ ...answer, decision: Math.floor(i / 10) }));
  const oneError = (answers: typeof alone) => mean(chanceErrors(answers, uniform)) ?? 0;
  // The error of one range is |share - 0.8|, on average the binomial deviation of so many decisions times √(2/π).
  expect(oneError(alone)).toBeCloseTo(0.04 * Math.sqrt(2 / Math.PI), 2);
  expect(oneError(inTens)).toBeGreaterThan(2.5 * oneError(alone));
  expect(chanceErrors([], uniform)).toEqual([]);
});
