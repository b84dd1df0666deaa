import { type RecordingSummary, summarise } from "@lastrep/analysis";
import type { DeviceSet, EntryReport, FileReport, IngestErrorCode, Inspection } from "@lastrep/ingest";
import { recordingLines } from "./wording.ts";

/** What `lastrep inspect --json` prints. */
export interface InspectionReport {
  readonly files: readonly FileReport[];
  /** What would be imported. */
  readonly recordings: readonly InspectedRecording[];
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
    })),
    rejected: decoded.rejected.map(({ code, file, reason, hint }) => ({ code, file, reason, hint })),
  };
}

/** The report as text for a terminal: the files with what is in them, then what would be imported and what not. Ends with a newline. */
export function printInspection({ files, recordings, rejected }: InspectionReport): string {
  const lines = [...files.flatMap(fileLines), "", recordings.length > 0 ? "Would be imported:" : "Nothing would be imported."];
  for (const recording of recordings) {
    const [summary = "", ...issues] = recordingLines(recording);
    lines.push(`  ${summary}`, ...detailsOf(recording).map((detail) => `    ${detail}`), ...issues.map((issue) => `  ${issue}`));
  }
  if (rejected.length > 0) lines.push("", "Refused:");
  for (const { file, reason, hint } of rejected) lines.push(`  ${file}: ${reason}`, `    ${hint}`);
  return `${lines.join("\n")}\n`;
}

function fileLines({ file, bytes, entries }: FileReport): string[] {
  const [only] = entries;
  // A file that is no archive is its only entry.
  if (only !== undefined && only.name === file) return [`${file}  ${size(bytes)}  ${formatOf(only)}`, ...factLines(only, "  ")];
  return [
    `${file}  ${size(bytes)}  ${entries.length === 0 ? "cannot be opened" : `archive of ${entries.length}`}`,
    ...entries.flatMap((entry) => [
      `  ${entry.name.slice(file.length + 1)}  ${size(entry.bytes)}  ${formatOf(entry)}`,
      ...factLines(entry, "    "),
    ]),
  ];
}

function formatOf({ format }: EntryReport): string {
  // What stands in brackets says which files to give; here one is given.
  return format?.replace(/ \(.*/, "") ?? "no format that is read";
}

function factLines({ facts }: EntryReport, indent: string): string[] {
  const width = Math.max(0, ...facts.map(({ name }) => name.length));
  return facts.map(({ name, value }) => `${indent}${name.padEnd(width)}  ${value}`);
}

function detailsOf({ device, timeZone, sourceUnit, samples, heartRates, deviceSets }: InspectedRecording): string[] {
  const active = deviceSets.filter((set) => set.kind === "active");
  const reps = active.reduce((sum, set) => sum + (set.reps ?? 0), 0);
  const parts = [
    device,
    timeZone === null ? null : `time zone ${timeZone}`,
    sourceUnit === null ? null : `acceleration in ${sourceUnit}`,
    samples === null ? null : `${samples} samples`,
    heartRates === 0 ? null : `${heartRates} heart rates`,
    deviceSets.length === 0 ? null : `${active.length} sets of the device with ${reps} reps, ${deviceSets.length - active.length} rests`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? [] : [parts.join(", ")];
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
