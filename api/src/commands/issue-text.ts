import type { RecordingIssue } from "@lastrep/ingest";
import { clock } from "./wording.ts";

/** Findings about a recording's data as lines for a terminal, holes gathered in one line. Codes of no recording are given with their numbers. */
export function issueLines(issues: readonly { readonly code: string }[]): string[] {
  const gaps = issues.filter(isGap);
  const first = gaps[0];
  return issues.flatMap((issue) => (gaps.length > 1 && isGap(issue) ? (issue === first ? gapsText(gaps) : []) : issueText(issue)));
}

type Gap = Extract<RecordingIssue, { readonly code: "gap" }>;

function isGap(issue: { readonly code: string }): issue is Gap {
  return issue.code === "gap";
}

/** Holes that are named one by one. */
const HOLES_SHOWN = 3;

function gapsText(gaps: readonly Gap[]): string {
  const totalS = gaps.reduce((sum, { startS, endS }) => sum + endS - startS, 0);
  const shown = gaps.slice(0, HOLES_SHOWN).map(span);
  const more = gaps.length > HOLES_SHOWN ? `, and ${gaps.length - HOLES_SHOWN} more` : "";
  return `${gaps.length} stretches without data, ${clock(totalS)} in all: ${shown.join(", ")}${more}`;
}

/** One finding in words. */
export function issueText(issue: { readonly code: string }): string {
  const words = WORDS[issue.code as RecordingIssue["code"]] as ((issue: unknown) => string) | undefined;
  if (words !== undefined) return words(issue);
  const { code, ...details } = issue;
  const shown = Object.entries(details).map(([name, value]) => `${name} ${typeof value === "number" ? round(value) : String(value)}`);
  return [code.replaceAll("_", " "), ...(shown.length > 0 ? [shown.join(", ")] : [])].join(": ");
}

const WORDS: { readonly [Code in RecordingIssue["code"]]: (issue: Extract<RecordingIssue, { readonly code: Code }>) => string } = {
  gap: (issue) => `nothing was recorded from ${span(issue)}`,
  frozen: (issue) => `the sensor repeated one value from ${span(issue)}`,
  clipped: ({ count, limit }) => `${counted(count, "sample")} at the sensor's limit of ${round(limit)} m/s²`,
  low_rate: ({ rateHz }) => `only ${round(rateHz)} samples a second: fast movements are blurred`,
  no_gyroscope: () => "no gyroscope",
  no_acceleration: () => "no acceleration: reps and velocities cannot be measured",
  no_absolute_time: () => "the file does not say when it was recorded",
  local_time: () => "the file gives local time without a time zone; read as UTC",
  disordered_time: ({ count }) => `${counted(count, "time stamp")} repeated or ran backwards; sorted, laid out or left out`,
  unreadable_rows: ({ count, firstLine }) => `left out as unreadable: ${counted(count, "row")}, the first on line ${firstLine}`,
  unit_from_data: ({ detail }) => `decided from the data: ${detail}`,
  truncated: ({ atByte, detail }) => `cut or damaged at byte ${atByte}: ${detail}`,
  checksum_mismatch: ({ atByte }) => `the checksum at byte ${atByte} does not fit: something may be damaged`,
  nonsense_values: ({ count, firstLine, detail }) =>
    `left out as impossible: ${counted(count, "value")}, the first on line ${firstLine}: ${detail}`,
  discarded_reps: ({ count }) => `left out because the device marks them as not valid: ${counted(count, "rep")}`,
  several_people: ({ count }) => `it holds reps of ${count} people, all read as one lifter's`,
  no_rep_times: () => "the file does not say when each rep was, only their order",
  other_velocity: ({ detail }) => `its velocities are another kind of mean (${detail}) and were left out`,
  second_recording: ({ primary }) => `${primary} recorded the same movement and is the one that is analysed`,
  sources_disagree: ({ detail }) => `two sources of this workout disagree: ${detail}`,
};

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

function span({ startS, endS }: { readonly startS: number; readonly endS: number }): string {
  return `${clock(startS)} to ${clock(endS)} (${round(endS - startS)} s)`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
