import { expect, test } from "vitest";
import type { Portrait } from "../api.ts";
import { portraitSentences } from "./portrait.ts";

const nothing: Portrait = {
  exercise: "bench_press",
  demo: false,
  profileVersion: null,
  sets: 0,
  newestDate: null,
  failureVelocity: null,
  oneRepMaxKg: null,
  loadVelocity: null,
};

test("what is not known is not said", () => {
  expect(portraitSentences(nothing, "Bench press", "kg")).toEqual([]);
});

test("every number comes with its range, in the athlete's unit", () => {
  const known: Portrait = {
    ...nothing,
    sets: 3,
    failureVelocity: { likely: 0.152, low: 0.11, high: 0.2, basis: "linear" },
    oneRepMaxKg: { likely: 101, low: 92, high: 108, from: ["reps", "velocity"] },
    loadVelocity: { intercept: 1.3, slope: -0.0118, residualSd: 0.03, fromKg: 40, toKg: 90, sets: 8 },
  };
  expect(portraitSentences(known, "Bench press", "kg")).toEqual([
    "Your bench press usually fails near 0.15 m/s (0.11–0.20), going by 3 sets whose end is known.",
    "You could lift about 101 kg once (92–108), going by how many reps were in your sets and how your speed falls with the load.",
    "Your fastest rep slows by about 0.12 m/s for every 10 kg more, over 8 sets with 40 to 90 kg.",
  ]);
  const [, strength, line] = portraitSentences(known, "Bench press", "lb");
  expect(strength).toContain("about 223 lb once (203–238)");
  expect(line).toContain("0.11 m/s for every 20 lb more");
});
