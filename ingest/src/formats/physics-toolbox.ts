import { axis, columns3, layoutOf, readTable, tableIssues } from "../csv/table.ts";
import { clockOf, timeReading, timeRequest } from "../csv/time-column.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import { type Stream, sliceRows } from "../motion/stream.ts";
import type { Recording } from "../recording.ts";
import { STANDARD_GRAVITY, scaled } from "../units.ts";

/**
 * Physics Toolbox Sensor Suite: a blank line, then `time,gFx,gFy,gFz,ax,…,wz,` with a comma after every row. `gF` is in g with gravity;
 * columns are zero until their sensor starts. The clock is uneven, and the file does not say when it was made.
 */
export const physicsToolbox: Format = {
  id: "physics_toolbox",
  title: "Physics Toolbox",
  recognise: (entry) =>
    headText(entry, 512)
      .split("\n")
      .slice(0, 2)
      .some((line) => /(^|[,;])"?gFx/.test(line)),
  read: ([entry], limits) => read(entry as Entry, limits),
};

function read(entry: Entry, limits: Limits): Recording[] {
  const layout = layoutOf(entry, limits);
  const find = (names: readonly string[]) => names.map((name) => layout.names.indexOf(name));
  const force = find(["gFx", "gFy", "gFz"]);
  const rotation = find(["wx", "wy", "wz"]);
  const time = layout.names.indexOf("time");
  if (time < 0 || force.includes(-1))
    throw new IngestError(
      "unsupported_content",
      entry.name,
      "it lacks the time or an axis of gF",
      "Record the G-Force Meter in Physics Toolbox.",
    );
  const rotates = !rotation.includes(-1);
  // Seconds, or the time of day.
  const reading = timeReading(entry, layout, time);
  const table = readTable(entry, layout, [timeRequest(time, reading), ...force.map(axis), ...(rotates ? rotation.map(axis) : [])], limits);
  const { timeS } = clockOf(table.columns[0] as Float64Array, table.originS, reading);
  const streams: Stream[] = [{ timeS, ...scaled(columns3(table, 1), STANDARD_GRAVITY) }];
  if (rotates) streams.push({ timeS, ...columns3(table, 4) });
  const [acceleration, angularRate = null] = sliceRows(streams as [Stream, ...Stream[]], firstRowOf(streams[0] as Stream), table.rows) as [
    Stream,
    ...Stream[],
  ];
  return assembleMotion(
    {
      entry,
      format: "physics_toolbox",
      sourceUnit: "g",
      device: null,
      originS: null,
      timeZone: null,
      issues: tableIssues(table),
      streams: { acceleration, angularRate, gravity: null },
    },
    limits,
  );
}

/** First row at which the sensor had started. */
function firstRowOf({ x, y, z }: Stream): number {
  const row = x.findIndex((value, i) => value !== 0 || y[i] !== 0 || z[i] !== 0);
  return Math.max(row, 0);
}
