import {
  APPLE_WATCH,
  atRate,
  META_MOTION,
  measure,
  simulate,
  writeFitActivity,
  writeMetaMotionPair,
  writeSensorLoggerZip,
} from "@lastrep/fixtures";
import { decode, type InputFile, type Recording } from "@lastrep/ingest";
import { gzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { avro, avroBomb, avroOfNothing, cwa, gt3x } from "./make-binary-exports.ts";
import { fitWithSensors } from "./make-fit.ts";
import * as make from "./make-text-exports.ts";
import { createRandom, mutate } from "./mutate.ts";

/** Inputs in an ordinary run, about a minute; `FUZZ_INPUTS=200000` for a long one, `FUZZ_SEED` for other ones. */
const INPUTS = Number(process.env.FUZZ_INPUTS ?? 20_000);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
/** No single input may take more computing, s (what else the machine does leaves that alone), or leave more memory taken, bytes. */
const MOST_S = 2;
const MOST_BYTES = 512 * 1024 * 1024;

const sources = [...made(), ...simulated()];

test(`${INPUTS} damaged files of every format: no crash, no hang, no flood of memory, and sound recordings`, {
  timeout: 1_800_000,
}, async () => {
  const random = createRandom(SEED);
  let decoded = 0;
  let most = 0;
  for (let i = 0; i < INPUTS; i++) {
    const files = mutate(sources[i % sources.length] as InputFile[], random);
    const before = process.cpuUsage();
    const { recordings, rejected } = await decode(files);
    const { user, system } = process.cpuUsage(before);
    const tookS = (user + system) / 1e6;
    if (tookS > MOST_S) throw new Error(`input ${i} of seed ${SEED} took ${tookS.toFixed(1)} s`);
    for (const recording of recordings) checkSound(recording, `input ${i} of seed ${SEED}`);
    for (const error of rejected) expect([error.reason, error.hint].every((text) => text.length > 5)).toBe(true);
    expect(recordings.length + rejected.length).toBeGreaterThan(0);
    decoded += recordings.length;
    if (i % 16 === 0) most = Math.max(most, memoryTaken());
  }
  expect(most).toBeLessThan(MOST_BYTES);
  // Damage to a few bytes must not cost the recording: most inputs still give one.
  expect(decoded).toBeGreaterThan(INPUTS * 0.4);
});

test("bombs are refused by their size before they are unpacked", async () => {
  const zeros = new Uint8Array(20_000_000);
  const spaces = new Uint8Array(20_000_000).fill(0x20);
  const { recordings, rejected } = await decode([
    { name: "zeros.zip", bytes: zipSync({ "a.csv": zeros }) },
    { name: "spaces.csv.gz", bytes: gzipSync(spaces) },
    { name: "nested.zip", bytes: zipSync({ "b.zip": zipSync({ "a.csv": zeros }) }) },
  ]);
  expect(recordings).toEqual([]);
  expect(rejected.map((error) => error.code)).toEqual(["limit_exceeded", "limit_exceeded", "limit_exceeded"]);
});

test.each([
  ["one block of 40 MB of zeros", avroBomb(1, 40)],
  ["many blocks, each small enough by itself", avroBomb(300, 1)],
  ["records without bytes", avroOfNothing()],
])("an Avro bomb of %s is refused where it stands", async (_, file) => {
  expect(file.bytes.length).toBeLessThan(400_000);
  const { recordings, rejected } = await decode([file]);
  expect(recordings).toEqual([]);
  expect(rejected).toMatchObject([{ code: "limit_exceeded", file: "a.avro", reason: expect.stringMatching(/byte \d+/) }]);
});

test("a small FIT file that unrolls into millions of messages is refused in bounded time and memory", async () => {
  const { recordings, rejected } = await decode([{ name: "bomb.fit.gz", bytes: gzipSync(fitBomb(3_000_000)) }], {
    limits: { packingRatio: 5000 },
  });
  expect([recordings.length, rejected[0]?.code]).toEqual([0, "limit_exceeded"]);
  expect(process.memoryUsage().arrayBuffers).toBeLessThan(MOST_BYTES);
});

function memoryTaken(): number {
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}

/** Records of one heart rate each: two bytes a message. */
function fitBomb(messages: number): Uint8Array {
  const definition = [0x40, 0, 0, 20, 0, 1, 3, 1, 2];
  const bytes = new Uint8Array(14 + definition.length + 2 * messages + 2);
  bytes.set([14, 0x20, 0, 0, 0, 0, 0, 0, 0x2e, 0x46, 0x49, 0x54]);
  new DataView(bytes.buffer).setUint32(4, bytes.length - 16, true);
  bytes.set(definition, 14);
  for (let i = 0; i < messages; i++) bytes[14 + definition.length + 2 * i + 1] = 60;
  return bytes;
}

function made(): InputFile[][] {
  return [
    make.phyphox(";"),
    make.sensorLog(),
    make.polarSensorLogger(),
    make.empaticaE4(),
    make.xsensDot(),
    make.physicsToolbox(),
    make.bangle(),
    make.movesense(),
    make.actigraph(),
    make.geneActiv(),
    make.garminTable(),
    make.axivityTable(),
    make.plainTable(),
    make.localTable(),
    make.sensorLoggerJson(),
    make.sensorLoggerPhone(),
    fitWithSensors(),
    gt3x(),
    cwa(),
    avro(),
  ];
}

/** One short simulated set in each format that a lifter is likely to bring. */
function simulated(): InputFile[][] {
  const goal = { kind: "reserve", rir: 8 } as const;
  const simulation = simulate({
    seed: "fuzz",
    sets: [{ exercise: "bench_press", load: { ofMax: 0.7 }, goal, restBeforeS: 3 }],
    rests: "still",
  });
  const label = { start: new Date("2025-03-01T17:00:00Z"), timeZone: "Europe/Berlin", title: "Fuzz" };
  const watch = measure(simulation.motion, atRate(APPLE_WATCH, 50), "fuzz");
  const sets = [{ kind: "active", startS: 3, durationS: 9, reps: 3, loadKg: 15, exercises: [{ category: 7, subtype: null }] }] as const;
  const heartRate = { timeS: Float64Array.from({ length: 15 }, (_, i) => i), bpm: new Uint8Array(15).fill(100) };
  return [
    [writeSensorLoggerZip(watch, label)],
    writeMetaMotionPair(measure(simulation.motion, META_MOTION, "fuzz"), label),
    [writeFitActivity({ durationS: 15, sets, heartRate }, label)],
  ];
}

/** What every recording promises, whatever its file was like. */
function checkSound(recording: Recording, where: string): void {
  const problems: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) problems.push(what);
  };
  const { signal, durationS, gaps, heartRate, deviceSets, startTimeUs } = recording;
  must(Number.isFinite(durationS) && durationS >= 0, `duration ${durationS}`);
  must(startTimeUs === null || Number.isSafeInteger(startTimeUs), `start ${startTimeUs}`);
  if (signal !== null) {
    must(signal.rateHz > 0 && Number.isFinite(signal.rateHz) && signal.nativeRateHz > 0, `rate ${signal.rateHz}`);
    must(Math.abs((signal.length - 1) / signal.rateHz - durationS) <= 1.001 / signal.rateHz, `${signal.length} samples in ${durationS} s`);
    for (const columns of [signal.acceleration, signal.angularRate, signal.gravity]) {
      for (const axis of columns === null ? [] : [columns.x, columns.y, columns.z]) {
        must(axis.length === signal.length, "columns of different lengths");
        must(axis.every(Number.isFinite), "a value that is no number");
      }
    }
  }
  gaps.forEach((gap, i) => {
    must(
      gap.startS >= 0 && gap.endS >= gap.startS && gap.endS <= durationS + 1e-6 && gap.startS >= (gaps[i - 1]?.startS ?? 0),
      `gap ${gap.startS}-${gap.endS} of ${durationS}`,
    );
  });
  heartRate?.timeS.forEach((time, i) => {
    must(time >= 0 && time <= durationS && time > (heartRate.timeS[i - 1] ?? -1), `heart rate at ${time}`);
  });
  for (const set of deviceSets) must(set.startS >= 0 && set.durationS >= 0, `set at ${set.startS} for ${set.durationS}`);
  if (problems.length > 0) throw new Error(`${where} (${recording.format}): ${problems.slice(0, 3).join("; ")}`);
}
