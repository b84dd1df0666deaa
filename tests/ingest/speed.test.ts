import { writeFitActivity } from "@lastrep/fixtures";
import { decode, type InputFile } from "@lastrep/ingest";
import { zipSync } from "fflate";
import FitParser from "fit-file-parser";
import { expect, test } from "vitest";

/** CPU seconds of the fastest of some runs: unlike the clock on the wall, what else the machine does leaves it alone. */
async function cpuS(runs: number, act: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
}

/** An Apple Watch file as Sensor Logger writes it, `rows` at 100 Hz. */
function wristMotion(rows: number): Uint8Array {
  const number = (i: number, k: number) => (Math.sin(i / (9 + k)) * 0.5).toFixed(6);
  const lines = [
    "time,seconds_elapsed,rotationRateX,rotationRateY,rotationRateZ,gravityX,gravityY,gravityZ,accelerationX,accelerationY,accelerationZ,quaternionW,quaternionX,quaternionY,quaternionZ",
  ];
  for (let i = 0; i < rows; i++) {
    const time = `${1_733_038_588n + BigInt(Math.floor(i / 100))}${String((i % 100) * 10_000_000).padStart(9, "0")}`;
    lines.push(
      `${time},${(i / 100).toFixed(2)},${number(i, 1)},${number(i, 2)},${number(i, 3)},0.000001,${number(i, 4)},-0.99,${number(i, 5)},${number(i, 6)},${number(i, 7)},${number(i, 8)},${number(i, 9)},0.1,0.2`,
    );
  }
  return new TextEncoder().encode(lines.join("\n"));
}

async function expectDecoded(files: readonly InputFile[]): Promise<void> {
  const { recordings, rejected } = await decode(files);
  if (recordings.length !== 1 || rejected.length > 0) throw new Error("the file was not decoded");
}

test("an hour at 100 Hz goes from zip to recording in about a second of computing, whatever the machine is busy with", async () => {
  const files = [{ name: "hour.zip", bytes: zipSync({ "WristMotion.csv": wristMotion(360_000) }, { level: 1 }) }];
  expect(await cpuS(3, () => expectDecoded(files))).toBeLessThan(1.5);
});

test("a table is decoded several times as fast as by splitting its text", async () => {
  const bytes = wristMotion(60_000);
  const split = () =>
    new TextDecoder()
      .decode(bytes)
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").slice(1, 11).map(Number));
  expect(await cpuS(5, () => expectDecoded([{ name: "WristMotion.csv", bytes }]))).toBeLessThan((await cpuS(5, split)) / 2);
});

test("a FIT activity takes no longer than with the parser alone, though its framing is checked first", async () => {
  const heartRate = { timeS: Float64Array.from({ length: 7200 }, (_, i) => i), bpm: new Uint8Array(7200).fill(100) };
  const sets = Array.from({ length: 40 }, (_, i) => ({
    kind: "active" as const,
    startS: i * 180,
    durationS: 40,
    reps: 8,
    loadKg: 60,
    exercises: [{ category: 0, subtype: 1 }],
  }));
  const file = writeFitActivity(
    { durationS: 7200, sets, heartRate },
    { start: new Date("2025-03-01T17:00:00Z"), timeZone: "UTC", title: "Long" },
  );
  const content = file.bytes.buffer.slice(file.bytes.byteOffset, file.bytes.byteOffset + file.bytes.length) as ArrayBuffer;
  const alone = await cpuS(7, () => new FitParser({ mode: "list" }).parseAsync(content));
  expect(await cpuS(7, () => expectDecoded([file]))).toBeLessThan(1.2 * alone);
});
