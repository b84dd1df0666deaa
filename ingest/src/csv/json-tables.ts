import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import { readJson } from "../json.ts";
import type { Limits } from "../limits.ts";
import { guessColumns } from "./guess.ts";

/** Fewer rows are a list of something else. */
const FEWEST_ROWS = 10;
/** Records whose keys make the columns. */
const RECORDS_LOOKED_AT = 50;
/** Tables taken from one file: one a sensor. */
const MOST_TABLES = 10;
/** Containers in containers that are gone through. */
const DEEPEST = 6;

/** Rows of one table in a JSON file. */
interface JsonTable {
  /** The key that the rows stand under; empty at the top. */
  readonly key: string;
  readonly names: readonly string[];
  readonly rows: readonly Row[];
}

type Cell = number | string;
type Row = readonly Cell[];

/**
 * The motion tables of a JSON file (records one after the other, an object a line, or a list for each column) as text tables of the same
 * names, with what else the file says above them; the entry itself where it holds none.
 * @throws {IngestError} `limit_exceeded` for more JSON than is parsed at once.
 */
export function jsonTables(entry: Entry, limits: Limits): Entry[] {
  const content = contentOf(entry, limits);
  if (content === null) return [entry];
  const { tables, facts } = tablesIn(content, limits);
  const moving = tables.filter(({ names }) => holdsMotion(names)).sort((a, b) => b.rows.length - a.rows.length);
  if (moving.length === 0) return [entry];
  return moving.slice(0, MOST_TABLES).map((table) => ({
    ...entry,
    baseName: moving.length === 1 ? entry.baseName : `${table.key}.json`,
    bytes: textOf(table, facts),
  }));
}

/** Whether it begins as JSON does that holds objects or lists. */
export function startsLikeJson(entry: Entry): boolean {
  return /^\s*(\{\s*"|\[\s*[[{])/.test(headText(entry, 256));
}

/** What the file says: one value, or one a line; null where it breaks off. */
function contentOf(entry: Entry, limits: Limits): unknown {
  try {
    return readJson(entry, limits);
  } catch (cause) {
    if (cause instanceof IngestError && cause.code === "limit_exceeded") throw cause;
    return linesOf(entry);
  }
}

function linesOf(entry: Entry): unknown[] | null {
  const lines = new TextDecoder().decode(entry.bytes).split("\n");
  const values: unknown[] = [];
  for (const line of lines) {
    try {
      if (line.trim() !== "") values.push(JSON.parse(line));
    } catch {
      // The last line may be cut off; anywhere else it is no such file.
      if (line !== lines.at(-1)) return null;
    }
  }
  return values;
}

function holdsMotion(names: readonly string[]): boolean {
  const { acceleration, userAcceleration, angularRate } = guessColumns(names);
  return acceleration !== null || userAcceleration !== null || angularRate !== null;
}

function tablesIn(content: unknown, limits: Limits): { readonly tables: JsonTable[]; readonly facts: string[] } {
  const tables: JsonTable[] = [];
  const facts: string[] = [];
  const visit = (value: unknown, key: string, depth: number, beside: readonly unknown[]): void => {
    if (Array.isArray(value)) {
      const table = value.length >= FEWEST_ROWS ? recordsIn(value, key, beside, limits) : null;
      if (table !== null) tables.push(table);
      else if (depth < DEEPEST) for (const item of value.slice(0, RECORDS_LOOKED_AT)) visit(item, key, depth + 1, beside);
    } else if (isObject(value)) {
      const table = columnsIn(value, key);
      if (table !== null) tables.push(table);
      else if (depth < DEEPEST) {
        const near = Object.values(value).slice(0, RECORDS_LOOKED_AT);
        for (const [name, item] of Object.entries(value)) visit(item, name, depth + 1, near);
      }
    } else if (key !== "" && facts.length < RECORDS_LOOKED_AT) facts.push(`${key}: ${clean(String(value))}`);
  };
  visit(content, "", 0, []);
  return { tables, facts };
}

/** Rows that are objects, or lists of numbers whose names stand beside them (`"sensors": [{"name": "accX"}, …]`). */
function recordsIn(list: readonly unknown[], key: string, beside: readonly unknown[], { columns }: Limits): JsonTable | null {
  const [first] = list;
  if (Array.isArray(first) && first.every((cell) => typeof cell === "number")) {
    const names = beside.map((value) => namesIn(value, columns)).find((found) => found.length === first.length);
    return names === undefined ? null : { key, names, rows: list.filter(Array.isArray) as Row[] };
  }
  if (!isObject(first)) return null;
  const names = new Set<string>();
  for (const record of list.slice(0, RECORDS_LOOKED_AT)) for (const name of cellsOf(record).keys()) names.add(name);
  const kept = [...names].slice(0, columns);
  if (kept.length < 2) return null;
  const rows = list.map((record) => {
    const cells = cellsOf(record);
    return kept.map((name) => cells.get(name) ?? "");
  });
  return { key, names: kept, rows };
}

/** A list for each column, all of one length. */
function columnsIn(value: Readonly<Record<string, unknown>>, key: string): JsonTable | null {
  const lists = Object.entries(value).filter(
    (entry): entry is [string, Cell[]] => Array.isArray(entry[1]) && entry[1].length >= FEWEST_ROWS && isCell(entry[1][0]),
  );
  const [longest] = lists.map(([, list]) => list.length).sort((a, b) => b - a);
  const columns = lists.filter(([, list]) => list.length === longest);
  if (longest === undefined || columns.length < 3) return null;
  const rows = Array.from({ length: longest }, (_, i) => columns.map(([, list]) => list[i] as Cell));
  return { key, names: columns.map(([name]) => name), rows };
}

function namesIn(value: unknown, most: number): string[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, most)
    .flatMap((item) => (typeof item === "string" ? item : isObject(item) && typeof item.name === "string" ? item.name : []));
}

/** The cells of a record, those of objects and short lists in it under the names of both. */
function cellsOf(record: unknown, prefix = "", depth = 0): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  if (!isObject(record)) return cells;
  for (const [name, value] of Object.entries(record)) {
    if (isCell(value)) cells.set(prefix + name, value);
    else if (Array.isArray(value) && value.length <= 4)
      value.forEach((item, i) => {
        if (isCell(item)) cells.set(`${prefix}${name}[${i}]`, item);
      });
    else if (depth < 2) for (const [inner, cell] of cellsOf(value, `${prefix}${name}.`, depth + 1)) cells.set(inner, cell);
  }
  return cells;
}

function textOf({ names, rows }: JsonTable, facts: readonly string[]): Uint8Array {
  const line = (cells: Row) => cells.map((cell) => (typeof cell === "number" ? String(cell) : `"${clean(cell)}"`)).join("\t");
  return new TextEncoder().encode([...facts, line(names), ...rows.map(line)].join("\n"));
}

/** Text without what parts cells and lines. */
function clean(text: string): string {
  return text.replaceAll(/["\t\r\n]/g, " ");
}

function isCell(value: unknown): value is Cell {
  return typeof value === "number" || typeof value === "string";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
