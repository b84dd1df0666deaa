import { decode, type Recording } from "@lastrep/ingest";
import { haveData, listData, listFolders, sample } from "./data.ts";

export const haveSamples = haveData;

/** What becomes of every real sample by itself, as a Markdown page. Nothing of a sample's content is in it but figures. */
export async function samplesPage(): Promise<string> {
  const sections: string[] = [];
  for (const folder of ["exports", "fit"]) {
    const rows: string[][] = [];
    for (const path of listFolders(folder).flatMap(listData)) rows.push(...(await rowsOf(path, path.slice(folder.length + 1))));
    sections.push(
      [`## ${folder}`, [header, header.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n")].join("\n\n"),
    );
  }
  return `${[intro, ...sections].join("\n\n")}\n`;
}

const intro = `# What is read from real samples

Written by \`npm run samples\`; each file is given alone. Rate: as measured in the file, of the accelerometer. Gravity: median length of the acceleration once
it is in m/s². Unit: in which the file holds it. A file of a pair without its other half is refused, as are files that hold no raw movement.`;

const header = ["file", "format", "rate (Hz)", "gravity (m/s²)", "unit", "samples", "gaps", "sets", "issues, or why it is refused"];

async function rowsOf(path: string, name: string): Promise<string[][]> {
  const { recordings, rejected } = await decode([sample(path)]);
  return [
    ...recordings.map((recording, index) => [index === 0 ? name : "″", ...cellsOf(recording)]),
    ...rejected.map(({ code, reason }) => [name, "", "", "", "", "", "", "", `refused (${code}): ${reason}`]),
  ];
}

function cellsOf(recording: Recording): string[] {
  const { format, signal, sourceUnit, gaps, deviceSets, issues } = recording;
  const figures = signal
    ? [signal.nativeRateHz.toFixed(2), medianLength(signal.acceleration).toFixed(2), sourceUnit ?? "", `${signal.length}`, `${gaps.length}`]
    : ["", "", "", "", ""];
  return [format, ...figures, deviceSets.length === 0 ? "" : `${deviceSets.length}`, issuesOf(issues)];
}

function medianLength({ x, y, z }: NonNullable<Recording["signal"]>["acceleration"]): number {
  return x.map((value, i) => Math.hypot(value, y[i] ?? 0, z[i] ?? 0)).sort()[x.length >> 1] ?? Number.NaN;
}

/** Codes with how often each occurs. */
function issuesOf(issues: Recording["issues"]): string {
  const counts = new Map<string, number>();
  for (const { code } of issues) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => (count === 1 ? code : `${code} ×${count}`)).join(", ");
}
