import fc from "fast-check";
import { expect, test } from "vitest";
import { readLayout } from "./header.ts";
import { parseInstant } from "./instant.ts";
import { type CellKind, scanTable } from "./scan.ts";

const encode = (text: string) => new TextEncoder().encode(text);

function scan(text: string, kinds: readonly CellKind[], exactFields?: number) {
  const bytes = encode(text);
  const layout = readLayout(bytes);
  if (layout === null) throw new Error("no table");
  return scanTable(bytes, {
    ...layout,
    columns: kinds.map((kind, index) => ({ index, kind, bits: 64 })),
    maxRows: 1e6,
    ...(exactFields === undefined ? {} : { exactFields }),
  });
}

test("numbers read as Number reads them, in decimal and exponent notation", () => {
  const number = fc.oneof(
    fc.integer(),
    fc.float({ noNaN: true, noDefaultInfinity: true, max: Math.fround(1e29), min: -Math.fround(1e29) }),
    fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
  );
  const written = number.chain((value) => fc.constantFrom(String(value), value.toFixed(6), value.toExponential(9)));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(written, written), { minLength: 1, maxLength: 30 }),
      fc.constantFrom(",", ";", "\t"),
      fc.constantFrom("\n", "\r\n"),
      (rows, delimiter, newline) => {
        const text = `a${delimiter}b${newline}${rows.map((row) => row.join(delimiter)).join(newline)}`;
        const table = scan(text, ["number", "number"]);
        expect(table.rows).toBe(rows.length);
        rows.forEach((row, i) => {
          row.forEach((cell, column) => {
            const expected = Number(cell);
            // Digits beyond 2^53 may cost the last place of a double.
            expect(Math.abs((table.columns[column]?.[i] ?? Number.NaN) - expected)).toBeLessThanOrEqual(
              Math.abs(expected) * 1e-15 + 1e-300,
            );
          });
        });
      },
    ),
  );
});

test("epoch nanoseconds keep every digit", () => {
  const table = scan("time,x\n1733038588240000123,1\n1733038588250000456,1\n1733038590000000001,1\n", ["nanoseconds", "number"]);
  expect(table.originS).toBe(1_733_038_588);
  expect(Array.from(table.columns[0] ?? [], (time) => Math.round(time * 1e9))).toEqual([240_000_123, 250_000_456, 2_000_000_001]);
});

test("rows that cannot be read are left out and counted with the line of the first", () => {
  const table = scan("a,b\n1,2\nx,3\n4,\n5\n6,7e\n8,9 apples\n10,11", ["number", "number"]);
  expect(Array.from(table.columns[0] ?? [])).toEqual([1, 10]);
  // "7e" is an exponent without digits: as good as none.
  expect(table.unreadable).toEqual({ count: 5, firstLine: 3 });
});

test("rows whose cells have shifted are left out when the number of cells is known", () => {
  expect(scan("a,b,c\n1,2,3\n1,3\n4,5,6\n", ["number", "number"], 3).rows).toBe(2);
});

test("quotes, blanks, blank lines, a trailing delimiter and a missing last newline are no faults", () => {
  const table = scan('"a" , b,\r\n\r\n"1.5" , -2 ,\r\n 3,+4,', ["number", "number"]);
  expect(table.columns.map((column) => Array.from(column))).toEqual([
    [1.5, 3],
    [-2, 4],
  ]);
  expect(table.unreadable).toBeNull();
});

test("decimal commas are read where the delimiter leaves room for them", () => {
  const table = scan("t;x\n0,01;9,81\n0,02;-1,5e-1\n", ["number", "number"]);
  expect(table.columns.map((column) => Array.from(column))).toEqual([
    [0.01, 0.02],
    [9.81, -0.15],
  ]);
});

test("instants agree with Date.parse, with zone, without and with blanks", () => {
  const read = (text: string) => parseInstant(encode(text), 0, text.length);
  expect(read("2019-10-16T12:09:01.702+02:00")).toBeCloseTo(Date.parse("2019-10-16T12:09:01.702+02:00") / 1000, 6);
  expect(read("2019-12-23 21:04:06.690")).toBeCloseTo(Date.parse("2019-12-23T21:04:06.690Z") / 1000, 6);
  expect(read("2024-02-29T00:00:00Z")).toBe(Date.parse("2024-02-29T00:00:00Z") / 1000);
  expect(read("2013-05-30 10:12:49:500")).toBeCloseTo(Date.parse("2013-05-30T10:12:49.500Z") / 1000, 6);
  for (const text of ["", "2019-10-16", "hello world, how are", "2019-10-16T12:09:01 noon"]) expect(read(text)).toBeNaN();
});

test("reading stops at the row limit", () => {
  const bytes = encode(`a\n${"1\n".repeat(1000)}`);
  expect(
    scanTable(bytes, {
      dataOffset: 2,
      dataLine: 2,
      delimiter: 0x2c,
      decimalComma: false,
      columns: [{ index: 0, kind: "number", bits: 32 }],
      maxRows: 10,
    }).rows,
  ).toBe(10);
});
