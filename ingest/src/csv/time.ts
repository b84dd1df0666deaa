import { isDate } from "../clock/times.ts";
import type { CellKind } from "./scan.ts";
import { parseInstant } from "./scan.ts";

/** How a time column is written. */
export interface TimeReading {
  readonly kind: CellKind;
  /** s in one unit of a `number` column; 1 for the other kinds. */
  readonly toSeconds: number;
  /** Whether the values count from 1970. */
  readonly epoch: boolean;
  /** `±HH:MM` where the text states it, `local` for a date and time without zone, else null. */
  readonly zone: string | null;
  /** Set when values contradict the column's name. */
  readonly contradiction: string | null;
}

const UNITS: Readonly<Record<string, number>> = { s: 1, ms: 1e-3, us: 1e-6, ns: 1e-9 };
const NAMES: Readonly<Record<string, string>> = {
  sec: "s",
  secs: "s",
  seconds: "s",
  second: "s",
  millis: "ms",
  milliseconds: "ms",
  msec: "ms",
  µs: "us",
  micros: "us",
  usec: "us",
  nanos: "ns",
  nanoseconds: "ns",
};
/** Sampling rates at which a movement can be logged, Hz: between them lies less than the factor 1000 that separates units. */
const SLOWEST_HZ = 2;
const FASTEST_HZ = 1900;

/**
 * How to read a time column, from its unit in the header (may be empty) and the text of its first cells.
 * Values win over the name. Null when they make no time.
 */
export function readingOfTime(unitInName: string, cells: readonly string[]): TimeReading | null {
  const [first = ""] = cells;
  const encoded = new TextEncoder().encode(first);
  if (!Number.isNaN(parseInstant(encoded, 0, encoded.length)))
    return { kind: "instant", toSeconds: 1, epoch: true, zone: zoneOf(first), contradiction: null };
  const values = cells.map((cell) => Number(cell.replace(",", ".")));
  if (values.length < 2 || values.some((value) => !Number.isFinite(value))) return null;
  if (/^\d{17,}$/.test(first))
    return { kind: "nanoseconds", toSeconds: 1, epoch: isDate((values[0] as number) / 1e9), zone: null, contradiction: null };
  const named = NAMES[unitInName] ?? (unitInName in UNITS ? unitInName : null);
  const step = medianStep(values);
  const possible = Object.keys(UNITS).filter((unit) => {
    const rate = 1 / (step * (UNITS[unit] as number));
    return rate >= SLOWEST_HZ && rate <= FASTEST_HZ;
  });
  const epochUnit = Object.keys(UNITS).find((unit) => isDate((values[0] as number) * (UNITS[unit] as number)));
  const unit = named !== null && possible.includes(named) ? named : (possible.find((candidate) => candidate === epochUnit) ?? possible[0]);
  if (unit === undefined) return null;
  return {
    kind: "number",
    toSeconds: UNITS[unit] as number,
    epoch: isDate((values[0] as number) * (UNITS[unit] as number)),
    zone: null,
    contradiction: named === null || named === unit ? null : `the time column says ${named}, its values are in ${unit}`,
  };
}

function zoneOf(text: string): string {
  const zone = /(Z|([+-]\d\d):?(\d\d)?)\s*$/.exec(text.slice(19));
  if (zone === null) return "local";
  return zone[1] === "Z" ? "+00:00" : `${zone[2]}:${zone[3] ?? "00"}`;
}

/** Median of the forward steps; repeated and backward times do not count. */
function medianStep(values: readonly number[]): number {
  const steps = values.slice(1).map((value, i) => value - (values[i] as number));
  const forward = steps.filter((step) => step > 0).sort((a, b) => a - b);
  return forward[forward.length >> 1] ?? Number.NaN;
}
