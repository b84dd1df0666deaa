import type { Columns3, Recording, Signal } from "@lastrep/ingest";

/** A sensor that tells less than the one that was worn. */
export interface PoorerSensor {
  /** Samples a second of every sensor, where they are fewer than were taken. */
  readonly rateHz: number;
  readonly gyroscope: boolean;
}

/**
 * A recording as a poorer sensor would have taken it: single samples at its rate, read off between those that there are, without averaging, which is how cheap
 * sensors do it. Without a gyroscope there is no gravity of the device's own either.
 */
export function asSensedBy(recording: Recording, { rateHz, gyroscope }: PoorerSensor): Recording {
  if (!recording.signal) return recording;
  const signal = atRate(recording.signal, Math.min(rateHz, recording.signal.rateHz));
  return { ...recording, signal: gyroscope ? signal : { ...signal, angularRate: null, gravity: null } };
}

function atRate(signal: Signal, rateHz: number): Signal {
  if (rateHz === signal.rateHz) return signal;
  const length = Math.floor((signal.length * rateHz) / signal.rateHz);
  const sampled = (column: Float32Array) =>
    Float32Array.from({ length }, (_, i) => {
      const at = (i * signal.rateHz) / rateHz;
      const low = Math.min(column.length - 1, Math.floor(at));
      const [here, next] = [column[low] as number, column[Math.min(column.length - 1, low + 1)] as number];
      return here + (at - low) * (next - here);
    });
  const all = ({ x, y, z }: Columns3): Columns3 => ({ x: sampled(x), y: sampled(y), z: sampled(z) });
  const { acceleration, angularRate, gravity, nativeRateHz } = signal;
  return {
    rateHz,
    length,
    acceleration: all(acceleration),
    angularRate: angularRate && all(angularRate),
    gravity: gravity && all(gravity),
    nativeRateHz: Math.min(rateHz, nativeRateHz),
  };
}
