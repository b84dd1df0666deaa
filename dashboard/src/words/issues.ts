import type { SetRole } from "../api.ts";
import { sentenceCase } from "./muscles.ts";
import { roleName } from "./roles.ts";
import { formatOffset } from "./time.ts";

/** A finding about the data; every code has fields of its own. */
export interface Issue {
  readonly code: string;
  readonly [field: string]: unknown;
}

const SENTENCES: Record<string, (issue: Issue) => string> = {
  gap: (i) => `Nothing was recorded ${span(i)}; reps and speeds there are less certain.`,
  frozen: (i) => `The sensor repeated one value ${span(i)}; it had frozen.`,
  clipped: (i) => `${some(i.count, "reading")} hit the sensor's limit, so the hardest movements are flattened.`,
  low_rate: (i) => `Recorded at only ${n(i.rateHz)} samples a second; fast movements are blurred.`,
  no_gyroscope: () => "No gyroscope: the wrist's turning is unknown.",
  orientation_uncertain: () => "Which way is up could only be judged from the acceleration itself, so no speed is given.",
  no_acceleration: () => "This file holds no acceleration: it can name sets, but reps and speeds cannot be measured from it.",
  no_absolute_time: () => "The file does not say when it was recorded; its workout belongs to no week.",
  disordered_time: (i) =>
    `${some(i.count, "time stamp")} repeated or ran backwards; what they belonged to was sorted, spread out or dropped.`,
  unreadable_rows: (i) => `${some(i.count, "row")} could not be read as numbers (the first at line ${n(i.firstLine)}).`,
  unit_from_data: (i) => `The unit was decided from the data: ${String(i.detail)}`,
  truncated: (i) => `The file was cut or damaged; everything before byte ${n(i.atByte)} was kept. ${String(i.detail ?? "")}`.trim(),
  checksum_mismatch: (i) => `The file's checksum does not match at byte ${n(i.atByte)}; some of it may be damaged.`,
  local_time: () => "The file gives a local time without saying of which time zone; it was read as if it were UTC.",
  count_differs: (i) => `The watch counted ${n(i.device)} reps, the signal shows ${n(i.signal)}.`,
  wrist_cannot_see_load: () => "In this exercise the wrist hardly moves with the load, so no speed can be told.",
  wrist_on_arc: () => "In this exercise the wrist moves on an arc, so its speed only roughly follows the load's.",
  not_seen_in_signal: () => "The watch logged this set, but the movement signal shows no reps there.",
  no_signal: () => "This set comes from the watch's own log; no movement was recorded with it.",
  nonsense_values: (i) =>
    `${n(i.count)} ${i.count === 1 ? "value" : "values"} cannot be and ${i.count === 1 ? "was" : "were"} left out (the first at line ${n(i.firstLine)}: ${String(i.detail)}).`,
  discarded_reps: (i) => `Left out, because the device itself marks them as not valid: ${some(i.count, "rep")}.`,
  several_people: (i) =>
    `The table holds reps of ${n(i.count)} people. All of them are read as yours: what is learned of you mixes them. Give a table of one person's reps alone.`,
  no_rep_times: () => "The file does not say when each rep was: only their order is known.",
  other_velocity: (i) =>
    `Its velocities are another kind of mean (${String(i.detail)}), which compares with nothing here, so they were left out.`,
  suggested_role: (i) =>
    `The reps look like ${roleName(i.role as SetRole).toLowerCase()}; a wrist cannot be sure, so it is for you to confirm.`,
  second_recording: (i) => `${String(i.primary)} recorded the same movement and is the one that is analysed; nothing is counted twice.`,
  sources_disagree: (i) => `Two sources of this workout disagree: ${String(i.detail)}`,
};

/** Findings about the data in plain sentences, in their order; many holes are one sentence, where the first of them stood. */
export function issueSentences(issues: readonly Issue[]): string[] {
  const gaps = issues.filter(({ code }) => code === "gap");
  if (gaps.length < 2) return issues.map(issueSentence);
  const totalS = gaps.reduce((sum, { startS, endS }) => sum + Number(endS) - Number(startS), 0);
  const together = `In ${gaps.length} stretches, ${n(totalS)} seconds in all, nothing was recorded; reps and speeds there are less certain.`;
  return issues.flatMap((issue) => (issue.code !== "gap" ? [issueSentence(issue)] : issue === gaps[0] ? [together] : []));
}

/** One finding about the data in a plain sentence; a code that this page does not know is shown in words, with its detail. */
export function issueSentence(issue: Issue): string {
  const sentence = SENTENCES[issue.code];
  if (sentence) return sentence(issue);
  const detail = typeof issue.detail === "string" ? `: ${issue.detail}` : ".";
  return `${sentenceCase(issue.code)}${detail}`;
}

function span(issue: Issue): string {
  return `from ${formatOffset(Number(issue.startS))} to ${formatOffset(Number(issue.endS))}`;
}

function some(count: unknown, one: string): string {
  return `${n(count)} ${one}${count === 1 ? "" : "s"}`;
}

function n(value: unknown): string {
  const figure = Number(value);
  return Number.isFinite(figure) ? figure.toLocaleString("en-US", { maximumFractionDigits: 1 }) : "some";
}
