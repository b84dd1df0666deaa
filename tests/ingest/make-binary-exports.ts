import type { InputFile } from "@lastrep/ingest";
import { deflateSync, zipSync } from "fflate";
import { alive, encode } from "./make-text-exports.ts";

/** First second of the made gt3x, on the device's local clock, two hours east of UTC. */
export const GT3X_START = 1_500_000_000;

/** Six seconds at 30 Hz: both packings, zero bytes between, the fourth second damaged, the fifth without samples. */
export function gt3x(): InputFile[] {
  const damaged = gt3xSecond(GT3X_START + 3, 0x1a);
  damaged[20] = (damaged[20] as number) ^ 1;
  const seconds = [
    gt3xSecond(GT3X_START, 0x1a),
    [0, 0],
    gt3xSecond(GT3X_START + 1, 0),
    gt3xSecond(GT3X_START + 2, 0x1a),
    damaged,
    gt3xRecord(0x1a, GT3X_START + 4, new Uint8Array(1)),
    gt3xSecond(GT3X_START + 5, 0x1a),
  ];
  const info =
    "Serial Number: MOS2E391\nDevice Type: wGT3XBT\nSample Rate: 30\nStart Date: 637340333400000000\nTimeZone: 02:00:00\nAcceleration Scale: 256.0\n";
  return [{ name: "a.gt3x", bytes: zipSync({ "log.bin": Uint8Array.from(seconds.flat()), "info.txt": encode(info) }) }];
}

function gt3xSecond(time: number, type: 0 | 0x1a): number[] {
  const wave = (i: number) => Math.round(alive(i, 20));
  const plain = Int16Array.from({ length: 90 }, (_, i) => [wave(i), 0, 256][i % 3] as number);
  return gt3xRecord(
    type,
    time,
    type === 0 ? pack12(Array.from({ length: 30 }, (_, i) => [0, wave(i), 256]).flat()) : new Uint8Array(plain.buffer),
  );
}

/** 12 bits a value, the high ones first. */
function pack12(values: readonly number[]): Uint8Array {
  const nibbles = values.flatMap((value) => [(value >> 8) & 15, (value >> 4) & 15, value & 15]);
  return Uint8Array.from({ length: nibbles.length / 2 }, (_, i) => ((nibbles[2 * i] as number) << 4) | (nibbles[2 * i + 1] as number));
}

function gt3xRecord(type: number, time: number, payload: Uint8Array): number[] {
  const bytes32 = [time & 255, (time >> 8) & 255, (time >> 16) & 255, (time >> 24) & 255];
  const record = [0x1e, type, ...bytes32, payload.length & 255, payload.length >> 8, ...payload];
  return [...record, ~record.reduce((sum, byte) => sum ^ byte, 0) & 255];
}

/** Ten blocks at 99 Hz (nominal 100), block 4 corrupt. */
export function cwa(): InputFile[] {
  const blocks = Array.from({ length: 10 }, (_, b) => cwaBlock(b, 1.2 * b * 1.01));
  const corrupt = blocks[4] as Uint8Array;
  corrupt[100] = (corrupt[100] as number) ^ 0xff;
  const header = new Uint8Array(1024);
  header.set([0x4d, 0x44, 0xfc, 0x03]);
  return [{ name: "a.cwa", bytes: Uint8Array.from([...header, ...blocks.flatMap((block) => [...block])]) }];
}

/** 120 samples at a nominal 100 Hz, y = -2 g (exponent 1), z = 1 g; the time stamp belongs to the first sample. */
function cwaBlock(sequence: number, startS: number): Uint8Array {
  const block = new Uint8Array(512);
  const view = new DataView(block.buffer);
  const whole = Math.floor(startS);
  const fraction = Math.round((startS - whole) * 32_768);
  view.setUint16(0, 0x5841, true);
  view.setUint16(2, 508, true);
  view.setUint16(4, 0x8000 | fraction, true);
  view.setUint32(10, sequence, true);
  view.setUint32(14, ((24 << 26) | (5 << 22) | (20 << 17) | (10 << 12) | (30 << 6) | whole) >>> 0, true);
  view.setUint8(24, 0x4a);
  view.setUint8(25, 0x30);
  view.setInt16(26, -Math.floor(((fraction << 1) / 65_536) * 100), true);
  view.setUint16(28, 120, true);
  for (let i = 0; i < 120; i++) {
    const sample = (1 << 30) | (128 << 20) | ((-256 & 0x3ff) << 10) | (Math.round(alive(i, 20)) & 0x3ff);
    view.setUint32(30 + 4 * i, sample >>> 0, true);
  }
  let sum = 0;
  for (let word = 0; word < 510; word += 2) sum += view.getUint16(word, true);
  view.setUint16(510, -sum & 0xffff, true);
  return block;
}

