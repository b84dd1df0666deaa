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
