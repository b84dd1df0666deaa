import { type Entry, entryOf, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import { readJson } from "../json.ts";
import type { Limits } from "../limits.ts";

/** Sensor Logger's JSON export starts with the first sensor's row, its pushed messages with their ids. */
export function isSensorLoggerJson(entry: Entry): boolean {
  const head = headText(entry, 2048);
  return (
    /^\s*\[\s*\{\s*"sensor"\s*:/.test(head) ||
    (/^\s*[[{]/.test(head) && /"(messageId|sessionId)"\s*:/.test(head) && /"payload"\s*:\s*\[/.test(head))
  );
}

/** Names under which the sensors' files go in a zip, by the name in the JSON without blanks. */
const FILES = new Map(
  Object.entries({
    wristmotion: "WristMotion.csv",
    accelerometer: "Accelerometer.csv",
    gravity: "Gravity.csv",
    gyroscope: "Gyroscope.csv",
    totalacceleration: "TotalAcceleration.csv",
    accelerometeruncalibrated: "AccelerometerUncalibrated.csv",
    watchaccelerometeruncalibrated: "WatchAccelerometerUncalibrated.csv",
  }),
);

/**
 * The JSON export (a flat list of rows), or the bodies of pushed messages, as the CSV entries that a zip of the same recording holds.
 * @throws {IngestError} when the JSON is damaged or holds no motion sensor.
 */
export function csvEntries(entry: Entry, limits: Limits): Entry[] {
  const tables = new Map<string, { readonly columns: readonly string[]; readonly lines: string[] }>();
  for (const { sensor, time, values } of rowsOf(readJson(entry, limits))) {
    const file = FILES.get(sensor.toLowerCase().replaceAll(/[\s_]/g, ""));
    if (file === undefined) continue;
    const table = tables.get(file) ?? { columns: Object.keys(values), lines: [] };
    tables.set(file, table);
    table.lines.push(`${time},0,${table.columns.map((column) => String(values[column])).join(",")}`);
  }
  if (tables.size === 0)
    throw new IngestError(
      "missing_companion",
      entry.name,
      "it holds no motion sensor",
      "Record Wrist Motion, or Accelerometer and Gravity.",
    );
  const encoder = new TextEncoder();
  return [...tables].map(([file, { columns, lines }]) => {
    const bytes = encoder.encode(`time,seconds_elapsed,${columns.join(",")}\n${lines.join("\n")}\n`);
    return { ...entryOf(file, bytes, entry.archive), name: entry.name };
  });
}

interface Row {
  readonly sensor: string;
  /** ns since the epoch, as digits. */
  readonly time: string;
  readonly values: Readonly<Record<string, unknown>>;
}

function rowsOf(content: unknown): Row[] {
  if (Array.isArray(content)) return content.flatMap(rowsOf);
  if (typeof content !== "object" || content === null) return [];
  const { sensor, name, time, seconds_elapsed: _, payload, values, ...rest } = content as Readonly<Record<string, unknown>>;
  if (Array.isArray(payload)) return payload.flatMap(rowsOf);
  const label = sensor ?? name;
  if (typeof label !== "string" || (typeof time !== "string" && typeof time !== "number")) return [];
  // Pushed times are bare numbers, which lose their last digits; to write them out whole keeps their length.
  const digits = typeof time === "number" ? BigInt(Math.round(time)).toString() : time;
  return [
    { sensor: label, time: digits, values: typeof values === "object" && values !== null ? (values as Record<string, unknown>) : rest },
  ];
}
