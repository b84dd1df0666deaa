import type { MotionStreams, Stream } from "../motion/stream.ts";
import { accelerationUnit, medianLength, RADIANS, STANDARD_GRAVITY, scaled } from "../units.ts";
import type { FitClock } from "./clock.ts";
import { type FitMessage, numberOf, numbersInto, numbersOf } from "./messages.ts";
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
  const own = messages.filter(({ globalMessageNumber, timestamp }) => globalMessageNumber === fields.message && timestamp !== undefined);
  const most = own.reduce((sum, message) => sum + longestField(message), 0);
  const timeS = new Float64Array(most);
  const [x, y, z] = [new Float32Array(most), new Float32Array(most), new Float32Array(most)];
  const longest = own.reduce((size, message) => Math.max(size, longestField(message)), 0);
  const offsets = new Float64Array(longest);
  const axes: Axes = [new Float64Array(longest), new Float64Array(longest), new Float64Array(longest)];
  const value: Triple = [0, 0, 0];
  let count = 0;
  let calibration: Calibration | null = null;
  let calibrated = true;
  let raw = false;
  for (const message of messages) {
    if (message.globalMessageNumber === CALIBRATION_3D.message && numberOf(message, CALIBRATION_3D.sensorType) === sensor)
      calibration = calibrationOf(message);
    if (message.globalMessageNumber !== fields.message || message.timestamp === undefined) continue;
    const form = readAxes(message, fields, axes);
    calibrated &&= !form.raw || calibration !== null;
    raw ||= form.raw;
    const baseS = clock(message.timestamp) - originS + (numberOf(message, fields.timestampMs) ?? 0) / 1000;
    const samples = Math.min(form.samples, numbersInto(message, fields.sampleTimeOffset, offsets));
    for (let i = 0; i < samples; i++) {
      value[0] = (axes[0][i] as number) * form.scale;
      value[1] = (axes[1][i] as number) * form.scale;
      value[2] = (axes[2][i] as number) * form.scale;
      const at = baseS + (offsets[i] as number) / 1000;
      if (Number.isNaN(at + value[0] + value[1] + value[2])) continue;
      if (calibration !== null && form.raw) calibration(value);
      timeS[count] = at;
      x[count] = value[0];
      y[count] = value[1];
      z[count] = value[2];
      count++;
    }
  }
  if (count < 2) return null;
  const stream: Stream = {
    timeS: timeS.subarray(0, count),
    x: x.subarray(0, count),
    y: y.subarray(0, count),
    z: z.subarray(0, count),
  };
  return { stream, calibrated, raw };
}

type Triple = [number, number, number];
type Axes = readonly [Float64Array, Float64Array, Float64Array];

/** Bytes of a message's longest field: no fewer than it holds samples. */
function longestField({ fields }: FitMessage): number {
  return fields.reduce((size, field) => Math.max(size, field.size), 0);
}

/** Reads the best form in which the message gives its samples into `axes`: calibrated floats, calibrated thousandths, or raw counts. */
function readAxes(message: FitMessage, fields: SensorFields, axes: Axes): { samples: number; scale: number; raw: boolean } {
  const read = (first: number) => {
    const counts = axes.map((axis, k) => numbersInto(message, first + k, axis));
    return Math.min(...counts);
  };
  const full = read(fields.calibratedX);
  if (full > 0) return { samples: full, scale: 1, raw: false };
  if (fields.compressedX !== undefined) {
    const thousandths = read(fields.compressedX);
    if (thousandths > 0) return { samples: thousandths, scale: 1 / 1000, raw: false };
  }
  return { samples: read(fields.x), scale: 1, raw: true };
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
