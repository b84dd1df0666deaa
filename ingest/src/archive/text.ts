/** Bytes from which the encoding is judged. */
const JUDGED = 64 * 1024;

/**
 * Text as UTF-8, which is what everything behind this point reads: UTF-16 (spreadsheets' "Unicode text"), old single-byte text (`²`
 * and `°` in column names) and lines that end with a return alone are rewritten. Other content comes back as it is.
 */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  if (wide !== null) return encoded(bytes, wide);
  const head = bytes.subarray(0, JUDGED);
  if (!isText(head)) return bytes;
  const isOld = head.some((byte) => byte >= 0x80) && !isUtf8(head);
  const text = isOld ? encoded(bytes, "windows-1252") : bytes;
  return head.includes(RETURN) && !head.includes(NEWLINE) ? text.map((byte) => (byte === RETURN ? NEWLINE : byte)) : text;
}

const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

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
