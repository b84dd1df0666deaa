import { isDate } from "../clock/times.ts";
import { type InstantKind, parseInstant } from "./instant.ts";
import type { CellKind } from "./scan.ts";

/** How a time column is written. */
export interface TimeReading {
  readonly kind: CellKind;
  /** s in one unit of a `number` column; 1 for the other kinds. */
  readonly toSeconds: number;
  /** Whether the values say the date. */
  readonly epoch: boolean;
  /** Where they do, their 0 in s since 1970: not 0 for the days that spreadsheets count. */
  readonly zeroS: number;
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
/** Against the unit in its name a column is read in another one only where that gives a rate that loggers have, Hz. */
const USUAL_HZ = [5, 1000] as const;

/**
 * How to read a time column, from its unit in the header (may be empty) and the text of its first cells.
 * Values win over the name. Null when they make no time, or one too slow for movement.
 */
export function readingOfTime(unitInName: string, cells: readonly string[]): TimeReading | null {
  // Even steps of half a second and more are averages whatever the name, not a fast clock in a smaller unit.
  if (secondsARow(unitInName, cells) !== null) return null;
  const [first = ""] = cells;
  const dated = instantKindOf(cells);
  if (dated !== null) {
    const { kind, certain } = dated;
    return { kind, toSeconds: 1, epoch: certain, zeroS: 0, zone: certain ? zoneOf(first) : null, contradiction: null };
  }
  const values = numbersOf(cells);
  if (values === null) return null;
  const step = stepOf(values);
  const rateIn = (unit: string) => 1 / (step * (UNITS[unit] as number));
  const possible = (unit: string | null, [slowest, fastest]: readonly [number, number]) =>
    unit !== null && rateIn(unit) >= slowest && rateIn(unit) <= fastest;
  const named = unitNamed(unitInName);
  const epoch = epochUnit(values);
  const usual = named === null ? ([SLOWEST_HZ, FASTEST_HZ] as const) : USUAL_HZ;
  const unit = possible(named, [SLOWEST_HZ, FASTEST_HZ])
    ? named
    : ([epoch, ...Object.keys(UNITS)].find((candidate) => possible(candidate, usual)) ?? null);
  if (unit === null) return daysReading(values, 1 / (step * DAY_S));
  if (/^\d{17,}$/.test(first))
    return unit !== "ns" ? null : { kind: "nanoseconds", toSeconds: 1, epoch: epoch === "ns", zeroS: 0, zone: null, contradiction: null };
  return {
    kind: "number",
    toSeconds: UNITS[unit] as number,
    epoch: epoch === unit,
    zeroS: 0,
    zone: null,
    contradiction: named === null || named === unit ? null : `the time column says ${named}, its values are in ${unit}`,
  };
}

const DAY_S = 86_400;
/** Day 0 of spreadsheets (1899-12-30) and of MATLAB's `datenum` (the year 0), in days since 1970. */
const DAYS_ZERO = [-25_569, -719_529];

/** Days as spreadsheets and MATLAB count them, in local time; null for other numbers. */
function daysReading(values: readonly number[], rateHz: number): TimeReading | null {
  if (!(rateHz >= SLOWEST_HZ && rateHz <= FASTEST_HZ)) return null;
  const zero = DAYS_ZERO.find((days) => isMost(values, (value) => isDate((value + days) * DAY_S)));
  if (zero === undefined) return null;
  return { kind: "number", toSeconds: DAY_S, epoch: true, zeroS: zero * DAY_S, zone: "local", contradiction: null };
}

/** Share of the steps that must be the same for a table to be one of averages; a watch's clock in ms strays more often than that. */
const EVEN_SHARE = 0.98;

/** Seconds from row to row of a table that holds averages or counts over half a second and more, by its unit or its dates; else null. */
export function secondsARow(unitInName: string, cells: readonly string[]): number | null {
  const dated = instantKindOf(cells);
  const values = dated === null ? numbersOf(cells) : cells.map((cell) => secondsOf(cell, dated.kind));
  const unit = dated === null ? (unitNamed(unitInName) ?? (values && epochUnit(values))) : "s";
  if (values === null || unit === null || values.length < 3) return null;
  const scale = UNITS[unit] as number;
  const steps = values.slice(1).map((value, i) => (value - (values[i] as number)) * scale);
  const median = medianStep(values) * scale;
  const even = steps.filter((step) => Math.abs(Math.abs(step) - median) < 0.01 * median).length;
  return median > 1 / SLOWEST_HZ && even >= EVEN_SHARE * steps.length ? median : null;
}

/** How dates and times in these cells are written, and whether the order of day and month is certain; null where they are none. */
function instantKindOf(cells: readonly string[]): { readonly kind: InstantKind; readonly certain: boolean } | null {
  const reads = (kind: InstantKind) => cells.length > 0 && isMost(cells, (cell) => !Number.isNaN(secondsOf(cell, kind)));
  if (reads("instant")) return { kind: isUnpadded(cells) ? "unpadded" : "instant", certain: true };
  for (const kind of ["basic", "unpadded", "named"] as const) if (reads(kind)) return { kind, certain: true };
  for (const kind of ["clock", "minutes"] as const) if (reads(kind)) return { kind, certain: false };
  const [day, month] = [reads("dayFirst"), reads("monthFirst")];
  if (day) return { kind: "dayFirst", certain: !month };
  return month ? { kind: "monthFirst", certain: true } : null;
}

/** Whether `.7` behind a second stands for 7 ms and not for 700: only then do the rows follow each other. */
function isUnpadded(cells: readonly string[]): boolean {
  const falls = (kind: InstantKind) => {
    const times = cells.map((cell) => secondsOf(cell, kind));
    return times.filter((time, i) => i > 0 && time < (times[i - 1] as number)).length;
  };
  const isShort = (cell: string) => /[.,:]\d{1,2}$/.test(cell);
  return cells.some(isShort) && falls("instant") > 0 && falls("unpadded") === 0;
}

/** Cells that may be damaged in a column that is read all the same. */
const DAMAGED_SHARE = 0.1;

function isMost<Item>(items: readonly Item[], holds: (item: Item) => boolean): boolean {
  let damaged = 0;
  return items.every((item) => holds(item) || ++damaged <= DAMAGED_SHARE * items.length);
}

function secondsOf(cell: string, kind: InstantKind): number {
  const bytes = new TextEncoder().encode(cell);
  return parseInstant(bytes, 0, bytes.length, kind);
}

/** The numbers among the cells; null when there are fewer than two, or too much else. */
function numbersOf(cells: readonly string[]): number[] | null {
  const values = cells.map((cell) => Number(cell.replace(",", ".")));
  return values.length >= 2 && isMost(values, Number.isFinite) ? values.filter(Number.isFinite) : null;
}

function unitNamed(unitInName: string): string | null {
  if (Object.hasOwn(NAMES, unitInName)) return NAMES[unitInName] as string;
  return Object.hasOwn(UNITS, unitInName) ? unitInName : null;
}

/** The unit in which the middle value is a date: the first ones may come from a clock that was not yet set. */
function epochUnit(values: readonly number[]): string | null {
  const middle = [...values].sort((a, b) => a - b)[values.length >> 1] as number;
  return Object.keys(UNITS).find((unit) => isDate(middle * (UNITS[unit] as number))) ?? null;
}

function zoneOf(text: string): string {
  const zone = /(Z|UTC|GMT|([+-]\d\d):?(\d\d)?)\s*(\([^)]*\))?$/.exec(text.slice(15));
  if (zone === null) return "local";
  return zone[2] === undefined ? "+00:00" : `${zone[2]}:${zone[3] ?? "00"}`;
}

/** Time from row to row: where most rows share the stamp of the row before, what they are apart on the whole. */
function stepOf(values: readonly number[]): number {
  const shared = values.filter((value, i) => i > 0 && value === values[i - 1]).length;
  if (2 * shared <= values.length) return medianStep(values);
  const stamps = [...new Set(values)].sort((a, b) => a - b);
  return (medianStep(stamps) * (stamps.length - 1)) / (values.length - 1);
}

/** Share of backward steps from which a file stands last row first. */
const LAST_FIRST_SHARE = 0.9;

/** Median of the forward steps; repeated and backward times do not count, but in a file that stands last row first. */
function medianStep(values: readonly number[]): number {
  const steps = values.slice(1).map((value, i) => value - (values[i] as number));
  const lastFirst = steps.filter((step) => step < 0).length > LAST_FIRST_SHARE * steps.length;
  const forward = (lastFirst ? steps.map((step) => -step) : steps).filter((step) => step > 0).sort((a, b) => a - b);
  return forward[forward.length >> 1] ?? Number.NaN;
}
