import { evenTimes } from "../clock/times.ts";
import { readLayout } from "../csv/header.ts";
import { axis, columns3, readTable, tableIssues } from "../csv/table.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError, unlessUnreadable } from "../error.ts";
import type { Format } from "../format.ts";
import { groupBy } from "../group.ts";
import { heartRateWithin } from "../heart-rate.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import type { HeartRate, Recording } from "../recording.ts";
import { STANDARD_GRAVITY, scaled } from "../units.ts";

/**
 * Empatica E4: `ACC.csv` gives the start (s since the epoch) three times, the rate three times, then whole counts of 1/64 g. `HR.csv`
 * beside it gives start, rate and beats a minute.
 */
export const empaticaE4: Format = {
  id: "empatica_e4",
  title: "Empatica E4",
  recognise: (entry) => kindOf(entry) !== null,
  group: (entries) => groupBy(entries, (entry) => `${entry.archive}:${entry.folder}`).flatMap(perAcceleration),
  read,
};

const COUNTS_PER_G = 64;

/** The acceleration is told by its head; a single column only by its name, beside a head of the same shape. */
function kindOf(entry: Entry): "acceleration" | "heart" | null {
  const [start = [], rate = []] = headText(entry, 256)
    .split("\n")
    .map((line) => line.split(",").map((cell) => Number(cell.trim() || Number.NaN)));
  const isHead = (count: number) =>
    start.length === count &&
    rate.length === count &&
    new Set(start).size === 1 &&
    new Set(rate).size === 1 &&
    (start[0] as number) > 1e9 &&
    (start[0] as number) < 4e9 &&
    (rate[0] as number) > 0 &&
    (rate[0] as number) <= 512;
  if (isHead(3)) return "acceleration";
  return isHead(1) && /^HR\.csv$/i.test(entry.baseName) ? "heart" : null;
}

function perAcceleration(entries: readonly Entry[]): Entry[][] {
  const accelerations = entries.filter((entry) => kindOf(entry) === "acceleration");
  return accelerations.length === 1 ? [[...entries]] : entries.map((entry) => [entry]);
}

function read(group: readonly Entry[], limits: Limits): Recording[] {
  const entry = group.find((candidate) => kindOf(candidate) === "acceleration");
  if (entry === undefined) {
    const [first] = group as [Entry];
    throw new IngestError(
      "missing_companion",
      first.name,
      "it holds the heart rate only",
      "Give the whole zip that Empatica exports, with its ACC.csv.",
    );
  }
  const { startS, rateHz, table } = readColumns(entry, 3, limits);
  const counts = columns3(table, 0);
  const heart = group.find((candidate) => kindOf(candidate) === "heart");
  return assembleMotion(
    {
      entry,
      format: "empatica_e4",
      sourceUnit: "counts",
      device: "Empatica E4",
      originS: startS,
      timeZone: null,
      issues: tableIssues(table),
      streams: {
        acceleration: { timeS: evenTimes(table.rows, rateHz), ...scaled(counts, STANDARD_GRAVITY / COUNTS_PER_G) },
        angularRate: null,
        gravity: null,
      },
    },
    limits,
  ).map((recording) => ({
    ...recording,
    heartRate: heart === undefined ? null : unlessUnreadable(() => readHeartRate(heart, startS, recording.durationS, limits)),
  }));
}

function readColumns(entry: Entry, count: number, limits: Limits) {
  const head = headText(entry, 256).split("\n");
  const layout = readLayout(entry.bytes);
  if (layout === null) throw new IngestError("corrupt_file", entry.name, "it holds no rows", "Export the session again.");
  // The first two rows are no samples.
  const second = entry.bytes.indexOf(0x0a) + 1;
  const data = entry.bytes.indexOf(0x0a, second) + 1;
  if (second === 0 || data === 0)
    throw new IngestError("corrupt_file", entry.name, "it ends after its first two lines", "Export the session again.");
  const table = readTable(
    entry,
    { ...layout, dataOffset: data, dataLine: 3 },
    Array.from({ length: count }, (_, i) => axis(i)),
    limits,
  );
  return { startS: Number.parseFloat(head[0] ?? ""), rateHz: Number.parseFloat(head[1] ?? ""), table };
}

function readHeartRate(entry: Entry, originS: number, durationS: number, limits: Limits): HeartRate | null {
  const { startS, rateHz, table } = readColumns(entry, 1, limits);
  const beats = table.columns[0] as Float32Array;
  return heartRateWithin(evenTimes(beats.length, rateHz, startS - originS), beats, durationS);
}
