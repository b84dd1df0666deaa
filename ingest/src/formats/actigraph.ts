import { evenTimes, zoneName } from "../clock/times.ts";
import { accelerationScale } from "../csv/scale.ts";
import { axis, columns3, layoutOf, readTable, tableIssues } from "../csv/table.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import { groupBy } from "../group.ts";
import { readLog } from "../gt3x/log.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import { atRest } from "../motion/at-rest.ts";
import type { Recording } from "../recording.ts";
import { STANDARD_GRAVITY, scaled } from "../units.ts";

/**
 * ActiGraph: raw CSV (ten lines of preamble, then `Accelerometer X,…` without times: start and rate stand in the preamble) and
 * `.gt3x`, a zip of `info.txt` and `log.bin`. Count files look alike and are refused: they hold one sum for many seconds.
 */
export const actiGraph: Format = {
  id: "actigraph",
  title: "ActiGraph (raw CSV or gt3x)",
  recognise: (entry) => /^\W*Data [a-z ]*Created By ActiGraph/i.test(headText(entry, 256)) || isLog(entry) || isInfo(entry),
  group: (entries) => groupBy(entries, (entry) => (isLog(entry) || isInfo(entry) ? `${entry.archive}:${entry.folder}` : entry.name)),
  read: (group, limits) => {
    const log = group.find(isLog);
    const info = group.find(isInfo);
    if (log !== undefined && info !== undefined) return readGt3x(log, info, limits);
    const [first] = group as [Entry];
    if (log !== undefined || info !== undefined) {
      throw new IngestError(
        "missing_companion",
        first.name,
        "a gt3x recording is info.txt and log.bin together",
        "Give the .gt3x file as ActiLife wrote it.",
      );
    }
    return readCsv(first, limits);
  },
};

const PREAMBLE_LINES = 10;
/** Well above the 100 Hz that the devices offer. */
const FASTEST_HZ = 1000;

function isLog(entry: Entry): boolean {
  return entry.baseName === "log.bin" && entry.bytes[0] === 0x1e;
}

function isInfo(entry: Entry): boolean {
  return entry.baseName === "info.txt" && /^Serial Number: /.test(headText(entry, 64)) && /\nSample Rate: \d/.test(headText(entry));
}

function readCsv(entry: Entry, limits: Limits): Recording[] {
  const lines = headText(entry).split("\n");
  const epoch = /Epoch Period \(hh:mm:ss\) (\d\d:\d\d:\d\d)/.exec(lines.slice(0, PREAMBLE_LINES).join("\n"))?.[1] ?? "00:00:00";
  if (epoch !== "00:00:00") {
    throw new IngestError(
      "unsupported_content",
      entry.name,
      `it holds activity counts, one for every ${epoch}, not movement`,
      "Export raw data (or give the .gt3x file) from ActiLife.",
    );
  }
  const rateHz = Number(/ at (\d+) Hz/i.exec(lines[0] ?? "")?.[1] ?? Number.NaN);
  if (!(rateHz > 0 && rateHz <= FASTEST_HZ))
    throw new IngestError(
      "corrupt_file",
      entry.name,
      "its first line does not give the sampling rate",
      "Export the raw data again from ActiLife.",
    );
  const layout = layoutOf(entry, limits, ...afterLines(entry, PREAMBLE_LINES));
  const axes = ["X", "Y", "Z"].map((letter) => layout.names.findIndex((name) => new RegExp(`^Accelerometer ${letter}$`, "i").test(name)));
  if (layout.names.length > 0 && axes.includes(-1))
    throw new IngestError("unsupported_content", entry.name, "its columns are no raw acceleration", "Export raw data from ActiLife.");
  const table = readTable(entry, layout, layout.names.length > 0 ? axes.map(axis) : [axis(0), axis(1), axis(2)], limits);
  const written = columns3(table, 0);
  const timeS = evenTimes(table.rows, rateHz);
  const issues = tableIssues(table);
  const unit = accelerationScale(entry, written, atRest(written, timeS), "", issues);
  const originS = startOf(lines);
  return assembleMotion(
    {
      entry,
      format: "actigraph",
      sourceUnit: unit.unit,
      device: /Created By ActiGraph (\S+)/i.exec(lines[0] ?? "")?.[1]?.replace(/^/, "ActiGraph ") ?? "ActiGraph",
      originS,
      timeZone: null,
      issues: [...issues, ...(originS === null ? [] : ([{ code: "local_time" }] as const))],
      streams: { acceleration: { timeS, ...scaled(written, unit.toSi) }, angularRate: null, gravity: null },
    },
    limits,
  );
}

