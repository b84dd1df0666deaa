import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DATASETS, haveRecordings, type RecordedSet } from "./recordings/datasets.ts";
import { observeRecording } from "./recordings/observe.ts";
import { toMarkdown } from "./report/markdown.ts";
import { currentPipeline, type Report } from "./report/report.ts";
import { inOneLine, spotCheck } from "./spot-check.ts";
import { correlation, median, rootMeanSquare } from "./statistics.ts";

const checked = spotCheck();
const sets = checked.flatMap((observation) => observation.sets);
const keptReport = new URL("report.json", import.meta.url);

test("simulated sets near failure are found, and nothing else", () => {
  expect(sets.filter(({ found }) => found === null).map(({ exercise }) => exercise)).toEqual([]);
  expect(checked.reduce((sum, { falseSets }) => sum + falseSets.apart + falseSets.touching, 0)).toBe(0);
});

test("their reps are counted within one", () => {
  const far = sets.filter(({ completedReps, found }) => Math.abs((found?.repCount ?? 0) - completedReps) > 1);
  expect(far.length).toBeLessThanOrEqual(1);
});

test("their velocities are near the true ones", () => {
  const pairs = sets
    .filter(({ basis }) => basis === "linear")
    .flatMap(({ reps }) => reps.flatMap((rep) => (rep.velocity === null ? [] : [[rep.trueVelocity, rep.velocity] as const])));
  expect(pairs.length).toBeGreaterThan(20);
  const errors = pairs.map(([truth, found]) => found - truth);
  expect(median(errors.map(Math.abs))).toBeLessThan(0.03);
  expect(rootMeanSquare(errors)).toBeLessThan(0.08);
  expect(correlation(pairs)).toBeGreaterThan(0.85);
});

// A guard against a broken detector, not a measure of a good one: the measure is report.md.
const RECORDINGS = [
  ["wrist-gym", 4],
  ["wristband-barbell", 3],
  ["bar-imu", 1],
] as const;

test.skipIf(!haveRecordings)("real sets of the test part are counted within one (../shared/data)", async () => {
  const chosen = RECORDINGS.flatMap(([dataset, count]) => spread(DATASETS[dataset]().filter(isTrustedTest), count));
  const observed = await Promise.all(chosen.map((set) => observeRecording(set)));
  const far = observed.filter(({ got, want }) => Math.abs(got - want) > 1);
  expect(far.map(({ name, got, want }) => `${name}: found ${got}, true ${want}`)).toEqual([]);
});

test("the kept report is of this pipeline: if not, run `npm run accuracy`", () => {
  expect(existsSync(keptReport), "there is no report.json").toBe(true);
  const kept: Report = JSON.parse(readFileSync(keptReport, "utf8"));
  expect(kept.pipeline).toEqual(currentPipeline());
  expect(inOneLine(checked)).toBe(kept.spotCheck);
  expect(readFileSync(new URL("report.md", import.meta.url), "utf8")).toBe(toMarkdown(kept));
});

function isTrustedTest({ part, trusted }: RecordedSet): boolean {
  return part === "test" && trusted;
}

/** `count` items evenly over a list. */
function spread<T>(items: readonly T[], count: number): T[] {
  return items.filter((_, i) => Math.floor((i * count) / items.length) !== Math.floor(((i - 1) * count) / items.length));
}
