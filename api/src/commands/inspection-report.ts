import { type RecordingSummary, summarise } from "@lastrep/analysis";
import {
  type DeviceSet,
  type EntryReport,
  type FileReport,
  type IngestErrorCode,
  type Inspection,
  joinRecordings,
  type Workout,
} from "@lastrep/ingest";
import { issueLines } from "./issue-text.ts";
import { count, recordingLine } from "./wording.ts";

/** What `lastrep inspect --json` prints. */
export interface InspectionReport {
  readonly files: readonly FileReport[];
  /** What would be imported. */
  readonly recordings: readonly InspectedRecording[];
  /** Which of the recordings, by their position, are of one workout; those of which another one is analysed are linked to it. */
  readonly workouts: readonly Workout[];
  /** What would not, and why. */
  readonly rejected: readonly { readonly code: IngestErrorCode; readonly file: string; readonly reason: string; readonly hint: string }[];
}

/** A recording as the session sums it up, with what the summary leaves out. */
export interface InspectedRecording extends RecordingSummary {
  readonly device: string | null;
  /** Unit in which the file holds its acceleration; null where it holds none. */
  readonly sourceUnit: string | null;
  /** Samples of every column; null without a signal. */
  readonly samples: number | null;
  readonly heartRates: number;
  readonly deviceSets: readonly DeviceSet[];
  /** Reps that the source measured itself. */
  readonly givenReps: number;
}

/** An inspection without the samples. */
export function reportOf({ files, decoded }: Inspection): InspectionReport {
  return {
    files,
    recordings: decoded.recordings.map((recording) => ({
      ...summarise(recording),
      device: recording.device,
      sourceUnit: recording.sourceUnit ?? null,
      samples: recording.signal?.length ?? null,
      heartRates: recording.heartRate?.timeS.length ?? 0,
      deviceSets: recording.deviceSets,
      givenReps: recording.givenSets?.reduce((sum, { reps }) => sum + reps.length, 0) ?? 0,
    })),
    workouts: joinRecordings(decoded.recordings),
    rejected: decoded.rejected.map(({ code, file, reason, hint }) => ({ code, file, reason, hint })),
  };
}

/** The report as text for a terminal: the files with what is in them, then what would be imported and what not. Ends with a newline. */
export function printInspection({ files, recordings, workouts, rejected }: InspectionReport): string {
  const lines = [...files.flatMap(fileLines), "", recordings.length > 0 ? "Would be imported:" : "Nothing would be imported."];
  for (const recording of recordings) {
    const details = [...detailsOf(recording), ...issueLines(recording.issues).map((issue) => `! ${issue}`)];
    lines.push(`  ${recordingLine(recording)}`, ...details.map((detail) => `    ${detail}`));
  }
  const joined = workouts.filter(({ linked }) => linked.length > 0).flatMap((workout) => workoutLines(workout, recordings));
  if (joined.length > 0) lines.push("", "Of one workout:", ...joined);
  if (rejected.length > 0) lines.push("", "Refused:");
  for (const [hint, alike] of Map.groupBy(rejected, (error) => error.hint)) {
    lines.push(...alike.map(({ file, reason }) => `  ${file}: ${reason}`), ...wrapped(hint, WIDTH, " ").map((line) => `    ${line}`));
  }
  return `${lines.join("\n")}\n`;
}

function workoutLines({ primary, linked }: Workout, recordings: readonly InspectedRecording[]): string[] {
  const name = (index: number) => recordings[index]?.file ?? "";
  return [
    `  ${name(primary)}  is analysed`,
    ...linked.map(({ recording, offsetS, likeness }) => {
      const both =
        likeness === null ? "" : ` (movement correlates with ${likeness.correlation.toFixed(2)}, elsewhere ${likeness.rival.toFixed(2)})`;
      const clocks = offsetS === null ? `clocks taken at their word${both}` : `its clock is moved by ${offsetS.toFixed(2)} s${both}`;
      return `    ${name(recording)}  adds what its device logged; ${clocks}`;
    }),
  ];
}

function fileLines({ file, bytes, entries }: FileReport): string[] {
  const [only] = entries;
  // A file that is no archive is its only entry.
  if (only !== undefined && only.name === file) return [`${file}  ${size(bytes)}  ${formatOf(only)}`, ...factLines(only, "  ")];
  const folder = sharedFolder(entries.map(({ name }) => name.slice(file.length + 1)));
  const what = entries.length === 0 ? "cannot be opened" : `archive of ${entries.length}${folder === "" ? "" : ` in ${folder}`}`;
  return [
    `${file}  ${size(bytes)}  ${what}`,
    ...entries.flatMap((entry) => [
      `  ${entry.name.slice(file.length + 1 + folder.length)}  ${size(entry.bytes)}  ${formatOf(entry)}`,
      ...factLines(entry, "    "),
    ]),
  ];
}

/** The folder that all paths start with, with its slash; empty when there is none. */
function sharedFolder(paths: readonly string[]): string {
  const [first = ""] = paths;
  const folder = first.slice(0, first.indexOf("/") + 1);
  return paths.every((path) => path.startsWith(folder)) ? folder : "";
}

function formatOf({ format }: EntryReport): string {
  // What stands in brackets says which files to give; here one is given.
  return format?.replace(/ \(.*/, "") ?? "no format that is read";
}

function factLines({ facts }: EntryReport, indent: string): string[] {
  const width = Math.max(0, ...facts.map(({ name }) => name.length));
  return facts.flatMap(({ name, value }) =>
    wrapped(String(value), WIDTH - width, ", ").map((line, i) => `${indent}${(i === 0 ? name : "").padEnd(width)}  ${line}`),
  );
}

/** Letters in a line of a list or a hint. */
const WIDTH = 110;

/** The text in lines of at most `width` letters, broken behind `separator`. */
function wrapped(text: string, width: number, separator: string): string[] {
  const lines: string[] = [];
  for (const part of text.split(separator)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + separator.length + part.length <= width) lines[lines.length - 1] = `${last}${separator}${part}`;
    else {
      if (last !== undefined) lines[lines.length - 1] = `${last}${separator}`.trimEnd();
      lines.push(part);
    }
  }
  return lines;
}

function detailsOf({ device, timeZone, sourceUnit, samples, heartRates, deviceSets, givenReps }: InspectedRecording): string[] {
  const active = deviceSets.filter((set) => set.kind === "active");
  const reps = active.reduce((sum, set) => sum + (set.reps ?? 0), 0);
  const parts = [
    device,
    timeZone === null ? null : `time zone ${timeZone}`,
    sourceUnit === null ? null : `acceleration in ${sourceUnit}`,
    samples === null ? null : count(samples, "sample"),
    heartRates === 0 ? null : count(heartRates, "heart rate"),
    givenReps === 0 ? null : `${count(givenReps, "rep")} that the source measured`,
    deviceSets.length === 0
      ? null
      : `${count(active.length, "set")} of the device with ${count(reps, "rep")}, ${count(deviceSets.length - active.length, "rest")}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? [] : [parts.join(", ")];
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