/** EmbracePlus session of 4 s at 64 Hz with a gyroscope that was off and a time stamp beyond 2^53. */
export function avro(): InputFile[] {
  const counts = (value: (i: number) => number) => Array.from({ length: 256 }, (_, i) => value(i));
  const session = [
    ...long(3600),
    ...[...long(1), ...text("wrist")],
    ...[...long(1), ...long(1_764_153_714_256_000_123n), 0],
    ...sensor(1_764_153_714_256_000, [counts((i) => Math.round(alive(i, 50))), counts(() => 0), counts(() => 2048)]),
    ...sensor(0, [[], [], []]),
  ];
  return [container(SESSION_SCHEMA, "null", [{ count: 1, content: Uint8Array.from(session) }])];
}

/** Blocks of deflated zeros of `megabytes` each, which an honest schema would make into numbers. */
export function avroBomb(blocks: number, megabytes: number): InputFile {
  const content = deflateSync(new Uint8Array(megabytes * 2 ** 20));
  return container(
    SESSION_SCHEMA,
    "deflate",
    Array.from({ length: blocks }, () => ({ count: 1, content })),
  );
}

/** A container whose single block claims ten thousand million records that take no bytes. */
export function avroOfNothing(): InputFile {
  const empty = record("Session", [], { namespace: "empatica.format.avro" });
  return container(empty, "null", [{ count: 10_000_000_000, content: new Uint8Array() }]);
}

/** An object container of these blocks. */
function container(
  schema: unknown,
  codec: "null" | "deflate",
  blocks: readonly { readonly count: number; readonly content: Uint8Array }[],
): InputFile {
  const sync = new Array<number>(16).fill(7);
  const meta = [...long(2), ...text("avro.schema"), ...text(JSON.stringify(schema)), ...text("avro.codec"), ...text(codec), 0];
  const parts = blocks.flatMap(({ count, content }) => [
    Uint8Array.from([...long(count), ...long(content.length)]),
    content,
    Uint8Array.from(sync),
  ]);
  return { name: "a.avro", bytes: new Uint8Array(Buffer.concat([Uint8Array.from([0x4f, 0x62, 0x6a, 1, ...meta, ...sync]), ...parts])) };
}

const record = (name: string, fields: readonly (readonly [string, unknown])[], more = {}) => ({
  type: "record",
  name,
  ...more,
  fields: fields.map(([field, type]) => ({ name: field, type })),
});
const arrayOf = (items: string) => ({ type: "array", items });
const PARAMS = record(
  "Params",
  ["physicalMin", "physicalMax", "digitalMin", "digitalMax"].map((name) => [name, "int"] as const),
);
const IMU = record("Imu", [
  ["timestampStart", "long"],
  ["samplingFrequency", "float"],
  ["imuParams", PARAMS],
  ["x", arrayOf("int")],
  ["y", arrayOf("int")],
  ["z", arrayOf("int")],
]);
const RAW = record("Raw", [
  ["peaks", arrayOf("long")],
  ["accelerometer", IMU],
  ["gyroscope", "empatica.format.avro.Imu"],
]);
const SESSION_SCHEMA = record(
  "Session",
  [
    ["timezone", "int"],
    ["label", ["null", "string"]],
    ["rawData", RAW],
  ],
  { namespace: "empatica.format.avro" },
);

/** Zigzag number of variable length. */
function long(value: number | bigint): number[] {
  let zigzag = BigInt(value) >= 0n ? BigInt(value) * 2n : -BigInt(value) * 2n - 1n;
  const bytes: number[] = [];
  for (; zigzag > 127n; zigzag >>= 7n) bytes.push(Number(zigzag & 127n) | 128);
  return [...bytes, Number(zigzag)];
}

function text(value: string): number[] {
  return [...long(encode(value).length), ...encode(value)];
}

function sensor(start: number, columns: readonly (readonly number[])[]): number[] {
  const float = [...new Uint8Array(new Float32Array([64]).buffer)];
  const array = (values: readonly number[]) => (values.length === 0 ? [0] : [...long(values.length), ...values.flatMap(long), 0]);
  return [...long(start), ...float, ...[-16, 16, -32_768, 32_768].flatMap(long), ...columns.flatMap(array)];
}
