import { type Measurement, writeFitActivity } from "@lastrep/fixtures";
import { decode, type InputFile } from "@lastrep/ingest";
import { readLayout, scanFit, scanTable } from "@lastrep/ingest/kernels";
import { unzipSync } from "fflate";
import FitParser from "fit-file-parser";
import Papa from "papaparse";
import { fitOfSensors } from "../ingest/make-fit.ts";
import { readCells } from "./bare-loop.ts";
import { decodingMemory } from "./decoding-memory.ts";
import { zipOf } from "./signals.ts";
import { seconds, secondsOf } from "./timing.ts";

type Add = (what: string, value: string, target?: string, met?: boolean | null) => void;

/** What reading files costs, against the parsers that are in wide use and against the least that a loop can do. */
export async function benchIngest(measurement: Measurement, add: Add): Promise<void> {
  const zip = zipOf(measurement);
  const [recording] = (await decode([zip])).recordings;
  if (!recording) throw new Error("the zip holds a recording");
  const hourS = ((await secondsOf(() => decode([zip]), 3)) * 3600) / recording.durationS;
  add("one hour at 100 Hz, six axes and gravity: Sensor Logger zip to a recording", `${hourS.toFixed(2)} s`, "≤ 0.5 s", hourS <= 0.5);

  const table = beginning(wristMotionIn(zip), 15e6);
  const ours = seconds(() => columnsOf(table), 5);
  const text = new TextDecoder().decode(table);
  const papa = seconds(() => Papa.parse(text, { header: true, dynamicTyping: true }), 2) / ours;
  add("CSV of 15 MB: papaparse with typing ÷ ours, all columns", papa.toFixed(1), "≥ 6", papa >= 6);
  const columnCount = readLayout(table)?.fieldCount ?? 0;
  const bare = ours / seconds(() => readCells(table, columnCount), 5);
  add("CSV of 15 MB: ours ÷ a bare loop over its bytes, all columns", bare.toFixed(2), "≤ 2", bare <= 2);
  const memory = await decodingMemory({ name: "WristMotion.csv", bytes: table });
  add("peak memory of reading that CSV to a recording ÷ its size, itself included", memory.toFixed(2), "≤ 3", memory <= 3);

  const activity = longActivity();
  const imported = await againstParser(activity);
  add("FIT activity of two hours: import ÷ fit-file-parser alone", imported.toFixed(2), "≤ 1.2", imported <= 1.2);
  const sensors = await againstParser(fitOfSensors(1200));
  add("FIT with raw acceleration, calibrated and resampled: import ÷ fit-file-parser alone", sensors.toFixed(2), "≤ 1.2", sensors <= 1.2);
  const { bytes } = activity;
  const chain = repeated(bytes, Math.ceil(20e6 / bytes.length));
  const rate = chain.length / 1e6 / seconds(() => scanFit(chain, passOver), 3);
  add("framing scan of FIT, checksum included", `${Math.round(rate)} MB/s`, "≥ 100 MB/s", rate >= 100);
}

/** Time of our import by that of the parser that is in wide use, which neither checks nor calibrates. */
async function againstParser({ name, bytes }: InputFile): Promise<number> {
  const content = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const parser = await secondsOf(() => new FitParser({ mode: "list" }).parseAsync(content), 7);
  return (await secondsOf(() => decode([{ name, bytes }]), 7)) / parser;
}

const passOver = { segment: () => {}, message: () => {} };

function wristMotionIn({ bytes }: InputFile): Uint8Array {
  const [found] = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith("WristMotion.csv"));
  if (!found) throw new Error("a Sensor Logger zip holds WristMotion.csv");
  return found[1];
}

/** The first whole lines. */
function beginning(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length < length) throw new Error(`the table has ${bytes.length} bytes, less than ${length}`);
  return bytes.slice(0, bytes.lastIndexOf(0x0a, length) + 1);
}

/** Every column; the first holds ns since the epoch. */
function columnsOf(bytes: Uint8Array) {
  const layout = readLayout(bytes);
  if (layout === null) throw new Error("the table has no rows");
  const columns = layout.names.map((_, index) => ({
    index,
    kind: index === 0 ? ("nanoseconds" as const) : ("number" as const),
    bits: 64 as const,
  }));
  const table = scanTable(bytes, { ...layout, columns, maxRows: Number.POSITIVE_INFINITY });
  if (table.unreadable !== null) throw new Error("a row could not be read");
  return table;
}

function longActivity(): InputFile {
  const heartRate = { timeS: Float64Array.from({ length: 7200 }, (_, i) => i), bpm: new Uint8Array(7200).fill(100) };
  const sets = Array.from({ length: 40 }, (_, i) => ({
    kind: "active" as const,
    startS: i * 180,
    durationS: 40,
    reps: 8,
    loadKg: 60,
    exercises: [{ category: 0, subtype: 1 }],
  }));
  return writeFitActivity(
    { durationS: 7200, sets, heartRate },
    { start: new Date("2025-03-01T17:00:00Z"), timeZone: "UTC", title: "Long" },
  );
}

/** A chain of FIT files. */
function repeated(bytes: Uint8Array, times: number): Uint8Array {
  const chain = new Uint8Array(bytes.length * times);
  for (let i = 0; i < times; i++) chain.set(bytes, i * bytes.length);
  return chain;
}
