import { decode, type InputFile, type Recording } from "@lastrep/ingest";
import { haveData, listData, listFolders, sample } from "./data.ts";

export const haveSamples = haveData;

/** Sets of recordings of workouts, of one app each: they are summed up. */
const WORKOUTS = ["wrist-gym", "wristband-barbell", "bar-imu", "velocity"];

/** What becomes of every real sample by itself, as a Markdown page. Nothing of a sample's content is in it but figures. */
export async function samplesPage(): Promise<string> {
  const sections: string[] = [];
  for (const folder of ["exports", "fit"]) {
    const rows: string[][] = [];
    for (const path of listFolders(folder).flatMap(listData)) rows.push(...(await rowsOf(path, path.slice(folder.length + 1))));
    sections.push(`## ${folder}\n\n${tableOf(HEADER, rows)}`);
  }
  const summaries: string[][] = [];
  for (const folder of WORKOUTS) summaries.push(await summaryOf(folder, listData(folder).map(sample)));
  return `${[INTRO, ...sections, `## Recordings of workouts\n\n${tableOf(SUMMARY_HEADER, summaries)}`].join("\n\n")}\n`;
}

const INTRO = `# What is read from real samples

Written by \`npm run samples\`; each file is given alone. Rate: as measured in the file, of the accelerometer, without rows in which a logger repeats its last
ones. Gravity: median length of the acceleration once it is in m/s², holes left out; worn in motion it is more than 9.81. Unit: in which the file holds it.
Samples: on the uniform clock. A file of a pair without its other half is refused, as are files that hold no raw movement.`;

const HEADER = [
  "file",
  "format",
  "length (m:ss)",
  "rate (Hz)",
  "gravity (m/s²)",
  "unit",
  "samples",
  "gaps",
  "heart rates",
  "sets",
  "issues, or why it is refused",
];
const SUMMARY_HEADER = ["folder", "files", "recordings", "format", "rate (Hz)", "gravity (m/s²)", "unit", "gaps", "issues, or why refused"];

function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

async function rowsOf(path: string, name: string): Promise<string[][]> {
  const { recordings, rejected } = await decode([sample(path)]);
  return [
    ...recordings.map((recording, index) => [index === 0 ? name : "″", ...cellsOf(recording)]),
    ...rejected.map(({ code, reason }) => [name, ...HEADER.slice(2).map(() => ""), `refused (${code}): ${reason}`]),
  ];
}

function cellsOf(recording: Recording): string[] {
  const { format, durationS, signal, sourceUnit, gaps, heartRate, deviceSets, issues } = recording;
  const length = `${Math.floor(Math.round(durationS) / 60)}:${String(Math.round(durationS) % 60).padStart(2, "0")}`;
  const figures = signal
    ? [signal.nativeRateHz.toFixed(2), medianForce(recording).toFixed(2), sourceUnit ?? "", `${signal.length}`, `${gaps.length}`]
    : ["", "", "", "", ""];
  const beside = [heartRate?.timeS.length ?? 0, deviceSets.length].map((count) => (count === 0 ? "" : `${count}`));
  return [format, length, ...figures, ...beside, issuesOf(issues)];
}

async function summaryOf(folder: string, files: InputFile[]): Promise<string[]> {
  const { recordings, rejected } = await decode(files);
  const signals = recordings.filter(({ signal }) => signal !== null);
  const issues = [issuesOf(recordings.flatMap((recording) => recording.issues)), ...rejected.map(({ code }) => `1 refused (${code})`)];
  return [
    folder,
    `${files.length}`,
    `${recordings.length}`,
    [...new Set(recordings.map(({ format }) => format))].join(", "),
    rangeOf(signals.map(({ signal }) => signal?.nativeRateHz ?? 0)),
    rangeOf(signals.map(medianForce)),
    [...new Set(signals.map(({ sourceUnit }) => sourceUnit ?? ""))].join(", "),
    `${recordings.reduce((sum, { gaps }) => sum + gaps.length, 0)}`,
    issues.filter((text) => text !== "").join("; "),
  ];
}

/** Least and greatest of the figures. */
function rangeOf(figures: readonly number[]): string {
  if (figures.length === 0) return "";
  const [least, most] = [Math.min(...figures).toFixed(2), Math.max(...figures).toFixed(2)];
  return least === most ? least : `${least} to ${most}`;
}

/** Median length of the acceleration where there is one, m/s²: in holes it is held. */
function medianForce({ signal, gaps }: Recording): number {
  if (signal === null) return Number.NaN;
  const { rateHz, acceleration } = signal;
  const { x, y, z } = acceleration;
  const isHeld = (time: number) => gaps.some(({ startS, endS }) => time > startS && time < endS);
  const lengths = Array.from(x, (value, i) => Math.hypot(value, y[i] ?? 0, z[i] ?? 0)).filter((_, i) => !isHeld(i / rateHz));
  return lengths.sort((a, b) => a - b)[lengths.length >> 1] ?? Number.NaN;
}

/** Codes with how often each occurs. */
function issuesOf(issues: Recording["issues"]): string {
  const counts = new Map<string, number>();
  for (const { code } of issues) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => (count === 1 ? code : `${code} ×${count}`)).join(", ");
}
