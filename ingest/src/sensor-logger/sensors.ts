import { readLayout, type TableLayout } from "../csv/header.ts";
import { type Entry, headText } from "../entry.ts";
import { isSensorLoggerJson } from "./json.ts";

export type Kind = "json" | "wrist" | "metadata" | "total" | "user" | "gravity" | "rotation" | "orientation" | "uncalibrated" | "other";

const KIND_BY_NAME: readonly (readonly [RegExp, Kind])[] = [
  [/accelerometeruncalibrated/, "uncalibrated"],
  [/orientation/, "orientation"],
  [/gyroscopeuncalibrated|magnetometer|barometer|compass/, "other"],
  [/totalacceleration/, "total"],
  [/accelerometer/, "user"],
  [/gravity/, "gravity"],
  [/gyroscope/, "rotation"],
];

/** What an entry holds, or null when it is not of this app. The header names the sensor only in the watch's file; else the file name does. */
export function kindOf(entry: Entry): Kind | null {
  if (isSensorLoggerJson(entry)) return "json";
  const name = entry.baseName.toLowerCase();
  if (entry.bytes.length === 0) return name === "annotation.csv" ? "other" : null;
  if (/^\s*"?version"?,"?device name"?,"?recording epoch time/.test(headText(entry, 256))) return "metadata";
  const layout = readLayout(entry.bytes.subarray(0, 4096));
  if (layout === null) return null;
  if (wristColumns(layout) !== null) return "wrist";
  const time = timeColumn(layout);
  const ours = layout.names.includes("seconds_elapsed") || layout.names.join() === "time,z,y,x";
  const byName = KIND_BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
  if (time < 0 || !ours) return null;
  if (byName !== undefined) return byName;
  // A spreadsheet rounds the ns away; then only the file's name is left to tell.
  if (!/^\d{19}$/.test(layout.firstRow[time] ?? "")) return null;
  const axes = ["x", "y", "z"].map((axis) => axisNames(layout.names, axis).length);
  // Several sensors in one table are nothing that this app writes.
  if (axes.every((count) => count > 1)) return null;
  return axes.every((count) => count === 1) ? "user" : "other";
}

/** Position of the time, or -1. */
export function timeColumn({ names }: TableLayout): number {
  return names.findIndex((name) => /^time(stamp)?$/i.test(name));
}

export type Axes = readonly [number, number, number];

/** Positions in the watch's table, its names taken as they are meant: `RotationRateX` and `rotation_rate_x` are `rotationRateX`. Null for another table. */
export function wristColumns({ names }: TableLayout): {
  readonly gravity: Axes;
  readonly user: Axes;
  readonly rotation: Axes | null;
  readonly quaternion: readonly number[] | null;
} | null {
  const plain = names.map((name) => name.toLowerCase().replace(/[^a-z]/g, ""));
  const find = (sensor: string, letters: string) => {
    const found = [...letters].map((letter) => plain.indexOf(sensor + letter));
    return found.includes(-1) ? null : found;
  };
  const [gravity, user, rotation] = ["gravity", "acceleration", "rotationrate"].map((sensor) => find(sensor, "xyz") as Axes | null);
  return gravity && user ? { gravity, user, rotation: rotation ?? null, quaternion: find("quaternion", "wxyz") } : null;
}

/** Positions of x, y and z by name, in whatever order they stand; users rename them to `AccelerationX` and the like. */
export function axisColumns(names: readonly string[]): Axes | null {
  const axes = ["x", "y", "z"].map((axis) => names.indexOf(axisNames(names, axis)[0] ?? ""));
  return axes.includes(-1) ? null : (axes as unknown as Axes);
}

function axisNames(names: readonly string[], axis: string): string[] {
  return names.filter((name) => new RegExp(`^([a-z]*[^q])?${axis}$`, "i").test(name));
}
