import { expect, test } from "vitest";
import { asUtf8 } from "./text.ts";

const text = "t,ax (m/s²),gx (°/s)\n1,2,3\n";
const utf8 = new TextEncoder().encode(text);
const latin1 = Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test("text of other encodings becomes UTF-8", () => {
  const wide = Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer)]);
  expect(asUtf8(wide)).toEqual(utf8);
  expect(asUtf8(latin1)).toEqual(utf8);
});

test("UTF-16 is told without its mark, and a true minus sign becomes the one of numbers", () => {
  const wide = (bigEndian: boolean) => {
    const header = "time,ax,ay,az\n0,−9.81\n";
    const view = new DataView(new ArrayBuffer(2 * header.length));
    for (let i = 0; i < header.length; i++) view.setUint16(2 * i, header.charCodeAt(i), !bigEndian);
    return new Uint8Array(view.buffer);
  };
  for (const bytes of [wide(false), wide(true)]) expect(new TextDecoder().decode(asUtf8(bytes))).toBe("time,ax,ay,az\n0,-9.81\n");
  expect(new TextDecoder().decode(asUtf8(new TextEncoder().encode("x\n−9,81\n−1\n")))).toBe("x\n-9,81\n-1\n");
});

test("lines that end with a return alone end with a newline", () => {
  expect(new TextDecoder().decode(asUtf8(new TextEncoder().encode("a,b\r1,2\r")))).toBe("a,b\n1,2\n");
});

test("UTF-8 and what is no text come back as they are", () => {
  const windows = new TextEncoder().encode("a,b\r\n1,²\r\n");
  const binary = Uint8Array.from([0x4d, 0x44, 0xfc, 0x03, 0, 13, 200]);
  for (const bytes of [utf8, windows, binary, new Uint8Array()]) expect(asUtf8(bytes)).toBe(bytes);
  // A character cut in two at the end of what is looked at is no other encoding.
  const long = new TextEncoder().encode(`${"a".repeat(64 * 1024 - 1)}²`);
  expect(asUtf8(long)).toBe(long);
});

test("zeros far on in a text become blanks, wherever in its memory it lies", () => {
  const rows = new TextEncoder().encode(`-${"1,2\n".repeat(20_000)}`).subarray(1);
  expect(asUtf8(rows)).toBe(rows);
  rows[70_000] = 0;
  const blank = rows.slice();
  blank[70_000] = 0x20;
  expect(asUtf8(rows)).toEqual(blank);
});
