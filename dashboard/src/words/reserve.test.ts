import { expect, test } from "vitest";
import type { Rir } from "../api.ts";
import { basisWords, formatReserve } from "./reserve.ts";

const rir: Rir = {
  estimate: 1.2,
  low: 0,
  high: 2.9,
  level: 0.8,
  distribution: [0.3, 0.3, 0.2, 0.1, 0.05, 0.03, 0.02],
  basis: ["prior", "velocity_loss"],
};

test("an estimate is never shown without its interval", () => {
  expect(formatReserve(rir, false)).toBe("1.2 (0–2.9)");
  expect(formatReserve({ ...rir, estimate: 4.4, low: 2, high: 6 }, false)).toBe("4.4 (2–6+)");
  expect(formatReserve(null, false)).toBe("–");
});

test("as RPE the interval turns round", () => {
  expect(formatReserve(rir, true)).toBe("8.8 (7.1–10)");
});

test("what an estimate rests on reads as the end of a sentence", () => {
  expect(basisWords(["prior"], "linear")).toBe("what is known of lifters in general");
  expect(basisWords(["prior", "velocity_loss", "label"], "angular")).toMatch(/general, how far your speed .* and what you said/);
  expect(basisWords(["prior", "velocity_loss"], "none")).toMatch(/general and how much longer your last reps took/);
});
