import type { Entry } from "../entry.ts";
import { headText } from "../entry.ts";
import { findTable } from "./find-table.ts";
import { lineAt, splitLine, type TableLayout } from "./header.ts";
import { type KnownTable, knownColumns } from "./mapping.ts";

/** Columns that say of which sensor a row is. */
const SENSOR_NAME = /^(sensor|type|name|source)$|^sensor[-_ ]?(type|name|id)$/i;
/** Rows among which each sensor shows itself. */
const ROWS_LOOKED_AT = 500;
/** What labels stand for: Android's names of sensors and what people make of them, and its numbers in a column that is about sensors. */
const SENSORS = [
  { label: /^(?!.*(lin|user|uncal|free)).*acc(el|[^a-z]|$)/i, number: "1" },
  { label: /^(?!.*uncal).*gyr/i, number: "4" },
];
const NEWLINE = 0x0a;

/**
 * The accelerometer and the gyroscope of a table whose rows are of several sensors, as one column says, each as a table of its own under
 * the sensor's name; any other entry alone, as it is.
 */
export function splitSensors(entry: Entry, known: readonly KnownTable[]): Entry[] {
  const found = /\0|^\s*[[{<]/.test(headText(entry, 1024)) ? null : findTable(entry.bytes.subarray(0, 65_536));
  const column = found?.layout.names.findIndex((name) => SENSOR_NAME.test(name)) ?? -1;
  if (found === null || column < 0 || knownColumns(found.layout, known) !== null) return [entry];
  const labels = labelsIn(entry.bytes, found.layout, column);
  const isNumbered = /sensor/i.test(found.layout.names[column] as string);
  const sensors = SENSORS.map(({ label, number }) => labels.find((one) => label.test(one) || (isNumbered && one === number)));
  const [accelerometer, gyroscope] = sensors;
  if (labels.length < 2 || accelerometer === undefined) return [entry];
  const part = (label: string, baseName: string): Entry => ({ ...entry, baseName, bytes: rowsOf(entry.bytes, found, column, label) });
  return [part(accelerometer, "accelerometer.csv"), ...(gyroscope === undefined ? [] : [part(gyroscope, "gyroscope.csv")])];
}

function labelsIn(bytes: Uint8Array, layout: TableLayout, column: number): string[] {
  const labels = new Set<string>();
  let at = layout.dataOffset;
  for (let row = 0; row < ROWS_LOOKED_AT; row++) {
    const line = lineAt(bytes, at);
    if (line === null) break;
    const label = splitLine(line.text, layout.delimiter)[column];
    if (label) labels.add(label);
    at = line.next;
  }
  return [...labels];
}

/** The header and the rows that have the label. */
function rowsOf(bytes: Uint8Array, { offset, layout }: { offset: number; layout: TableLayout }, column: number, label: string): Uint8Array {
  const wanted = new TextEncoder().encode(label);
  const out = new Uint8Array(bytes.length - offset + 1);
  out.set(bytes.subarray(offset, layout.dataOffset));
  let length = layout.dataOffset - offset;
  for (let at = layout.dataOffset; at < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, at);
    const next = newline < 0 ? bytes.length : newline + 1;
    if (cellIs(bytes, at, next, layout.delimiter, column, wanted)) {
      out.set(bytes.subarray(at, next), length);
      length += next - at;
    }
    at = next;
  }
  return out.subarray(0, length);
}

/** Whether the cell of the line `[from, to)` holds the text, in quotes or not. */
function cellIs(bytes: Uint8Array, from: number, to: number, delimiter: number, column: number, text: Uint8Array): boolean {
  let at = from;
  for (let field = 0; field < column; field++) {
    while (at < to && bytes[at] !== delimiter) at++;
    at++;
  }
  while (bytes[at] === 0x20 || bytes[at] === 0x22) at++;
  if (at + text.length > to) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  const after = bytes[at + text.length];
  return at + text.length === to || after === delimiter || after === 0x20 || after === 0x22 || after === 0x0d || after === NEWLINE;
}
