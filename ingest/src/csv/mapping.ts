import type { Axes, ColumnGuess } from "./guess.ts";

/** Columns of a table that nobody's format describes, by their names in its header; axes in the order x, y, z. */
export interface ColumnMapping {
  readonly time: string;
  /** With gravity. */
  readonly acceleration: readonly [string, string, string];
  readonly angularRate?: readonly [string, string, string];
  readonly gravity?: readonly [string, string, string];
}

/** Positions of the mapped columns, or null for a table that lacks one of them. */
export function mappedColumns(names: readonly string[], mapping: ColumnMapping): ColumnGuess | null {
  const position = (name: string) => names.indexOf(name);
  const axes = (columns: readonly [string, string, string] | undefined): Axes | null =>
    columns === undefined ? null : [position(columns[0]), position(columns[1]), position(columns[2])];
  const found: ColumnGuess = {
    time: position(mapping.time),
    acceleration: axes(mapping.acceleration),
    userAcceleration: null,
    gravity: axes(mapping.gravity),
    angularRate: axes(mapping.angularRate),
  };
  const positions = [found.time, ...(found.acceleration ?? []), ...(found.gravity ?? []), ...(found.angularRate ?? [])];
  return positions.includes(-1) ? null : found;
}
