import type { Random } from "@lastrep/fixtures";
import type { Signal } from "@lastrep/ingest";
import type { Take } from "./take.ts";
import { mapAxes, signalOf } from "./take.ts";

const GRAVITY = 9.80665;

/** Without a gyroscope; what the device says of gravity stays. */
export function withoutGyroscope(take: Take): Take {
  const { recording, window } = take;
  const signal = { ...signalOf(recording), angularRate: null };
  return { recording: { ...recording, signal, issues: [...recording.issues, { code: "no_gyroscope" }] }, window };
}

/** Of a device that does not say where gravity points. */
export function withoutGravity(signal: Signal): Signal {
  return { ...signal, gravity: null };
}

/** Errors of a poor sensor: white noise of a sample, m/s² and rad/s; constant error of an axis, rad/s; relative error of an axis' gain. */
const POOR = { noise: 0.2, rateNoise: 0.02, rateBias: Math.PI / 180, gain: 0.02 };

/** As a poor sensor measures: noise, a gyroscope that turns by itself by 1 °/s about every axis, gains that are wrong by 2 % either way. */
export function poor(signal: Signal, random: Random): Signal {
  const sign = () => (random.chance(0.5) ? 1 : -1);
  const { acceleration, angularRate } = signal;
  return {
    ...signal,
    acceleration: mapAxes(acceleration, (column) => {
      const gain = 1 + sign() * POOR.gain;
      return column.map((value) => gain * value + random.normal(0, POOR.noise));
    }),
    angularRate:
      angularRate &&
      mapAxes(angularRate, (column) => {
        const bias = sign() * POOR.rateBias;
        return column.map((value) => value + bias + random.normal(0, POOR.rateNoise));
      }),
  };
}

/** Of an accelerometer that ends at 2 g. */
export function clippedAt2g(signal: Signal): Signal {
  const most = 2 * GRAVITY;
  return {
    ...signal,
    acceleration: mapAxes(signal.acceleration, (column) => column.map((value) => Math.min(most, Math.max(-most, value)))),
  };
}
