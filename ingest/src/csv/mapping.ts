import type { Axes, ColumnGuess } from "./guess.ts";
import type { TableLayout } from "./header.ts";

/** Names of three columns, in the order x, y, z. */
export type AxisNames = readonly [string, string, string];

/** Which columns of a table hold what, by their names; null for what it does not hold. A table without a header has `column 1`, `column 2`, … */
export interface NamedColumns {
  readonly time: string | null;
  /** With gravity. */
  readonly acceleration: AxisNames | null;
  /** With gravity taken out: of use together with `gravity`. */
  readonly userAcceleration: AxisNames | null;
  readonly gravity: AxisNames | null;
  readonly angularRate: AxisNames | null;
}

/** Which columns of a table whose rows are reps hold what, by their names; null for what it does not hold. */
export interface NamedRepColumns {
  /** Mean velocity of the rep's concentric. */
  readonly meanVelocity: string | null;
  /** Number of the set, and of the rep in it. */
  readonly set: string | null;
  readonly rep: string | null;
  readonly exercise: string | null;
  readonly load: string | null;
}

/** How to read a table that nobody's format describes: as movement, or as reps where `reps` is said. */
export interface ColumnMapping extends NamedColumns {
  readonly reps?: (NamedRepColumns & { readonly meanVelocity: string }) | null;
}

/** A header, and how tables that have it are read. */
export interface KnownTable {
  readonly header: readonly string[];
  readonly columns: ColumnMapping;
}

/** Names of a table's columns, made up where it has no header. */
export function columnNames({ names, fieldCount }: TableLayout): readonly string[] {
  return names.length > 0 ? names : Array.from({ length: fieldCount }, (_, index) => `column ${index + 1}`);
}

/** Positions of the columns that are known for the table's header, or null, as for a table of reps. */
export function knownColumns(layout: TableLayout, known: readonly KnownTable[]): ColumnGuess | null {
  const names = columnNames(layout);
  const said = saidOf(names, known);
  return said === null || said.reps ? null : positionsOf(names, said);
}

/** What was said of tables with these column names; null where nothing was. */
export function saidOf(names: readonly string[], known: readonly KnownTable[]): ColumnMapping | null {
  return known.find(({ header }) => header.length === names.length && header.every((name, i) => name === names[i]))?.columns ?? null;
}

/** The columns by name. */
export function namedColumns(layout: TableLayout, { time, ...sensors }: ColumnGuess): NamedColumns {
  const names = columnNames(layout);
  const name = (index: number) => names[index] ?? `column ${index + 1}`;
  const axes = (columns: Axes | null): AxisNames | null => columns && [name(columns[0]), name(columns[1]), name(columns[2])];
  return {
    time: time === null ? null : name(time),
    acceleration: axes(sensors.acceleration),
    userAcceleration: axes(sensors.userAcceleration),
    gravity: axes(sensors.gravity),
    angularRate: axes(sensors.angularRate),
  };
}

function positionsOf(names: readonly string[], mapping: ColumnMapping): ColumnGuess | null {
  const position = (name: string) => names.indexOf(name);
  const axes = (columns: AxisNames | null): Axes | null => columns && [position(columns[0]), position(columns[1]), position(columns[2])];
  const found = {
    time: mapping.time === null ? null : position(mapping.time),
    acceleration: axes(mapping.acceleration),
    userAcceleration: axes(mapping.userAcceleration),
    gravity: axes(mapping.gravity),
    angularRate: axes(mapping.angularRate),
  };
  return Object.values(found).flat().includes(-1) ? null : found;
}
