import { decode, inspect } from "@lastrep/ingest";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { fitOfSensors } from "./make-fit.ts";

const encode = (text: string) => new TextEncoder().encode(text);
/** A table of 500 rows at 100 Hz; `cell` may change a row, `time` its time in ms. */
const table = ({ head = "t_ms,ax,ay,az", row = (line: string, _: number) => line, time = (i: number) => String(10 * i) } = {}) =>
  `${head}\n${Array.from({ length: 500 }, (_, i) =>
    row(`${time(i)},${Math.sin(i / 7).toFixed(4)},0.11,${(9.8 + 0.3 * Math.cos(i / 5)).toFixed(4)}`, i),
  ).join("\n")}\n`;
const filled = (head: string, byte: string, length: number) => {
  const start = encode(head);
  const bytes = new Uint8Array(start.length + length).fill(byte.charCodeAt(0));
  bytes.set(start);
  return bytes;
};

/** A table with a clock in each of its first 390 columns, which all say the same. */
function clocks(name: string, time: (row: number) => string): string {
  const names = Array.from({ length: 390 }, (_, i) => name + i).join(",");
  const rows = Array.from({ length: 2000 }, (_, i) => `${`${time(i)},`.repeat(390)}0.05,0.0${i % 3},0.03`);
  return `${names},ax,ay,az\n${rows.join("\n")}\n`;
}
const listsBesideLists = Object.fromEntries(
  Array.from({ length: 20_000 }, (_, i) => [`k${i}`, Array.from({ length: 11 }, () => [1, 2, 3])]),
);

/** No file may take more computing, s: unlike the clock on the wall, what else the machine does leaves it alone. */
const MOST_S = 8;

/** What one file gives: how many recordings, and the codes of the refusals. Neither decoding nor inspecting may take long or throw. */
async function outcome(name: string, bytes: Uint8Array) {
  const before = process.cpuUsage();
  const { recordings, rejected } = await decode([{ name, bytes }]);
  await inspect([{ name, bytes }]);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(MOST_S);
  for (const { signal } of recordings) {
    if (signal) for (const column of Object.values(signal.acceleration)) expect(column.every(Number.isFinite)).toBe(true);
  }
  return { recordings, codes: rejected.map(({ code }) => code) };
}

test.each([
  ["brackets without end", "a.json", encode("[".repeat(5_000_000)), "unknown_format"],
  ["JSON as deep as it is long", "a.json", encode(`{"Meas":{"IMU9":${'[{"ArrayAcc":'.repeat(200_000)}`), "corrupt_file"],
  ["one line of digits", "a.csv", filled("", "1", 50_000_000), "unknown_format"],
  ["one line of commas", "a.csv", filled("", ",", 50_000_000), "unknown_format"],
  ["a cell without end", "a.csv", filled("t_ms,ax,ay,az\n0,1,2,9\n10,", "1", 50_000_000), "corrupt_file"],
  ["a quote without end", "a.csv", filled('t_ms,ax,ay,az\n0,1,2,9\n10,"', "a", 50_000_000), "corrupt_file"],
  ["blanks before the first name", "a.csv", encode(`${" ".repeat(60_000)}x\n1,2,3,4\n`), "corrupt_file"],
  ["line after line that is passed over", "a.csv", encode(`t_ms,ax,ay,az\n${"sep=\n".repeat(100_000)}`), "corrupt_file"],
  ["a row of blanks without end", "a.txt", encode(`1 ${" ".repeat(50_000_000)}`), "unknown_format"],
  ["a clock in each of four hundred columns", "a.csv", encode(clocks("time", (i) => String(45_000 + 2e-7 * i))), "unsupported_content"],
  ["a date in each of four hundred columns", "a.csv", encode(clocks("t", () => "2025-11-04 17:05:03.250")), "unsupported_content"],
  ["a JSON of lists beside lists", "a.json", encode(JSON.stringify(listsBesideLists)), "unknown_format"],
  ["a name of brackets", "a.csv", encode(`${"(".repeat(60_000)},b,c,d\n1,2,3,4\n`), "unknown_format"],
  ["a name that is nearly right, again and again", "a.csv", encode(`${"useracc".repeat(9000)},b,c,d\n1,2,3,4\n`), "unknown_format"],
  [
    "more entries than are taken",
    "a.zip",
    zipSync(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`${i}`, encode("x")]))),
    "limit_exceeded",
  ],
  [
    "a sensor named like a built-in",
    "a.json",
    encode('[{"sensor":"constructor","time":"1733000000000000000","seconds_elapsed":"0","x":"1"}]'),
    "missing_companion",
  ],
  ["a header alone", "a.csv", encode("t_ms,ax,ay,az"), "corrupt_file"],
  ["decimal commas between commas", "a.csv", encode(table().replaceAll(".", ",")), "corrupt_file"],
  ["nothing but NaN", "a.csv", encode(table({ row: (line) => line.replace("0.11", "NaN") })), "corrupt_file"],
])("%s is refused, soon", async (_, name, bytes, code) => {
  const { recordings, codes } = await outcome(name, bytes);
  expect([recordings.length, codes]).toEqual([0, [code]]);
});

