import { FitBaseType, FitEncoder } from "fit-file-parser/encoder";
import { expect, test } from "vitest";
import { decode } from "../decode.ts";
import type { Decoded, Recording } from "../recording.ts";
import { fitCrc } from "./crc.ts";
import { scanFit } from "./frame.ts";
import { numberOf, numbersOf, readFit, textOf } from "./messages.ts";

const { Enum, Uint8, Uint16, Uint32, Sint32, Float32 } = FitBaseType;
/** A FIT time stamp in 2025. */
const START = 1_130_000_000;
const START_US = (START + 631_065_600) * 1e6;

const u8 = (number: number, value: number) => ({ number, size: 1, baseType: Uint8, value });
const u16 = (number: number, value: number) => ({ number, size: 2, baseType: Uint16, value });
const u32 = (number: number, value: number) => ({ number, size: 4, baseType: Uint32, value });
const array = (number: number, baseType: number, values: Uint16Array | Float32Array | Int32Array) => ({
  number,
  size: values.byteLength,
  baseType,
  value: new Uint8Array(values.buffer),
});

function activity(build: (encoder: FitEncoder) => void, type = 4): Uint8Array {
  const encoder = new FitEncoder();
  encoder.writeMessage(0, [{ number: 0, size: 1, baseType: Enum, value: type }, u16(1, 1), u16(2, 4315), u32(4, START)]);
  build(encoder);
  return encoder.close();
}

const records = (encoder: FitEncoder, from: number, count: number) => {
  for (let i = 0; i < count; i++) encoder.writeMessage(20, [u32(253, START + from + i), u8(3, 90 + (i % 40))]);
};

const read = (bytes: Uint8Array, name = "a.fit"): Promise<Decoded> => decode([{ name, bytes }]);
async function only(bytes: Uint8Array): Promise<Recording> {
  const { recordings, rejected } = await read(bytes);
  expect(rejected).toEqual([]);
  expect(recordings).toHaveLength(1);
  return recordings[0] as Recording;
}

function strength(encoder: FitEncoder): void {
  records(encoder, 0, 200);
  const set = (start: number, seconds: number, kind: number, reps: number, weight: number, categories: number[], subtypes: number[]) =>
    encoder.writeMessage(225, [
      // As on the watch: the set's time stamp is the session's start.
      u32(253, START),
      u32(0, seconds * 1000),
      u16(3, reps),
      u16(4, weight),
      { number: 5, size: 1, baseType: Uint8, value: kind },
      u32(6, START + start),
      array(7, Uint16, Uint16Array.from(categories)),
      array(8, Uint16, Uint16Array.from(subtypes)),
    ]);
  set(100, 30.5, 1, 8, 62.5 * 16, [0, 65_534, 65_534], [1, 65_535, 65_535]);
  set(0, 60, 1, 10, 0, [65_534, 28, 65_534], [65_535, 7, 65_535]);
  set(60, 40, 0, 65_535, 65_535, [65_535, 65_535, 65_535], [65_535, 65_535, 65_535]);
  encoder.writeMessage(18, [u32(253, START), u32(2, START), u32(7, 200_000)]);
  encoder.writeMessage(34, [u32(253, START), u32(5, START + 3 * 3600)]);
}

test("sets are timed by start and duration, zero weight is no load, guesses keep their subtypes", async () => {
  const recording = await only(activity(strength));
  expect(recording.deviceSets).toEqual([
    { kind: "active", startS: 0, durationS: 60, reps: 10, loadKg: null, exercises: [{ category: 28, subtype: 7 }] },
    { kind: "rest", startS: 60, durationS: 40, reps: null, loadKg: null, exercises: [] },
    { kind: "active", startS: 100, durationS: 30.5, reps: 8, loadKg: 62.5, exercises: [{ category: 0, subtype: 1 }] },
  ]);
  expect(recording).toMatchObject({
    format: "fit",
    device: "Garmin Forerunner 965",
    startTimeUs: START_US,
    timeZone: "+03:00",
    durationS: 200,
    signal: null,
  });
  expect(recording.heartRate?.timeS.length).toBe(200);
  expect(recording.heartRate?.bpm[41]).toBe(91);
});

test("planned steps stand beside the sets that followed them, with the unit shown", async () => {
  const recording = await only(
    activity((encoder) => {
      records(encoder, 0, 60);
      encoder.writeMessage(27, [
        u16(254, 3),
        { number: 1, size: 1, baseType: Enum, value: 29 },
        u32(2, 12),
        u16(10, 0),
        u16(11, 6),
        u16(12, 4000),
      ]);
      encoder.writeMessage(225, [
        u32(253, START),
        u32(0, 30_000),
        u16(3, 9),
        u16(4, 45 * 16),
        u8(5, 1),
        u32(6, START),
        u16(9, 2),
        u16(11, 3),
      ]);
    }),
  );
  expect(recording.deviceSets).toMatchObject([
    { reps: 9, loadKg: 45, loadUnit: "lb", planned: { reps: 12, durationS: null, loadKg: 40, exercise: { category: 0, subtype: 6 } } },
  ]);
});