/** Byte and line after `count` lines. */
function afterLines(entry: Entry, count: number): [number, number] {
  let at = 0;
  for (let line = 0; line < count; line++) at = Math.max(entry.bytes.indexOf(0x0a, at) + 1, at);
  return [at, count + 1];
}

/** Local start from `Start Time 11:45:00` and `Start Date 11/1/2017`, as if it were UTC; null when the order of day and month stays open. */
function startOf(lines: readonly string[]): number | null {
  const head = lines.slice(0, PREAMBLE_LINES).join("\n");
  const time = /Start Time (\d{1,2}):(\d\d):(\d\d)/.exec(head);
  const date = /Start Date (\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})/.exec(head);
  const order = /date format (\S+)/i.exec(head)?.[1] ?? "";
  if (time === null || date === null) return null;
  const [a, b, c] = [Number(date[1]), Number(date[2]), Number(date[3])];
  // The stated order can be wrong: a number beyond 12 is a day whatever it says.
  const dayFirst = a > 12 || (b <= 12 && /^d/i.test(order));
  const [year, month, day] = a > 31 ? [a, b, c] : dayFirst ? [c, b, a] : [c, a, b];
  const start = Date.UTC(year, month - 1, day, Number(time[1]), Number(time[2]), Number(time[3])) / 1000;
  return Number.isNaN(start) ? null : start;
}

/** .NET ticks (100 ns since the year 1) at the Unix epoch. */
const TICKS_AT_EPOCH = 621_355_968_000_000_000n;

function readGt3x(log: Entry, info: Entry, limits: Limits): Recording[] {
  const facts = new Map(
    headText(info)
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const rateHz = Number(facts.get("Sample Rate"));
  const scale = Number((facts.get("Acceleration Scale") ?? "").replace(",", "."));
  if (!(rateHz > 0 && rateHz < 1000))
    throw new IngestError(
      "corrupt_file",
      info.name,
      "info.txt does not give the sampling rate",
      "Download the recording again with ActiLife.",
    );
  const { stream, issues } = readLog(log, rateHz, scale > 0 ? scale : defaultScale(facts.get("Serial Number") ?? ""), limits);
  const zone = /^(-?)(\d\d):(\d\d)/.exec(facts.get("TimeZone") ?? "");
  const offsetS = zone === null ? null : (zone[1] === "-" ? -60 : 60) * (Number(zone[2]) * 60 + Number(zone[3]));
  // Records count seconds of the local clock; the info file says how far that is from UTC.
  const ticks = /^\d{15,}$/.test(facts.get("Start Date") ?? "")
    ? Number((BigInt(facts.get("Start Date") as string) - TICKS_AT_EPOCH) / 10_000_000n)
    : null;
  return assembleMotion(
    {
      entry: log,
      format: "actigraph",
      sourceUnit: "counts",
      device: ["ActiGraph", facts.get("Device Type")].filter(Boolean).join(" "),
      originS: ticks === null && stream.originS === 0 ? null : stream.originS - (offsetS ?? 0),
      timeZone: offsetS === null ? null : zoneName(offsetS / 60),
      issues: [...issues, ...(offsetS === null ? ([{ code: "local_time" }] as const) : [])],
      streams: { acceleration: { ...stream, ...scaled(stream, STANDARD_GRAVITY) }, angularRate: null, gravity: null },
    },
    limits,
  );
}

/** Counts a g by the model, which the first letters of the serial number tell. */
function defaultScale(serial: string): number {
  return /^(NEO|CLE)/.test(serial) ? 341 : 256;
}
