/** Bytes from which the encoding is judged. */
const JUDGED = 64 * 1024;

/**
 * Text as UTF-8, which is what everything behind this point reads: UTF-16 (spreadsheets' "Unicode text"), old single-byte text (`²`
 * and `°` in column names), lines that end with a return alone, true minus signs and zeros among the letters are rewritten. Other content comes back as it is.
 */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  const wide = wideText(bytes);
  if (wide !== null) return withPlainMinus(encoded(bytes, wide));
  const head = bytes.subarray(0, JUDGED);
  if (!isText(head)) return bytes;
  const isOld = head.some((byte) => byte >= 0x80) && !isUtf8(head);
  const text = withPlainMinus(isOld ? encoded(bytes, "windows-1252") : bytes);
  const lines = head.includes(RETURN) && !head.includes(NEWLINE) ? text.map((byte) => (byte === RETURN ? NEWLINE : byte)) : text;
  // Zeros further on are blocks of a disk that were never written.
  return holds(lines, 0) ? lines.map((byte) => byte || SPACE) : lines;
}

const SPACE = 0x20;
const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** The part of Node's Buffer that is used here, where the runtime has it. */
interface NodeBuffer {
  from(bytes: ArrayBufferLike, offset: number, length: number): { includes(byte: number): boolean };
}

const buffer = (globalThis as { Buffer?: NodeBuffer }).Buffer;

/** Whether a byte occurs. In Node, its own search takes a tenth of the time of the engine's. */
function holds(bytes: Uint8Array, byte: number): boolean {
  return (buffer?.from(bytes.buffer, bytes.byteOffset, bytes.length) ?? bytes).includes(byte);
}

/** UTF-16, by its mark or, where a writer left that out, by plain letters with a zero beside each; null for anything else. */
function wideText(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const head = bytes.subarray(0, WIDE_JUDGED);
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const isWide = (letterAt: 0 | 1) =>
    head.length === WIDE_JUDGED && head.every((byte, i) => (i % 2 === letterAt ? byte < 0x80 && isText(Uint8Array.of(byte)) : byte === 0));
  return isWide(0) ? "utf-16le" : isWide(1) ? "utf-16be" : null;
}

/** Bytes from which text in UTF-16 without a mark is told: a header's. */
const WIDE_JUDGED = 16;

/** Northern European locales write numbers with a true minus sign (U+2212), which no reader of numbers takes. */
function withPlainMinus(text: Uint8Array): Uint8Array {
  const isMinus = (at: number) => text[at] === 0xe2 && text[at + 1] === 0x88 && text[at + 2] === 0x92;
  if (!text.subarray(0, JUDGED).some((byte, at) => byte === 0xe2 && isMinus(at))) return text;
  const out = new Uint8Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const minus = isMinus(at);
    out[length++] = minus ? 0x2d : (text[at] as number);
    if (minus) at += 2;
  }
  return out.subarray(0, length);
}

/** Whether only characters stand there, and none that only machines read. */
function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 || byte === NEWLINE || byte === RETURN || byte === TAB);
}

/** Whether it is UTF-8, a character cut at the end not counted. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function encoded(bytes: Uint8Array, encoding: string): Uint8Array {
  return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes));
}