/** A strap's message: eight beats, their ticks packed into twelve bits, two in three bytes. */
function strapMessage(encoder: FitEncoder, ticks: readonly number[], bpm: number): void {
  const packed = new Uint8Array(12);
  ticks.forEach((tick, k) => {
    const [at, twelve] = [Math.floor((3 * k) / 2), tick & 0xfff];
    packed[at] = (packed[at] as number) | (k % 2 === 0 ? twelve & 0xff : (twelve & 0xf) << 4);
    packed[at + 1] = (packed[at + 1] as number) | (k % 2 === 0 ? twelve >> 8 : twelve >> 4);
  });
  encoder.writeMessage(132, [
    { number: 6, size: 8, baseType: Uint8, value: new Uint8Array(8).fill(bpm) },
    { number: 10, size: 12, baseType: FitBaseType.Byte, value: packed },
  ]);
}

test("what a strap stored is heart rate, each beat at its time; records fill what it leaves open", async () => {
  // A beat every 0.9 s, past several turns of the twelve bits; the tie lies half a second behind a whole one.
  const ticks = Array.from({ length: 16 }, (_, i) => 70_000 + Math.round((i + 1) * 0.9 * 1024));
  const recording = await only(
    activity((encoder) => {
      records(encoder, 0, 30);
      encoder.writeMessage(132, [u32(253, START + 2), u16(0, 16_384), { number: 6, size: 1, baseType: Uint8, value: 150 }, u32(9, 70_000)]);
      strapMessage(encoder, ticks.slice(0, 8), 151);
      strapMessage(encoder, ticks.slice(8), 152);
    }),
  );
  const { timeS, bpm } = recording.heartRate ?? { timeS: [], bpm: [] };
  const strap = Array.from(timeS, (time, i) => [time, bpm[i] as number] as const).filter(([, rate]) => rate >= 150);
  expect(strap.map(([, rate]) => rate)).toEqual([150, ...new Array(8).fill(151), ...new Array(8).fill(152)]);
  strap.forEach(([time], i) => {
    expect(time).toBeCloseTo(2.5 + 0.9 * i, 2);
  });
  // The strap's last beat is at 16.9 s: records speak before 0.5 s and from 19 s on.
  expect(Array.from(timeS).filter((time) => time >= 17)).toEqual([19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
  expect(timeS[0]).toBe(0);
});

test("a developer field that stands for the heart rate counts where the watch has none, and never over what it has", async () => {
  const content = Uint8Array.from([
    // Description: developer 0, field 7, uint8, native field 3. A second one of the same name stands for nothing.
    ...[0x40, 0, 0, 206, 0, 4, 0, 1, 2, 1, 1, 2, 2, 1, 2, 15, 1, 2],
    ...[0, 0, 7, 2, 3],
    ...[0, 1, 7, 2, 0xff],
    // Records: time stamp, heart rate, and field 7 of both developers.
    ...[0x61, 0, 0, 20, 0, 2, 253, 4, 0x86, 3, 1, 2, 2, 7, 1, 0, 7, 1, 1],
    ...[1, 0x80, 0xa0, 0x5a, 0x43, 80, 120, 99],
    ...[1, 0x81, 0xa0, 0x5a, 0x43, 0xff, 121, 99],
    ...[1, 0x82, 0xa0, 0x5a, 0x43, 0xff, 0xff, 99],
  ]);
  const recording = await only(file(content));
  expect(Array.from(recording.heartRate?.bpm ?? [])).toEqual([80, 121]);
});

test("chained activities become recordings, segments without a file id go on with the one before", async () => {
  const first = activity((encoder) => records(encoder, 0, 10));
  const strap = new FitEncoder();
  records(strap, 10, 10);
  const second = activity((encoder) => records(encoder, 1000, 30));
  const settings = activity(() => undefined, 2);
  const { recordings } = await read(concat(first, strap.close(), settings, second));
  expect(recordings.map((recording) => recording.heartRate?.timeS.length)).toEqual([20, 30]);
});

test("every way to cut a file gives its whole messages, or one clear error", async () => {
  const bytes = activity((encoder) => records(encoder, 0, 60));
  for (let length = 1; length < bytes.length; length += 7) {
    const { recordings, rejected } = await read(bytes.slice(0, length));
    expect(recordings.length + rejected.length).toBe(1);
    for (const recording of recordings) expect(recording.issues).toContainEqual(expect.objectContaining({ code: "truncated" }));
    for (const error of rejected) expect(["unknown_format", "corrupt_file", "unsupported_content"]).toContain(error.code);
  }
  expect((await only(bytes.slice(0, -1))).heartRate?.timeS.length).toBe(60);
  expect((await only(bytes.slice(0, -10))).heartRate?.timeS.length).toBe(58);
});

test("a recording that was never finished is read past the size in its header", async () => {
  const bytes = activity((encoder) => records(encoder, 0, 60));
  new DataView(bytes.buffer).setUint32(4, 40, true);
  const recording = await only(bytes);
  expect(recording.heartRate?.timeS.length).toBe(60);
  expect(recording.issues).toContainEqual(expect.objectContaining({ code: "truncated" }));
});

test("a segment is found behind one that was cut, or whose size lies", async () => {
  const first = activity((encoder) => records(encoder, 0, 60));
  const second = activity((encoder) => records(encoder, 1000, 30));
  const small = first.slice();
  new DataView(small.buffer).setUint32(4, 40, true);
  const large = first.slice();
  new DataView(large.buffer).setUint32(4, 1e6, true);
  for (const [damaged, whole] of [
    [first.slice(0, -10), 58],
    [small, 60],
    [large, 60],
  ] as const) {
    const { recordings } = await read(concat(damaged, second));
    expect(recordings.map((recording) => recording.heartRate?.timeS.length)).toEqual([whole, 30]);
    expect(recordings.map(({ issues }) => issues.some(({ code }) => code === "truncated"))).toEqual([true, false]);
  }
});

test("a wrong checksum is read on and reported", async () => {
  const bytes = activity((encoder) => records(encoder, 0, 60));
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] as number) ^ 0xff;
  expect((await only(bytes)).issues).toContainEqual({ code: "checksum_mismatch", atByte: bytes.length - 2 });
});

