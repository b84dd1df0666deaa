import { axis, columns3, layoutOf, readTable, tableIssues, times } from "../csv/table.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import type { Recording } from "../recording.ts";
import { medianLength, STANDARD_GRAVITY, scaled } from "../units.ts";

/**
 * Bangle.js accellog: `Time (ms),X,Y,Z`, from 0.05 with `Total`. Older versions and the raw mode write whole counts of 1/8192 g, later
 * ones g, under one header: the size decides.
 */
export const bangle: Format = {
  id: "bangle",
  title: "Bangle.js accellog",
  recognise: (entry) => /^Time \(ms\),X,Y,Z(,Total)?\s*\n/.test(headText(entry, 64).replaceAll('"', "")),
  read: ([entry], limits) => read(entry as Entry, limits),
};

const COUNTS_PER_G = 8192;
/** Between one g and one g in counts lies a factor of eight thousand; any median beyond this is counts. */
const COUNTS_FROM = 100;

function read(entry: Entry, limits: Limits): Recording[] {
  const table = readTable(entry, layoutOf(entry, limits), [times(0), axis(1), axis(2), axis(3)], limits);
  const written = columns3(table, 1);
  const median = medianLength(written);
  const toG = median > COUNTS_FROM ? 1 / COUNTS_PER_G : 1;
  if (median * toG < 0.5 || median * toG > 2) {
    throw new IngestError(
      "unsupported_content",
      entry.name,
      `its median acceleration of ${median.toPrecision(3)} is 1 g neither in g nor in counts`,
      "Export the log again with accellog.",
    );
  }
  return assembleMotion(
    {
      entry,
      format: "bangle",
      sourceUnit: toG === 1 ? "g" : "counts",
      device: "Bangle.js",
      originS: null,
      timeZone: null,
      issues: tableIssues(table),
      streams: {
        acceleration: { timeS: (table.columns[0] as Float64Array).map((ms) => ms / 1000), ...scaled(written, toG * STANDARD_GRAVITY) },
        angularRate: null,
        gravity: null,
      },
    },
    limits,
  );
}
