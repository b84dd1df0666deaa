import type { Columns3, Recording, Signal } from "@lastrep/ingest";
import type { Span } from "../span.ts";

/** A recording of one set, and where the set lies in it. */
export interface Take {
  readonly recording: Recording;
  /** The stretch in which the set is, s from the recording's start. */
  readonly window: Span;
}

/** The take with its signal changed sample by sample: nothing moves in time. */
export function withSignal({ recording, window }: Take, change: (signal: Signal) => Signal): Take {
  return { recording: { ...recording, signal: change(signalOf(recording)) }, window };
}

/** The recording's signal; throws where it has none. */
export function signalOf({ file, signal }: Recording): Signal {
  if (!signal) throw new Error(`${file} has no signal`);
  return signal;
}

/** Every vector column of the signal that is there, changed; `kind` says which it is. */
export function mapColumns(
  signal: Signal,
  change: (columns: Columns3, kind: "acceleration" | "angularRate" | "gravity") => Columns3,
): Signal {
  const { acceleration, angularRate, gravity } = signal;
  return {
    ...signal,
    acceleration: change(acceleration, "acceleration"),
    angularRate: angularRate && change(angularRate, "angularRate"),
    gravity: gravity && change(gravity, "gravity"),
  };
}

/** Each of the three columns changed by itself. */
export function mapAxes({ x, y, z }: Columns3, change: (column: Float32Array, axis: number) => Float32Array): Columns3 {
  return { x: change(x, 0), y: change(y, 1), z: change(z, 2) };
}