test.each([
  ["TCX text", '<?xml version="1.0"?><TrainingCenterDatabase>', 4, "unsupported_content", "TCX"],
  ["plain text", "hello", 4, "unsupported_content", "text"],
])("%s that only calls itself FIT is recognised", async (_, text, _type, code, reason) => {
  const { rejected } = await read(new TextEncoder().encode(text));
  expect(rejected[0]).toMatchObject({ code, reason: expect.stringContaining(reason) });
});

test("a planned workout is refused by name", async () => {
  const { rejected } = await read(activity(() => undefined, 5));
  expect(rejected[0]).toMatchObject({ code: "unsupported_content", reason: expect.stringContaining("planned workout") });
});

test("more messages than allowed are refused", async () => {
  const bytes = activity((encoder) => records(encoder, 0, 60));
  const { rejected } = await decode([{ name: "a.fit", bytes }], { limits: { fitMessages: 20 } });
  expect(rejected[0]?.code).toBe("limit_exceeded");
});

test("compressed time stamps and big-endian fields come out plain", () => {
  const content = Uint8Array.from([
    // Local 0: big-endian record with a time stamp and heart rate.
    ...[0x40, 0, 1, 0, 20, 2, 253, 4, 0x86, 3, 1, 2],
    ...[0, 0x43, 0x5a, 0x0b, 0x9e, 70],
    // Local 1: record with heart rate only; three with compressed stamps: +1 s, +2 s, and past the roll-over of five bits.
    ...[0x41, 0, 0, 20, 0, 1, 3, 1, 2],
    ...[0x80 | (1 << 5) | 31, 71, 0x80 | (1 << 5) | 0, 72, 0x80 | (1 << 5) | 5, 73],
  ]);
  const { messages } = readFit(file(content), new Map([[20, new Set([253, 3])]]), 1000);
  const start = 0x435a0b9e;
  expect(messages[0]?.map((message) => [(message.timestamp ?? 0) - start, numberOf(message, 3)])).toEqual([
    [0, 70],
    [1, 71],
    [2, 72],
    [7, 73],
  ]);
});

test("fields of an impossible size or twice defined do not stop the message from being read", () => {
  const content = Uint8Array.from([
    ...[0x40, 0, 0, 20, 0, 4, 253, 4, 0x86, 5, 3, 0x86, 3, 1, 2, 3, 1, 2],
    ...[0, 1, 0, 0, 0, 9, 9, 9, 70, 99],
  ]);
  const { messages } = readFit(file(content), new Map([[20, new Set([253, 3, 5])]]), 1000);
  expect(numberOf(messages[0]?.[0] as never, 3)).toBe(70);
});

