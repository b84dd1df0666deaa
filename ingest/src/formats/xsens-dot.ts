import { readLayout } from "../csv/header.ts";
import { axis, columns3, layoutOf, readTable, tableIssues, times } from "../csv/table.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import type { MotionStreams } from "../motion/stream.ts";
import type { Columns3, Recording } from "../recording.ts";
import { RADIANS, STANDARD_GRAVITY, scaled } from "../units.ts";

/**
 * Xsens (Movella) DOT: key lines, a blank, then columns that depend on the mode. Raw modes give `Acc` (m/s², with gravity) and `Gyr`
 * (deg/s). The fusion modes give the orientation and the free acceleration in the earth's frame, from which the specific force in the
 * sensor's axes is put together again. `SampleTimeFine` counts µs in 32 bits and wraps every 71.6 minutes; lost packets are holes.
 */
export const xsensDot: Format = {
  id: "xsens_dot",
  title: "Xsens DOT",
  recognise: (entry) =>
    /^(sep=.\n)?DeviceTag:/.test(headText(entry, 64)) || /(^|\n)PacketCounter[,;\t]SampleTimeFine/.test(headText(entry)),
  read: ([entry], limits) => read(entry as Entry, limits),
};

const WRAP = 2 ** 32;

function read(entry: Entry, limits: Limits): Recording[] {
  const head = headText(entry, 8192);
  const layout = layoutOf(entry, limits, ...headerAt(entry));
  const find = (...names: string[]) => {
    const columns = names.map((name) => layout.names.indexOf(name));
    return columns.includes(-1) ? null : columns;
  };
  const time = layout.names.indexOf("SampleTimeFine");
  const raw = find("Acc_X", "Acc_Y", "Acc_Z");
  const gyroscope = find("Gyr_X", "Gyr_Y", "Gyr_Z");
  const free = find("FreeAcc_X", "FreeAcc_Y", "FreeAcc_Z", "Quat_W", "Quat_X", "Quat_Y", "Quat_Z");
  const sensors = raw ?? free;
  if (time < 0 || sensors === null) {
    throw new IngestError(
      "missing_companion",
      entry.name,
      "it holds neither raw acceleration nor free acceleration with quaternions",
      "Record in a mode with acceleration, such as Rate quantities.",
    );
  }
  const table = readTable(entry, layout, [times(time), ...sensors.map(axis), ...(gyroscope ?? []).map(axis)], limits);
  const timeS = unwrapped(table.columns[0] as Float64Array);
  const { acceleration, gravity } =
    raw === null
      ? fromEarth(columns3(table, 1), table.columns.slice(4, 8) as Float32Array[])
      : { acceleration: columns3(table, 1), gravity: null };
  const streams: MotionStreams = {
    acceleration: { timeS, ...acceleration },
    angularRate: gyroscope && { timeS, ...scaled(columns3(table, 1 + sensors.length), RADIANS) },
    gravity: gravity && { timeS, ...gravity },
  };
  const start = startOf(head);
  return assembleMotion(
    {
      entry,
      format: "xsens_dot",
      sourceUnit: "m/s²",
      device: `Xsens DOT ${/DeviceTag:[,;\t](.*)/.exec(head)?.[1] ?? ""}`.trim(),
      issues: tableIssues(table),
      streams,
      ...start,
    },
    limits,
  );
}

/** Byte and line of the column names, which follow a varying number of key lines. */
function headerAt(entry: Entry): [number, number] {
  const marker = new TextEncoder().encode("PacketCounter");
  for (let at = 0, line = 1; at < Math.min(entry.bytes.length, 65_536); line++) {
    if (marker.every((byte, i) => entry.bytes[at + i] === byte) && readLayout(entry.bytes, at) !== null) return [at, line];
    const newline = entry.bytes.indexOf(0x0a, at);
    if (newline < 0) break;
    at = newline + 1;
  }
  throw new IngestError("corrupt_file", entry.name, "the line with the column names is missing", "Export the recording again.");
}

/** µs of a 32-bit counter as s from its first value, carried on where the counter wraps. */
function unwrapped(ticks: Float64Array): Float64Array {
  let turns = 0;
  return ticks.map((tick, i) => {
    if (i > 0 && tick < (ticks[i - 1] as number) - WRAP / 2) turns++;
    return (tick + turns * WRAP - (ticks[0] as number)) / 1e6;
  });
}

/** Specific force and its value at rest, turned from the earth's frame (z up) into the sensor's by the quaternion sensor → earth. */
function fromEarth(free: Columns3, quaternion: readonly Float32Array[]): { acceleration: Columns3; gravity: Columns3 } {
  const [w, x, y, z] = quaternion as [Float32Array, Float32Array, Float32Array, Float32Array];
  const length = w.length;
  const empty = () => ({ x: new Float32Array(length), y: new Float32Array(length), z: new Float32Array(length) });
  const acceleration = empty();
  const gravity = empty();
  for (let i = 0; i < length; i++) {
    const [qw, qx, qy, qz] = [w[i] as number, x[i] as number, y[i] as number, z[i] as number];
    const [ex, ey, ez] = [free.x[i] as number, free.y[i] as number, (free.z[i] as number) + STANDARD_GRAVITY];
    // Columns of the rotation sensor → earth; its transpose turns back.
    const right = [1 - 2 * (qy * qy + qz * qz), 2 * (qx * qy + qw * qz), 2 * (qx * qz - qw * qy)] as const;
    const front = [2 * (qx * qy - qw * qz), 1 - 2 * (qx * qx + qz * qz), 2 * (qy * qz + qw * qx)] as const;
    const up = [2 * (qx * qz + qw * qy), 2 * (qy * qz - qw * qx), 1 - 2 * (qx * qx + qy * qy)] as const;
    acceleration.x[i] = right[0] * ex + right[1] * ey + right[2] * ez;
    acceleration.y[i] = front[0] * ex + front[1] * ey + front[2] * ez;
    acceleration.z[i] = up[0] * ex + up[1] * ey + up[2] * ez;
    gravity.x[i] = right[2] * STANDARD_GRAVITY;
    gravity.y[i] = front[2] * STANDARD_GRAVITY;
    gravity.z[i] = up[2] * STANDARD_GRAVITY;
  }
  return { acceleration, gravity };
}

/** `StartTime: ,2021-08-20_20:21:13_835 GMT+8` as UTC, with its zone. */
function startOf(head: string): { readonly originS: number | null; readonly timeZone: string | null } {
  const found = /StartTime:\s*[,;]?\s*(\d{4}-\d\d-\d\d)_(\d\d:\d\d:\d\d)_(\d{3})\s*GMT([+-])(\d{1,2})(?::?(\d\d))?/.exec(head);
  if (found === null) return { originS: null, timeZone: null };
  const [, date, clock, milli, sign, hours = "0", minutes = "0"] = found;
  const timeZone = `${sign}${hours.padStart(2, "0")}:${minutes.padStart(2, "0")}`;
  return { originS: Date.parse(`${date}T${clock}.${milli}${timeZone}`) / 1000, timeZone };
}
