import type { Random } from "@lastrep/fixtures";
import { decode } from "@lastrep/ingest";
import type { Span } from "../span.ts";
import { signalOf, type Take } from "./take.ts";

/** Of the samples that arrive, standard deviation of the time stamps in steps; share of the samples that are lost. */
const UNSTEADY = { jitter: 0.25, lost: 0.05 };
/** Stretches without samples, and such in which the device repeats a value: shortest and longest, s. */
const HOLES = { shortestS: 0.3, longestS: 1 };
const FROZEN = { shortestS: 0.5, longestS: 1 };

/** With an unsteady clock that loses samples here and there, read from a file anew. */
export function unsteady(take: Take, random: Random): Promise<Take> {
  const { rateHz } = signalOf(take.recording);
  return reread(take, (i) =>
    random.chance(UNSTEADY.lost) ? null : { row: i, timeS: (i + clipped(random.normal(0, UNSTEADY.jitter))) / rateHz },
  );
}

/** With holes and frozen stretches, as many as said, inside the set, read from a file anew. */
export function withHoles(take: Take, random: Random, counts = { holes: 3, frozen: 1 }): Promise<Take> {
  const { rateHz } = signalOf(take.recording);
  const spans = (count: number, { shortestS, longestS }: typeof HOLES): Span[] =>
    Array.from({ length: count }, () => {
      const startS = random.between(take.window.startS, take.window.endS);
      return { startS, endS: startS + random.between(shortestS, longestS) };
    });
  const [holes, frozen] = [spans(counts.holes, HOLES), spans(counts.frozen, FROZEN)];
  return reread(take, (i) => {
    const timeS = i / rateHz;
    if (holes.some(({ startS, endS }) => timeS > startS && timeS < endS)) return null;
    const still = frozen.find(({ startS, endS }) => timeS > startS && timeS < endS);
    return { row: still ? Math.ceil(still.startS * rateHz) : i, timeS };
  });
}

/** Time stamps keep their order: half a step is the most that one is off. */
function clipped(steps: number): number {
  return Math.min(0.49, Math.max(-0.49, steps));
}

/** Writes the samples that `sampleAt` lets through as a table, and reads it as any other file. */
async function reread(take: Take, sampleAt: (i: number) => { row: number; timeS: number } | null): Promise<Take> {
  const { recording, window } = take;
  const { length, acceleration, angularRate, gravity } = signalOf(recording);
  const sensors = [
    { name: "acc", columns: acceleration },
    { name: "gyro", columns: angularRate },
    { name: "gravity", columns: gravity },
  ].flatMap(({ name, columns }) => (columns ? [{ name, columns }] : []));
  const lines = [["seconds", ...sensors.flatMap(({ name }) => [`${name}_x`, `${name}_y`, `${name}_z`])].join(",")];
  let firstS: number | null = null;
  for (let i = 0; i < length; i++) {
    const sample = sampleAt(i);
    if (!sample) continue;
    firstS ??= sample.timeS;
    const values = sensors.flatMap(({ columns: { x, y, z } }) => [x[sample.row] ?? 0, y[sample.row] ?? 0, z[sample.row] ?? 0]);
    lines.push([sample.timeS.toFixed(4), ...values.map((value) => value.toFixed(5))].join(","));
  }
  const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
  const { recordings, rejected } = await decode([{ name: "table.csv", bytes }]);
  const [again] = recordings;
  if (!again) throw new Error(`${recording.file} cannot be read again: ${rejected[0]?.message ?? "no recording in it"}`);
  const late = firstS ?? 0;
  return { recording: again, window: { startS: window.startS - late, endS: window.endS - late } };
}
