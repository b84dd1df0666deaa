const NEWLINE = 0x0a;
const RETURN = 0x0d;
const TAB = 0x09;
const SPACE = 0x20;
const COLON = 0x3a;
const EQUALS = 0x3d;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;

/** Three axes at least. */
const FEWEST_LABELS = 3;
const LABELLED = /^([\p{L}_][\w.[\]]*)[:=](.*)$/u;

/** Names of the columns of rows that name each value, `t:20 ax:0.1, ay:0.2` or `AccX = 0.1`, by most of the lines looked at; null for other text. */
export function labelsOf(lines: readonly string[]): readonly string[] | null {
  const [first] = lines.slice(lines.length >> 1);
  const names = first === undefined ? null : namesIn(first);
  if (names === null) return null;
  const alike = lines.filter((line) => namesIn(line)?.join() === names.join());
  return alike.length > 0.9 * lines.length ? names : null;
}

function namesIn(line: string): string[] | null {
  const cells = line
    .trim()
    .replaceAll(/ *([:=]) */g, "$1")
    .split(/[\s,;]+/);
  const names = cells.map((cell) => LABELLED.exec(cell)?.[1] ?? "");
  const areNumbers = cells.every((cell) => /\d$/.test(cell) && !/[:=].*[:=]/.test(cell));
  return areNumbers && names.filter((name) => name !== "").length >= FEWEST_LABELS ? names : null;
}

/** The rows without their labels, the names above them, tabs between the cells. */
export function withoutLabels(bytes: Uint8Array, names: readonly string[]): Uint8Array {
  const header = new TextEncoder().encode(`${names.join("\t")}\n`);
  const out = new Uint8Array(header.length + bytes.length);
  out.set(header);
  let length = header.length;
  let cells = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] as number;
    if (byte === NEWLINE) {
      out[length++] = byte;
      cells = 0;
      at++;
    } else if (parts(byte)) at++;
    else {
      const end = cellEnd(bytes, at);
      const valueAt = valueFrom(bytes, at, end);
      if (valueAt === end) at = end;
      else {
        if (cells++ > 0) out[length++] = TAB;
        out.set(bytes.subarray(valueAt, end), length);
        length += end - valueAt;
        at = end;
      }
    }
  }
  return out.subarray(0, length);
}

function cellEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== NEWLINE && !parts(bytes[at] as number)) at++;
  return at;
}

/** Where the value of the cell `[from, end)` starts; its end for a label that stands apart from its value, or a sign between the two. */
function valueFrom(bytes: Uint8Array, from: number, end: number): number {
  let at = end;
  while (at > from && bytes[at - 1] !== COLON && bytes[at - 1] !== EQUALS) at--;
  if (at > from) return at;
  const first = bytes[from] as number;
  return (first >= 0x30 && first <= 0x39) || first === 0x2d || first === 0x2b || first === 0x2e ? from : end;
}

function parts(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === COMMA || byte === SEMICOLON || byte === RETURN;
}
