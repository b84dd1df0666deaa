import type { MotionStreams, Stream } from "../motion/stream.ts";
import { accelerationUnit, medianLength, RADIANS, STANDARD_GRAVITY, scaled } from "../units.ts";
import type { FitClock } from "./clock.ts";
import { type FitMessage, numberOf, numbersOf } from "./messages.ts";
import { ACCELEROMETER_DATA, CALIBRATION_3D, GYROSCOPE_DATA, SENSOR_ACCELEROMETER, SENSOR_GYROSCOPE } from "./profile.ts";

/**
 * Raw acceleration and angular rate of a FIT file (messages 165 and 164), calibrated by `three_d_sensor_calibration` (167), with times
 * counted from `originS`, and the unit of the acceleration before. Null without usable acceleration.
 */
export function sensorsOf(
  messages: readonly FitMessage[],
  clock: FitClock,
  originS: number,
): { readonly streams: MotionStreams; readonly sourceUnit: string } | null {
  const acceleration = collect(messages, ACCELEROMETER_DATA, SENSOR_ACCELEROMETER, clock, originS);
  if (acceleration === null) return null;
  const unit = accelerationUnit(medianLength(acceleration.stream));
  if (unit === null) return null;
  const rotation = collect(messages, GYROSCOPE_DATA, SENSOR_GYROSCOPE, clock, originS);
  const streams: MotionStreams = {
    acceleration: {
      timeS: acceleration.stream.timeS,
      ...scaled(acceleration.stream, acceleration.calibrated ? STANDARD_GRAVITY : unit.toSi),
    },
    // Raw counts of a gyroscope without calibration have no scale and no zero.
    angularRate: rotation?.calibrated ? { timeS: rotation.stream.timeS, ...scaled(rotation.stream, RADIANS) } : null,
    gravity: null,
  };
  const { calibrated, raw } = acceleration;
  return { streams, sourceUnit: calibrated ? (raw ? "counts" : "g") : unit.unit };
}

interface SensorFields {
  readonly message: number;
  readonly timestampMs: number;
  readonly sampleTimeOffset: number;
  readonly x: number;
  readonly calibratedX: number;
  readonly compressedX?: number;
}

/** Samples of all messages of one sensor, in g or deg/s when `calibrated`; `raw` when the file holds counts; null when there are none. */
function collect(messages: readonly FitMessage[], fields: SensorFields, sensor: number, clock: FitClock, originS: number) {
  const timeS: number[] = [];
  const axes: [number[], number[], number[]] = [[], [], []];
  const value: Triple = [0, 0, 0];
  let calibration: Calibration | null = null;
  let calibrated = true;
  let raw = false;
  for (const message of messages) {
    if (message.globalMessageNumber === CALIBRATION_3D.message && numberOf(message, CALIBRATION_3D.sensorType) === sensor)
      calibration = calibrationOf(message);
    if (message.globalMessageNumber !== fields.message || message.timestamp === undefined) continue;
    const samples = samplesOf(message, fields, calibration);
    calibrated &&= samples.calibrated;
    raw ||= samples.raw;
    const baseS = clock(message.timestamp) - originS + (numberOf(message, fields.timestampMs) ?? 0) / 1000;
    const offsets = numbersOf(message, fields.sampleTimeOffset);
    const [x, y, z] = samples.axes;
    for (let i = 0; i < x.length; i++) {
      const offset = offsets[i] ?? null;
      const vx = x[i] ?? null;
      const vy = y[i] ?? null;
      const vz = z[i] ?? null;
      if (offset === null || vx === null || vy === null || vz === null) continue;
      timeS.push(baseS + offset / 1000);
      value[0] = vx;
      value[1] = vy;
      value[2] = vz;
      if (calibration !== null && samples.raw) calibration(value);
      axes[0].push(value[0]);
      axes[1].push(value[1]);
      axes[2].push(value[2]);
    }
  }
  if (timeS.length < 2) return null;
  const [x, y, z] = axes.map((axis) => Float32Array.from(axis)) as [Float32Array, Float32Array, Float32Array];
  const stream: Stream = { timeS: Float64Array.from(timeS), x, y, z };
  return { stream, calibrated, raw };
}

type Triple = [number, number, number];
type Values = readonly (number | null)[];

/** The best form in which the message gives its samples: calibrated floats, calibrated thousandths, or raw counts. */
function samplesOf(message: FitMessage, fields: SensorFields, calibration: Calibration | null) {
  const axis = (field: number, scale: number): Values => {
    const values = numbersOf(message, field);
    return scale === 1 ? values : values.map((value) => value && value * scale);
  };
  const axes = (first: number, scale = 1): [Values, Values, Values] => [axis(first, scale), axis(first + 1, scale), axis(first + 2, scale)];
  const full = axes(fields.calibratedX);
  if (full[0].length > 0) return { axes: full, calibrated: true, raw: false };
  if (fields.compressedX !== undefined) {
    const milli = axes(fields.compressedX, 1 / 1000);
    if (milli[0].length > 0) return { axes: milli, calibrated: true, raw: false };
  }
  return { axes: axes(fields.x), calibrated: calibration !== null, raw: true };
}

/** Turns raw counts into g or deg/s in the device's axes, in place. */
type Calibration = (value: Triple) => void;

/** (raw - level shift - offset) × factor ÷ divisor, then turned by the orientation matrix where one is given. Null when it is incomplete. */
function calibrationOf(message: FitMessage): Calibration | null {
  const factor = numberOf(message, CALIBRATION_3D.factor);
  const divisor = numberOf(message, CALIBRATION_3D.divisor);
  if (factor === null || divisor === null || divisor === 0) return null;
  const shift = numberOf(message, CALIBRATION_3D.levelShift) ?? 0;
  const [offsetX, offsetY, offsetZ] = [0, 1, 2].map((axis) => shift + (numbersOf(message, CALIBRATION_3D.offset)[axis] ?? 0)) as [
    number,
    number,
    number,
  ];
  const scale = factor / divisor;
  const matrix = numbersOf(message, CALIBRATION_3D.orientation).map((value) => (value ?? 0) / ORIENTATION_SCALE);
  const turned = matrix.length === 9 && matrix.some((value) => value !== 0);
  return (value) => {
    const x = (value[0] - offsetX) * scale;
    const y = (value[1] - offsetY) * scale;
    const z = (value[2] - offsetZ) * scale;
    const row = (r: number) => (matrix[r] as number) * x + (matrix[r + 1] as number) * y + (matrix[r + 2] as number) * z;
    value[0] = turned ? row(0) : x;
    value[1] = turned ? row(3) : y;
    value[2] = turned ? row(6) : z;
  };
}

const ORIENTATION_SCALE = 65_535;
