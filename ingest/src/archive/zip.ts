/** An entry as a zip archive's directory describes it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; nothing else is read. */
  readonly method: number;
  readonly encrypted: boolean;
  /** A symbolic link: its content is a path to follow, which is never done. */
  readonly link: boolean;
  readonly crc: number;
  readonly unpackedSize: number;
  /** The packed bytes; cut short when `whole` is false. */
  readonly packed: Uint8Array;
  /** Byte of the archive where the packed bytes start. */
  readonly at: number;
  /** False for an entry at the end of an archive that was cut off. */
  readonly whole: boolean;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DESCRIPTOR = 0x08074b50;
const DESCRIPTOR_SIZE = 16;
/** In a 32-bit size, says that the true one stands in the extra field (zip64). */
const ELSEWHERE = 0xffffffff;

/** What a zip archive holds. */
export interface ZipContent {
  readonly entries: readonly ZipEntry[];
  /** False for an archive without a directory: it was cut off on its way, and entries may be missing. */
  readonly whole: boolean;
}

/**
 * Entries of a zip archive in the order of its directory, at most `maxEntries + 1`. Where the directory is missing or leads nowhere, they
 * are found by their own headers, the last one as a rule incomplete. Nothing is unpacked.
 * @throws {RangeError} when the entries overlap.
 */
export function zipEntries(bytes: Uint8Array, maxEntries: number): ZipContent {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const listed = end === null ? null : directory(bytes, view, end, maxEntries);
  if (listed === null) return { entries: walkLocalHeaders(bytes, view, maxEntries), whole: false };
  if (listed.reduce((sum, { packed }) => sum + packed.length, 0) > bytes.length) throw new RangeError("its entries overlap");
  return { entries: listed, whole: true };
}

/** The entries that the directory lists; null where it leads out of the archive or to something else. */
function directory(bytes: Uint8Array, view: DataView, end: number, maxEntries: number): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  try {
    for (let count = view.getUint16(end + 10, true); count > 0 && entries.length <= maxEntries; count--) {
      if (view.getUint32(at, true) !== CENTRAL) return null;
      const { entry, next } = readCentral(bytes, view, at);
      entries.push(entry);
      at = next;
    }
    return entries;
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

/** Byte of the end-of-directory record, looked for from the back because a comment may follow it. */
function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === END) return at;
  return null;
}

function readCentral(bytes: Uint8Array, view: DataView, at: number): { readonly entry: ZipEntry; readonly next: number } {
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const commentLength = view.getUint16(at + 32, true);
  let packedSize = view.getUint32(at + 20, true);
  let unpackedSize = view.getUint32(at + 24, true);
  let local = view.getUint32(at + 42, true);
  const extra = zip64Extra(view, at + 46 + nameLength, extraLength);
  if (unpackedSize === ELSEWHERE) unpackedSize = extra.take();
  if (packedSize === ELSEWHERE) packedSize = extra.take();
  if (local === ELSEWHERE) local = extra.take();
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (from + packedSize > bytes.length) throw new RangeError(`an entry lies beyond the archive's ${bytes.length} bytes`);
  return {
    entry: {
      name: decodeName(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      link: (view.getUint16(at + 40, true) & 0xf000) === 0xa000,
      crc: view.getUint32(at + 16, true),
      unpackedSize,
      packed: bytes.subarray(from, from + packedSize),
      at: from,
      whole: true,
    },
    next: at + 46 + nameLength + extraLength + commentLength,
  };
}

/** The 64-bit numbers of the zip64 extra field, one after the other. */
function zip64Extra(view: DataView, from: number, length: number): { take(): number } {
  let at = from;
  while (at + 4 <= from + length && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  return {
    take() {
      if (at + 8 > from + length) throw new RangeError("a zip64 size is missing");
      const value = Number(view.getBigUint64(at, true));
      at += 8;
      return value;
    },
  };
}

/** Entries of an archive without directory. One whose size nothing tells takes all that follows. */
function walkLocalHeaders(bytes: Uint8Array, view: DataView, maxEntries: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 30 <= bytes.length && view.getUint32(at, true) === LOCAL && entries.length <= maxEntries) {
    const flags = view.getUint16(at + 6, true);
    const nameLength = view.getUint16(at + 26, true);
    const from = at + 30 + nameLength + view.getUint16(at + 28, true);
    if (from > bytes.length) break;
    const described = (flags & 8) === 0 ? { at: at + 10, next: from + view.getUint32(at + 18, true) } : descriptorAfter(view, from);
    const whole = described !== null && described.next <= bytes.length;
    entries.push({
      name: decodeName(bytes.subarray(at + 30, at + 30 + nameLength)),
      method: view.getUint16(at + 8, true),
      encrypted: (flags & 1) !== 0,
      link: false,
      crc: described === null ? 0 : view.getUint32(described.at + 4, true),
      unpackedSize: described === null ? 0 : view.getUint32(described.at + 12, true),
      packed: bytes.subarray(from, whole ? from + view.getUint32(described.at + 8, true) : bytes.length),
      at: from,
      whole,
    });
    if (!whole) break;
    at = described.next;
  }
  return entries;
}

/**
 * Where checksum and sizes of an entry stand that was written as it was packed: behind its bytes, told by a mark and by the size that leads
 * back. `at` is four bytes before the checksum, `next` the byte after. Null where the archive ends before.
 */
function descriptorAfter(view: DataView, from: number): { readonly at: number; readonly next: number } | null {
  for (let at = from; at + DESCRIPTOR_SIZE <= view.byteLength; at++) {
    if (view.getUint32(at, true) === DESCRIPTOR && view.getUint32(at + 8, true) === at - from) return { at, next: at + DESCRIPTOR_SIZE };
  }
  return null;
}

/** UTF-8 where the bytes are UTF-8, else one character a byte: old writers do not say. */
function decodeName(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  return text.includes("\uFFFD") ? Array.from(bytes, (byte) => String.fromCharCode(byte)).join("") : text;
}