test("text ends at its first NUL, invalid values are null", () => {
  const encoder = new FitEncoder();
  encoder.writeMessage(23, [
    { number: 27, size: 8, baseType: FitBaseType.String, value: new TextEncoder().encode("Bar\0junk") },
    u16(4, 0xffff),
    array(5, Uint16, Uint16Array.from([1, 0xffff, 3])),
  ]);
  const [message] = readFit(encoder.close(), new Map([[23, new Set([27, 4, 5])]]), 10).messages[0] ?? [];
  if (message === undefined) throw new Error("no message");
  expect([textOf(message, 27), numberOf(message, 4), numbersOf(message, 5)]).toEqual(["Bar", null, [1, null, 3]]);
});

test("raw counts are calibrated, turned into the device's axes and put on UTC", async () => {
  const uptime = 1000;
  const bytes = activity((encoder) => {
    const matrix = Int32Array.from([0, 0, 65_535, 65_535, 0, 0, 0, 65_535, 0]);
    encoder.writeMessage(167, [
      u32(253, uptime),
      { number: 0, size: 1, baseType: Enum, value: 0 },
      u32(1, 1),
      u32(2, 2048),
      u32(3, 32_768),
      array(4, Sint32, Int32Array.from([0, 0, 100])),
      array(5, Sint32, matrix),
    ]);
    encoder.writeMessage(162, [u32(253, START), u32(1, uptime), u16(4, 250), u16(5, 0)]);
    encoder.writeMessage(18, [u32(253, uptime), u32(2, uptime), u32(7, 4000)]);
    for (let block = 0; block < 16; block++) {
      encoder.writeMessage(165, [
        u32(253, uptime + Math.floor(block / 4)),
        u16(0, (block % 4) * 250),
        array(
          1,
          Uint16,
          Uint16Array.from({ length: 25 }, (_, i) => i * 10),
        ),
        array(2, Uint16, new Uint16Array(25).fill(32_768)),
        array(3, Uint16, new Uint16Array(25).fill(32_768)),
        array(4, Uint16, new Uint16Array(25).fill(32_768 + 100 + 2048)),
      ]);
    }
  });
  const { signal, startTimeUs, issues } = await only(bytes);
  expect(signal?.rateHz).toBeCloseTo(100, 3);
  expect(signal?.length).toBe(400);
  // 1 g on the sensor's z is the device's x.
  expect(signal?.acceleration.x[10]).toBeCloseTo(9.80665, 4);
  expect(signal?.acceleration.z[10]).toBeCloseTo(0, 4);
  expect(startTimeUs).toBe(START_US + 250_000);
  expect(issues.map((issue) => issue.code)).toContain("no_gyroscope");
});

test("calibrated floats are taken as they are", async () => {
  const bytes = activity((encoder) => {
    records(encoder, 0, 4);
    for (let second = 0; second < 4; second++) {
      const column = (value: number) => Float32Array.from({ length: 25 }, (_, i) => value + 0.001 * ((i + second) % 7));
      encoder.writeMessage(165, [
        u32(253, START + second),
        u16(0, 0),
        array(
          1,
          Uint16,
          Uint16Array.from({ length: 25 }, (_, i) => i * 40),
        ),
        ...[0, 0, 1].map((value, axis) => array(5 + axis, Float32, column(value))),
      ]);
    }
  });
  const { signal } = await only(bytes);
  expect(signal?.rateHz).toBeCloseTo(25, 3);
  expect(signal?.acceleration.z[3]).toBeCloseTo(9.80665 * 1.003, 3);
});

test("the scan counts every message and finds no fault in a sound file", () => {
  const bytes = activity((encoder) => records(encoder, 0, 60));
  const [segment, ...more] = scanFit(bytes, { segment: () => undefined, message: () => undefined });
  expect(more).toEqual([]);
  expect(segment?.faults).toEqual([]);
  expect([...(segment?.counts ?? [])]).toEqual([
    [0, 1],
    [20, 60],
  ]);
});

test("the checksum is the library's", () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => (i * 31) & 0xff);
  expect(fitCrc(bytes, 0, 1000)).toBe(FitEncoder.calculateCRC(bytes));
});

/** A FIT file around records. */
function file(content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(14 + content.length + 2);
  bytes.set([14, 0x20, 0, 0, 0, 0, 0, 0, 0x2e, 0x46, 0x49, 0x54]);
  bytes.set(content, 14);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, content.length, true);
  view.setUint16(bytes.length - 2, fitCrc(bytes, 0, bytes.length - 2), true);
  return bytes;
}

function concat(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
