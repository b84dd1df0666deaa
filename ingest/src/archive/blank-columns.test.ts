import { expect, test } from "vitest";
import { withTabs } from "./blank-columns.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const rewritten = (text: string) => new TextDecoder().decode(withTabs(encode(text)));
const rows = (row: (i: number) => string, count = 20) => Array.from({ length: count }, (_, i) => `${row(i)}\n`).join("");

test.each([
  ["single blanks", "t ax ay az\n", (i: number) => `${i} 0.1 -0.2 9.8`, "t\tax\tay\taz\n"],
  ["columns set under each other", "     t      ax\n", (i: number) => `   ${i}    0.1   -0.2   9.8`, "     t      ax\n"],
  ["numpy's comment", "# t ax ay az\n", (i: number) => `${i}.0e+00 1.0e-01 -2.0e-01 9.8e+00`, "t\tax\tay\taz\n"],
  ["units that hold blanks apart", "Time[s] Acc X[g] Acc Y[g]\n", (i: number) => `${i} 0.1 0.2`, "Time[s]\tAcc X[g]\tAcc Y[g]\n"],
  ["a data frame's index without a name", "  t   ax  ay\n", (i: number) => `${i} 0.${i} 0.1 0.2`, "\tt\tax\tay\n"],
  ["no names", "", (i: number) => `${i} 0.1 0.2 9.8 `, ""],
  ["decimal commas and a label", "t x y z what\n", (i: number) => `${i} 0,1 0,2 9,8 curl`, "t\tx\ty\tz\twhat\n"],
])("blanks between cells become tabs: %s", (_, header, row, names) => {
  const cells = (i: number) => row(i).trim().split(/ +/).join("\t");
  expect(rewritten(header + rows(row))).toBe(names + rows(cells));
});

test("the blank within a date and time stays", () => {
  const text = rows((i) => `2025-11-04 17:05:${String(i).padStart(2, "0")}.250 0.1 0.2 9.8`);
  expect(rewritten(`when x y z\n${text}`).split("\n")[1]).toBe("2025-11-04 17:05:00.250\t0.1\t0.2\t9.8");
});

test("lines above the table stay as they are", () => {
  expect(rewritten(`# made with a logger\nrate 50\n\nt x y z\n${rows(() => "1 2 3 4")}`)).toBe(
    `# made with a logger\nrate 50\n\nt\tx\ty\tz\n${rows(() => "1\t2\t3\t4")}`,
  );
});

test("the Arduino monitor's arrow becomes what parts the other cells", () => {
  expect(rewritten(rows((i) => `17:05:03.2${i % 10}0 -> ${i},2,3`, 5)).split("\n")[1]).toBe("17:05:03.210,1,2,3");
  expect(rewritten(rows((i) => `17:05:03.2${i % 10}0 -> ${i} 2 3`, 5)).split("\n")[1]).toBe("17:05:03.210\t1\t2\t3");
});

test.each([
  ["after a colon", (i: number) => `t:${i} ax:0.1 ay:-0.2 az:9.8`, "t\tax\tay\taz"],
  ["with blanks and commas", (i: number) => `t: ${i}, ax: 0.1, ay: -0.2, az: 9.8`, "t\tax\tay\taz"],
  ["after an equals sign", (i: number) => `t = ${i};ax = 0.1;ay = -0.2;az = 9.8\r`, "t\tax\tay\taz"],
  ["beside a time without a name", (i: number) => `${i} ax:0.1 ay:-0.2 az:9.8`, "\tax\tay\taz"],
])("rows that name each value get a header: %s", (_, row, names) => {
  expect(rewritten(rows(row)).split("\n").slice(0, 4)).toEqual([names, ...[0, 1, 2].map((i) => `${i}\t0.1\t-0.2\t9.8`)]);
});

test.each([
  ["times of day", rows((i) => `17:05:${i + 10} 18:05:10 19:05:10 curl`)],
  ["settings", rows((i) => `name:bench rate:50 range:${i} unit:g`)],
  ["commas and blanks", rows((i) => `${i}, 0.1, 0.2, 9.8`)],
  ["tabs", rows((i) => `2025-11-04 17:05:03\t${i}\t0.1 0.2 0.3`)],
  ["words", rows((i) => `bench press ${i} reps`)],
  ["hardly a row", "t x y z\n1 2 3 4\n"],
])("other text comes back as it is: %s", (_, text) => {
  const bytes = encode(text);
  expect(withTabs(bytes)).toBe(bytes);
});