test.each([
  ["UTF-16", new Uint8Array(Buffer.from(`\ufeff${table()}`, "utf16le"))],
  ["UTF-16, high byte first", new Uint8Array(Buffer.from(`\ufeff${table()}`, "utf16le").swap16())],
  ["a byte-order mark", encode(`\ufeff${table()}`)],
  ["CRLF", encode(table().replaceAll("\n", "\r\n"))],
  ["CR alone", encode(table().replaceAll("\n", "\r"))],
  ["both ends of lines in turn", encode(table({ row: (line, i) => (i % 2 === 0 ? line : `${line}\r`) }))],
  ["decimal commas between semicolons", encode(table().replaceAll(",", ";").replaceAll(".", ","))],
  ["times before zero", encode(table({ time: (i) => String(10 * i - 5000) }))],
  ["the last row first", encode(table({ time: (i) => String(9000 - 10 * i) }))],
  ["a clock of 1970", encode(table({ head: "time,ax,ay,az", time: (i) => new Date(10 * i).toISOString() }))],
  ["a clock of 2100", encode(table({ head: "time,ax,ay,az", time: (i) => new Date(4_102_444_800_000 + 10 * i).toISOString() }))],
])("%s: read like any other table", async (_, bytes) => {
  const { recordings, codes } = await outcome("a.csv", bytes);
  expect(codes).toEqual([]);
  expect(recordings).toMatchObject([{ durationS: expect.closeTo(4.99, 6), signal: { rateHz: 100, length: 500 } }]);
});

test.each(["NaN", "Infinity", "-inf", "1e29", "1e308", ""])("rows with %j in them are left out and counted", async (cell) => {
  const bytes = encode(table({ row: (line, i) => (i % 50 === 7 ? line.replace("0.11", cell) : line) }));
  const { recordings } = await outcome("a.csv", bytes);
  expect(recordings[0]?.issues).toContainEqual({ code: "unreadable_rows", count: 10, firstLine: 9 });
  expect(recordings[0]?.signal?.length).toBe(500);
});

test("a file that was appended to itself a day later is two recordings; the header in its middle is one row that is left out", async () => {
  const later = table({ time: (i) => String(86_400_000 + 10 * i) });
  const { recordings } = await outcome("a.csv", encode(table() + later));
  expect(recordings.map(({ durationS }) => durationS)).toEqual([expect.closeTo(4.99, 6), expect.closeTo(4.99, 6)]);
  expect(recordings[0]?.issues).toContainEqual({ code: "unreadable_rows", count: 1, firstLine: 502 });
});

test("a FIT file cut anywhere gives what came before the cut, or says that it was cut", async () => {
  const { bytes } = fitOfSensors(3);
  let most = 0;
  for (let length = 14; length < bytes.length; length++) {
    const { recordings, rejected } = await decode([{ name: "a.fit", bytes: bytes.subarray(0, length) }]);
    const samples = recordings[0]?.signal?.length ?? 0;
    expect(samples).toBeGreaterThanOrEqual(most);
    most = samples;
    if (recordings.length > 0) expect(recordings[0]?.issues.map(({ code }) => code)).toContain("truncated");
    else expect(rejected).toMatchObject([{ code: "corrupt_file", reason: expect.stringContaining("early") }]);
  }
  expect(most).toBe(75);
});

test("one damaged time stamp among a FIT file's samples does not stretch the recording over a day", async () => {
  const { bytes } = fitOfSensors(8);
  const whole = (await decode([{ name: "a.fit", bytes }])).recordings[0];
  const stamps = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Where the fifth second's message of samples holds its time stamp.
  const at = [...bytes.keys()].filter((i) => i + 4 < bytes.length && stamps.getUint32(i, true) === 1_130_000_004)[0] as number;
  stamps.setUint32(at, 1_130_080_000, true);
  const { signal } = (await decode([{ name: "a.fit", bytes }])).recordings[0] ?? {};
  expect(signal?.length).toBe(whole?.signal?.length);
});
