import { zoneName } from "../clock/times.ts";
import { readLayout } from "../csv/header.ts";
import { axis, columns3, layoutOf, readTable, tableIssues, times } from "../csv/table.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError, unlessUnreadable } from "../error.ts";
import type { Format } from "../format.ts";
import { groupSensors } from "../group.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import type { Stream } from "../motion/stream.ts";
import type { Recording } from "../recording.ts";
import { medianLength, STANDARD_GRAVITY } from "../units.ts";

/**
 * phyphox by RWTH Aachen: a zip of tables, comma, semicolon or tab as the user chose, with `meta/time.csv`, which ties the experiment's
 * time (it stands still in pauses) to the clock. On iOS the app itself turns Core Motion's sign into Android's.
 */
export const phyphox: Format = {
  id: "phyphox",
  title: "phyphox",
  recognise: (entry) => kindOf(entry) !== null,
  group: (entries) => groupSensors(entries, (entry) => `${entry.archive}:${entry.folder.replace(/\/?meta$/, "")}`, sensorOf),
  read,
};

type Kind = "acceleration" | "linear" | "rotation" | "gravity" | "time" | "device";

function kindOf(entry: Entry): Kind | null {
  const layout = readLayout(entry.bytes.subarray(0, 8192));
  const [first = "", second = "", third = ""] = layout?.names ?? [];
  if (first === "event" && second === "experiment time" && third === "system time") return "time";
  if (first === "property" && second === "value" && /meta$/.test(entry.folder)) return "device";
  if (first !== "Time (s)") return null;
  const sensor = `${second} ${/^[XYZ] \(/i.test(second) ? entry.baseName : ""}`.toLowerCase();
  if (/\(rad\/s\)/.test(second)) return "rotation";
  if (!/\(m\/s(\^2|²)\)/.test(second)) return null;
  if (/gravity/.test(sensor)) return "gravity";
  return /linear|without g/.test(sensor) ? "linear" : "acceleration";
}

/** Clock and device belong to whatever sensors lie with them. */
function sensorOf(entry: Entry): Kind | null {
  const kind = kindOf(entry);
  return kind === "time" || kind === "device" ? null : kind;
}

function read(group: readonly Entry[], limits: Limits): Recording[] {
  const find = (kind: Kind) => group.find((entry) => kindOf(entry) === kind);
  const clock = clockOf(find("time"));
  const open = (kind: Kind) => {
    const entry = find(kind);
    return entry === undefined ? null : readSensor(entry, clock, limits);
  };
  const acceleration = open("acceleration");
  if (acceleration === null || medianLength(acceleration.stream) < 0.5 * STANDARD_GRAVITY) throw withoutGravity(group);
  const [rotation, gravity] = (["rotation", "gravity"] as const).map((kind) => unlessUnreadable(() => open(kind)));
  return assembleMotion(
    {
      entry: find("acceleration") as Entry,
      format: "phyphox",
      sourceUnit: "m/s²",
      device: deviceOf(find("device")),
      originS: clock.originS,
      timeZone: clock.timeZone,
      issues: [...acceleration.issues, ...(rotation?.issues ?? [])],
      streams: { acceleration: acceleration.stream, angularRate: rotation?.stream ?? null, gravity: gravity?.stream ?? null },
    },
    limits,
  );
}

function withoutGravity(group: readonly Entry[]): IngestError {
  const [first] = group as [Entry];
  const hint = 'Record "Acceleration (with g)" in phyphox, best together with the gyroscope.';
  const kinds = group.map(kindOf);
  if (kinds.includes("linear") || kinds.includes("acceleration")) {
    return new IngestError(
      "unsupported_content",
      first.archive ?? first.name,
      "its acceleration has gravity taken out, which hides what is up",
      hint,
    );
  }
  return new IngestError("missing_companion", first.archive ?? first.name, "it holds no acceleration", hint);
}

function readSensor(
  entry: Entry,
  clock: ExperimentClock,
  limits: Limits,
): { readonly stream: Stream; readonly issues: readonly RecordingIssue[] } {
  const table = readTable(entry, layoutOf(entry, limits), [times(0), axis(1), axis(2), axis(3)], limits);
  const timeS = (table.columns[0] as Float64Array).map(clock.toSeconds);
  return { stream: { timeS, ...columns3(table, 1) }, issues: tableIssues(table) };
}

interface ExperimentClock {
  /** UTC of 0 on the resulting clock, or null. */
  readonly originS: number | null;
  readonly timeZone: string | null;
  /** Experiment time to s after the origin, pauses put back in. */
  readonly toSeconds: (experimentS: number) => number;
}

function clockOf(entry: Entry | undefined): ExperimentClock {
  const layout = entry && readLayout(entry.bytes);
  if (entry === undefined || !layout) return { originS: null, timeZone: null, toSeconds: (experimentS) => experimentS };
  const rows = headText(entry, 65_536)
    .split("\n")
    .slice(1)
    .map((line) => line.split(String.fromCharCode(layout.delimiter)).map((cell) => cell.replaceAll('"', "").trim()));
  const starts = rows
    .filter(([event]) => event === "START")
    .map(([, experiment, system]) => ({ experimentS: numberIn(experiment), systemS: numberIn(system) }))
    .filter(({ experimentS, systemS }) => Number.isFinite(experimentS) && Number.isFinite(systemS));
  const [first] = starts;
  if (first === undefined) return { originS: null, timeZone: null, toSeconds: (experimentS) => experimentS };
  const originS = Math.floor(first.systemS);
  const zone = /UTC([+-])(\d\d):?(\d\d)/.exec(rows[0]?.[3] ?? "");
  return {
    originS,
    timeZone: zone === null ? null : zoneName((zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3]))),
    toSeconds: (experimentS) => {
      const { experimentS: from, systemS } = starts.findLast((start) => start.experimentS <= experimentS) ?? first;
      return systemS - originS + (experimentS - from);
    },
  };
}

function numberIn(cell = ""): number {
  return Number(cell.replace(",", "."));
}

function deviceOf(entry: Entry | undefined): string | null {
  if (entry === undefined) return null;
  const cells = headText(entry)
    .split("\n")
    .map((line) => line.split(/[,;\t]/).map((cell) => cell.replaceAll('"', "").trim()));
  const get = (property: string) => cells.find(([name]) => name === property)?.[1] || null;
  return [get("deviceBrand"), get("deviceModel")].filter((part) => part !== null).join(" ") || null;
}
