import type { TableLayout } from "../csv/header.ts";
import { parseInstant } from "../csv/instant.ts";
import { axis, columns3, layoutOf, readTable, tableIssues, times } from "../csv/table.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import { pickRows, type Stream } from "../motion/stream.ts";
import type { Recording } from "../recording.ts";
import { STANDARD_GRAVITY, scaled, scaledSum } from "../units.ts";

/**
 * SensorLog by Bernd Thomas (iOS, watchOS): one wide table, its columns set by the enabled sensors. `loggingTime` ticks on its own, so
 * the sensors' clocks (seconds since reboot) give the spacing and `loggingTime` only says what time that was. Core Motion's units and
 * sign: the specific force is minus what the file says. The motion columns share one instant; they are not mixed with the raw ones.
 */
export const sensorLog: Format = {
  id: "sensorlog",
  title: "SensorLog",
  recognise: (entry) =>
    /(^|,)"?loggingTime/.test(headText(entry, 256)) && /accelerometer|motionUserAcceleration/.test(headText(entry, 8192)),
  read: ([entry], limits) => read(entry as Entry, limits),
};

function read(entry: Entry, limits: Limits): Recording[] {
  const layout = layoutOf(entry, limits);
  const motion = findAxes(layout, "motion", ["motionUserAcceleration", "motionGravity", "motionRotationRate"]);
  const raw = motion === null ? findAxes(layout, "accelerometer", ["accelerometerAcceleration"]) : null;
  const found = motion ?? raw;
  if (found === null) {
    throw new IngestError(
      "missing_companion",
      entry.name,
      "it holds no acceleration with its time stamps",
      "Switch on Device Motion (or the accelerometer) in SensorLog.",
    );
  }
  // Some rows are a field short around the pedometer, which shifts every later cell: they are left out.
  const table = readTable(entry, layout, [times(found.time), ...found.axes.map(axis)], limits, { exactFields: layout.names.length });
  const rebootS = table.columns[0] as Float64Array;
  const originS = Math.floor(rebootS[0] as number);
  const timeS = rebootS.map((time) => time - originS);
  const first = columns3(table, 1);
  const streams: [Stream, ...Stream[]] =
    motion === null
      ? [{ timeS, ...scaled(first, -STANDARD_GRAVITY) }]
      : [
          { timeS, ...scaledSum(first, columns3(table, 4), -STANDARD_GRAVITY) },
          { timeS, ...scaled(columns3(table, 4), -STANDARD_GRAVITY) },
          { timeS, ...columns3(table, 7) },
        ];
  const [acceleration, gravity = null, angularRate = null] = pickRows(streams, firstOfEach(timeS)) as [Stream, ...Stream[]];
  const logged = layout.firstRow[layout.names.findIndex((name) => name.startsWith("loggingTime"))] ?? "";
  const bytes = new TextEncoder().encode(logged);
  const loggedS = parseInstant(bytes, 0, bytes.length);
  const zone = /(Z|([+-]\d\d):?(\d\d))$/.exec(logged.slice(19));
  return assembleMotion(
    {
      entry,
      format: "sensorlog",
      sourceUnit: "g",
      device: deviceOf(layout),
      originS: Number.isNaN(loggedS) ? null : loggedS - (timeS[0] as number),
      timeZone: zone && (zone[1] === "Z" ? "+00:00" : `${zone[2]}:${zone[3]}`),
      issues: tableIssues(table),
      streams: { acceleration, angularRate, gravity },
    },
    limits,
  );
}

/** Columns of a sensor group with its clock, by names that may carry a unit: `motionGravityX(G)`. Null when one is missing. */
function findAxes(
  layout: TableLayout,
  clock: string,
  sensors: readonly string[],
): { readonly time: number; readonly axes: readonly number[] } | null {
  const find = (name: string) => layout.names.findIndex((candidate) => candidate.replace(/\(.*\)$/, "") === name);
  const time = find(`${clock}Timestamp_sinceReboot`);
  const axes = sensors.flatMap((sensor) => ["X", "Y", "Z"].map((letter) => find(sensor + letter)));
  return time < 0 || axes.includes(-1) ? null : { time, axes };
}

/** A row of the log repeats a sensor that has not been read anew since: of each time stamp the first row is taken. */
function firstOfEach(timeS: Float64Array): Int32Array {
  return Int32Array.from(timeS.keys()).filter((row) => row === 0 || timeS[row] !== timeS[row - 1]);
}

function deviceOf(layout: TableLayout): string | null {
  return layout.firstRow[layout.names.findIndex((name) => name.startsWith("deviceID"))]?.replaceAll("_", " ") || null;
}
