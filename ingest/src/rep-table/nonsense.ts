import type { RecordingIssue } from "../issue.ts";

/** Bounds of what a lifter and a load can do; generous, for they only have to stop sensor faults and slips of the finger. */
export const BOUNDS = {
  /** m/s; a thrown bar is let go at less than 4. */
  velocity: { least: 0.01, most: 4 },
  /** m/s */
  peakVelocity: { least: 0.01, most: 8 },
  /** m; a snatch travels less than 2. */
  travel: { least: 0.02, most: 2.5 },
  /** s */
  duration: { least: 0.05, most: 30 },
  /** kg; no lift has been done with more. */
  load: { least: 0.1, most: 1000 },
  rpe: { least: 1, most: 10 },
  rir: { least: 0, most: 20 },
} as const;

/** A value that cannot be, and the line of its table where it stands. */
export interface Fault {
  readonly line: number;
  readonly detail: string;
}

/**
 * The value of a cell in SI units, or null where it is empty, outside its bounds or no number; what is nonsense rather than absent is
 * added to `faults`.
 */
export function plausible(quantity: keyof typeof BOUNDS, { cell, line, scale }: Cell, faults: Fault[]): number | null {
  if (cell === "" || /^(na|n\/a|null|none|-)$/i.test(cell)) return null;
  const value = Number(cell) * scale;
  const { least, most } = BOUNDS[quantity];
  if (value >= least && value <= most) return value;
  // Devices and lifters write 0 for what they do not know.
  if (value !== 0) faults.push({ line, detail: `${WORDS[quantity]} ${cell}` });
  return null;
}

interface Cell {
  readonly cell: string;
  readonly line: number;
  /** SI units in one unit of the cell. */
  readonly scale: number;
}

/** One issue for all of them. */
export function faultIssues(faults: readonly Fault[]): RecordingIssue[] {
  const [first] = faults;
  return first === undefined ? [] : [{ code: "nonsense_values", count: faults.length, firstLine: first.line, detail: first.detail }];
}

const WORDS: Readonly<Record<keyof typeof BOUNDS, string>> = {
  velocity: "mean velocity",
  peakVelocity: "peak velocity",
  travel: "range of motion",
  duration: "duration",
  load: "load",
  rpe: "RPE",
  rir: "reps in reserve",
};
