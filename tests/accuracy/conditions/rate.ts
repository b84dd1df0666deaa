import type { Signal } from "@lastrep/ingest";
import { mapAxes, mapColumns, signalOf, type Take } from "./take.ts";

/** The take as a device with another rate records it. */
export function atRate(take: Take, rateHz: number): Take {
  const { recording, window } = take;
  const signal = resampled(signalOf(recording), rateHz, 1);
  const issues = rateHz < 20 ? [...recording.issues, { code: "low_rate", rateHz } as const] : recording.issues;
  return { recording: { ...recording, signal, issues }, window };
}

/**
 * The take done `factor` times as slowly, at the same rate. What moves accelerates by its square less and turns by itself less fast; gravity
 * stays. Throws where the device does not say what gravity is.
 */
export function slowed(take: Take, factor: number): Take {
  const { recording, window } = take;
  const { acceleration, angularRate, gravity, ...signal } = signalOf(recording);
  if (!gravity) throw new Error(`${recording.file} does not tell gravity from movement`);
  const slow = {
    ...signal,
    acceleration: mapAxes(acceleration, (column, axis) => {
      const up = [gravity.x, gravity.y, gravity.z][axis] ?? column;
      return column.map((value, i) => (up[i] ?? 0) + (value - (up[i] ?? 0)) / factor ** 2);
    }),
    angularRate: angularRate && mapAxes(angularRate, (column) => column.map((value) => value / factor)),
    gravity,
  };
  const later = <S extends { readonly startS: number; readonly endS: number }>(span: S): S => ({
    ...span,
    startS: factor * span.startS,
    endS: factor * span.endS,
  });
  return {
    recording: {
      ...recording,
      durationS: factor * recording.durationS,
      signal: resampled(slow, signal.rateHz, factor),
      gaps: recording.gaps.map(later),
    },
    window: later(window),
  };
}

/**
 * The signal, drawn out in time by `factor`, at another rate. Every new sample is the mean over its own step, as sensors make it that average what lies
 * between two readings.
 */
function resampled(signal: Signal, rateHz: number, factor: number): Signal {
  const oldHz = signal.rateHz / factor;
  const length = Math.floor(((signal.length - 1) / oldHz) * rateHz + 1e-6) + 1;
  const columns = mapColumns(signal, (old) => mapAxes(old, (column) => meansOf(column, oldHz, rateHz, length)));
  return { ...columns, rateHz, length, nativeRateHz: Math.min(rateHz, signal.nativeRateHz / factor) };
}

function meansOf(column: Float32Array, oldHz: number, rateHz: number, length: number): Float32Array {
  const sums = new Float64Array(column.length);
  for (let i = 1; i < sums.length; i++) sums[i] = (sums[i - 1] ?? 0) + ((column[i - 1] ?? 0) + (column[i] ?? 0)) / 2;
  // The integral of the line through the samples up to a place between them.
  const sumTo = (at: number) => {
    const low = Math.min(Math.floor(at), column.length - 2);
    const [a, b, part] = [column[low] ?? 0, column[low + 1] ?? 0, at - low];
    return (sums[low] ?? 0) + part * (a + (part * (b - a)) / 2);
  };
  const half = oldHz / rateHz / 2;
  return Float32Array.from({ length }, (_, k) => {
    const at = (k / rateHz) * oldHz;
    const [from, to] = [Math.max(0, at - half), Math.min(column.length - 1, at + half)];
    return (sumTo(to) - sumTo(from)) / (to - from);
  });
}
