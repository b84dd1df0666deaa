import { readFileSync } from "node:fs";
import { analyse } from "@lastrep/analysis";
import type { Columns3, Recording, Signal } from "@lastrep/ingest";
import { peak } from "./peak.ts";
import type { StoredSignal } from "./peak-memory.ts";

// Answers by how many bytes its greatest resident size rose while it analysed the signal.
process.once("message", (stored: StoredSignal) => {
  const recording = read(stored);
  analyse([beginning(recording, 30)]);
  const before = peak();
  analyse([recording]);
  const risen = peak() - before;
  process.send?.(risen, () => process.disconnect());
});

function read({ file, rateHz, length, triples }: StoredSignal): Recording {
  const bytes = readFileSync(file);
  const column = (index: number) => new Float32Array(bytes.buffer, bytes.byteOffset + index * 4 * length, length);
  const triple = (index: number): Columns3 => ({ x: column(3 * index), y: column(3 * index + 1), z: column(3 * index + 2) });
  const signal: Signal = {
    rateHz,
    length,
    acceleration: triple(0),
    angularRate: triples > 1 ? triple(1) : null,
    gravity: triples > 2 ? triple(2) : null,
    nativeRateHz: rateHz,
  };
  return {
    file: "stored",
    format: "csv",
    device: null,
    startTimeUs: null,
    timeZone: null,
    durationS: length / rateHz,
    signal,
    gaps: [],
    heartRate: null,
    deviceSets: [],
    issues: [],
  };
}

function beginning(recording: Recording, seconds: number): Recording {
  const { signal } = recording;
  if (!signal) return recording;
  const length = Math.min(signal.length, Math.round(seconds * signal.rateHz));
  const head = ({ x, y, z }: Columns3): Columns3 => ({ x: x.slice(0, length), y: y.slice(0, length), z: z.slice(0, length) });
  return {
    ...recording,
    durationS: length / signal.rateHz,
    signal: {
      ...signal,
      length,
      acceleration: head(signal.acceleration),
      angularRate: signal.angularRate && head(signal.angularRate),
      gravity: signal.gravity && head(signal.gravity),
    },
  };
}
