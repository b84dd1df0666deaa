import { gzipSync, Zip, ZipDeflate, type Zippable, zipSync } from "fflate";
import { expect, test } from "vitest";
import { IngestError, type IngestErrorCode } from "../error.ts";
import { defaultLimits } from "../limits.ts";
import { crc32 as slowCrc32 } from "./crc32.ts";
import { crc32 } from "./inflate.ts";
import { unpack } from "./unpack.ts";

const text = (content: string) => new TextEncoder().encode(content);
const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const zip = (files: Zippable) => zipSync(files);
const open = (bytes: Uint8Array, limits = {}) => unpack({ name: "a.zip", bytes }, { ...defaultLimits, ...limits });

/** Text that does not pack to nothing. */
const rows = (count: number) => text(Array.from({ length: count }, (_, i) => `${i},${(i * 7919) % 1009},${Math.sin(i)}`).join("\n"));

function codeOf(act: () => unknown): IngestErrorCode | "nothing thrown" {
  try {
    act();
  } catch (error) {
    if (error instanceof IngestError) return error.code;
    throw error;
  }
  return "nothing thrown";
}

test("entries of a zip come with their folders, without clutter", () => {
  const entries = open(
    zip({ "top/WristMotion.csv": text("a"), "__MACOSX/top/._WristMotion.csv": text("b"), "top/.DS_Store": text("c"), "top/": text("") }),
  );
  expect(entries.map(({ name, baseName, folder, archive }) => ({ name, baseName, folder, archive }))).toEqual([
    { name: "a.zip/top/WristMotion.csv", baseName: "WristMotion.csv", folder: "top", archive: "a.zip" },
  ]);
});

test("stored and deflated entries, gzip and plain files come out as they went in", () => {
  const content = rows(5000);
  expect(open(zip({ "x.csv": [content, { level: 0 }], "y.csv": [content, { level: 9 }] })).map((entry) => read(entry.bytes))).toEqual([
    read(content),
    read(content),
  ]);
  expect(read(unpack({ name: "x.csv.gz", bytes: gzipSync(content) }, defaultLimits)[0]?.bytes as Uint8Array)).toBe(read(content));
  expect(unpack({ name: "x.csv", bytes: content }, defaultLimits)[0]?.bytes).toBe(content);
});

test("gzip members that follow each other are one content", () => {
  const both = new Uint8Array([...gzipSync(text("one,")), ...gzipSync(text("two"))]);
  expect(read(unpack({ name: "x.gz", bytes: both }, defaultLimits)[0]?.bytes as Uint8Array)).toBe("one,two");
});

test("UTF-16 text is read as text", () => {
  const utf16 = new Uint8Array([0xff, 0xfe, ...Array.from("time,x\n").flatMap((sign) => [sign.charCodeAt(0), 0])]);
  expect(read(unpack({ name: "x.csv", bytes: utf16 }, defaultLimits)[0]?.bytes as Uint8Array)).toContain("time,x");
});

test.each<[string, () => unknown, IngestErrorCode]>([
  ["an empty file", () => unpack({ name: "x", bytes: new Uint8Array() }, defaultLimits), "empty_file"],
  ["a file beyond the limit", () => open(rows(1000), { fileBytes: 100 }), "limit_exceeded"],
  ["too many entries", () => open(zip({ a: text("1"), b: text("2"), c: text("3") }), { archiveEntries: 2 }), "limit_exceeded"],
  ["too much content", () => open(zip({ a: rows(5000) }), { unpackedBytes: 1000 }), "limit_exceeded"],
  ["a zip bomb", () => open(zip({ a: new Uint8Array(4_000_000) })), "limit_exceeded"],
  [
    "a zip bomb of many small entries",
    () => open(zip(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}.csv`, new Uint8Array(1_000_000)])))),
    "limit_exceeded",
  ],
  ["a gzip bomb", () => unpack({ name: "x.gz", bytes: gzipSync(new Uint8Array(4_000_000)) }, defaultLimits), "limit_exceeded"],
  ["a path out of the archive", () => open(zip({ "../../evil.csv": text("1") })), "corrupt_archive"],
  ["an absolute path", () => open(zip({ "/etc/evil.csv": text("1") })), "corrupt_archive"],
  ["a zip bomb in a zip", () => open(zip({ "inner.zip": zip({ a: new Uint8Array(4_000_000) }) })), "limit_exceeded"],
  [
    "a zip whose archives together unpack to too much",
    () => open(zip(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.gz`, gzipSync(new Uint8Array(150_000).fill(i))])))),
    "limit_exceeded",
  ],
  [
    "archives in archives with too many entries together",
    () => open(zip({ "1.zip": zip({ a: text("1"), b: text("2") }), "2.zip": zip({ c: text("3"), d: text("4") }) }), { archiveEntries: 4 }),
    "limit_exceeded",
  ],
  [
    "a gzip stream cut in its header",
    () => unpack({ name: "x.gz", bytes: gzipSync(rows(50)).subarray(0, 12) }, defaultLimits),
    "corrupt_archive",
  ],
])("%s is refused", (_, act, code) => {
  expect(codeOf(act)).toBe(code);
});

test("a password and an unknown method are told apart from damage", () => {
  const locked = zip({ a: text("1") });
  const directory = new DataView(locked.buffer).getUint32(locked.length - 6, true);
  locked[directory + 8] = (locked[directory + 8] as number) | 1;
  expect(codeOf(() => open(locked))).toBe("unsupported_content");
  const odd = zip({ a: text("1") });
  odd[directory + 10] = 99;
  expect(codeOf(() => open(odd))).toBe("unsupported_content");
});

test("a link is never followed: its entry is left out", () => {
  const linked = zip({ a: text("/etc/passwd"), b: text("2") });
  const directory = new DataView(linked.buffer).getUint32(linked.length - 6, true);
  new DataView(linked.buffer).setUint16(directory + 40, 0xa1ff, true);
  expect(open(linked).map((entry) => entry.baseName)).toEqual(["b"]);
});

test("an archive that was cut off gives what had arrived, and says so", () => {
  const content = rows(20_000);
  const whole = zip({ "small.csv": text("1,2"), "big.csv": content });
  const [small, big] = open(whole.subarray(0, whole.length >> 1));
  expect(read(small?.bytes as Uint8Array)).toBe("1,2");
  const salvaged = read(big?.bytes as Uint8Array);
  expect(salvaged.length).toBeGreaterThan(content.length / 4);
  expect(read(content).startsWith(salvaged)).toBe(true);
  expect(big?.issues).toMatchObject([{ code: "truncated" }]);
});

test("what a cut-off entry claims to unpack to is not taken for a bomb", () => {
  const content = rows(100_000);
  const whole = zip({ "top/": text(""), "top/big.csv": content });
  expect(content.length).toBeGreaterThan(2 * 1024 * 1024);
  expect(open(whole.subarray(0, 300))[0]?.issues).toEqual([
    { code: "truncated", atByte: 300, detail: "the archive ends inside top/big.csv" },
  ]);
  expect(codeOf(() => open(whole.subarray(0, 40)))).toBe("corrupt_archive");
});

test("a cut-off bomb is not unpacked beyond what its bytes may give", () => {
  const bomb = zip({ a: new Uint8Array(60_000_000) });
  const [entry] = open(bomb.subarray(0, bomb.length - 200), { packingRatio: 10 });
  expect(entry?.bytes.length).toBeLessThan(30_000_000);
});

test("an archive cut between its entries says so", () => {
  const whole = zip({ "a.csv": text("1,2"), "b.csv": text("3,4") });
  const second = whole.findIndex((_, at) => at > 4 && whole[at] === 0x50 && whole[at + 1] === 0x4b);
  expect(open(whole.subarray(0, second + 10)).map(({ baseName, issues }) => [baseName, issues.map(({ code }) => code)])).toEqual([
    ["a.csv", ["truncated"]],
  ]);
});

test("a flipped bit in stored content is reported and read on", () => {
  const bytes = zip({ "x.csv": [text("time,x\n1,2\n"), { level: 0 }] });
  const at = bytes.indexOf(0x31);
  bytes[at] = 0x33;
  expect(open(bytes)[0]?.issues).toEqual([{ code: "checksum_mismatch", atByte: 35 }]);
});

test("an entry that unpacks to more than it claims is damage, not memory", () => {
  const bytes = zip({ "x.csv": rows(3000) });
  const directory = new DataView(bytes.buffer).getUint32(bytes.length - 6, true);
  new DataView(bytes.buffer).setUint32(directory + 24, 100, true);
  const [entry] = open(bytes);
  expect(entry?.bytes.length).toBe(100);
  expect(entry?.issues).toMatchObject([{ code: "truncated" }]);
});

test("archives in archives are opened, each a folder of its own; what cannot be opened is left as it is", () => {
  const one = zip({ "top/a.csv": text("1"), "b.csv.gz": gzipSync(text("2")), "__MACOSX/._a.csv": text("x") });
  const damaged = gzipSync(rows(50)).subarray(0, 12);
  const entries = open(zip({ "one.zip": one, "two/one.zip": one, "c.gz": damaged }));
  expect(entries.map(({ name, folder, baseName, archive }) => [name, folder, baseName, archive])).toEqual([
    ["a.zip/one.zip/top/a.csv", "one.zip/top", "a.csv", "a.zip"],
    ["a.zip/one.zip/b.csv.gz", "one.zip", "b.csv", "a.zip"],
    ["a.zip/two/one.zip/top/a.csv", "two/one.zip/top", "a.csv", "a.zip"],
    ["a.zip/two/one.zip/b.csv.gz", "two/one.zip", "b.csv", "a.zip"],
    ["a.zip/c.gz", "", "c", "a.zip"],
  ]);
  expect(entries.map(({ bytes }) => read(bytes)).slice(0, 4)).toEqual(["1", "2", "1", "2"]);
  expect(entries[4]).toMatchObject({ bytes: damaged, issues: [{ code: "truncated", detail: expect.stringContaining("c.gz") }] });
  expect(unpack({ name: "x.zip.gz", bytes: gzipSync(one) }, defaultLimits).map(({ name }) => name)).toEqual([
    "x.zip.gz/top/a.csv",
    "x.zip.gz/b.csv.gz",
  ]);
});

test("archives are opened only so deep", () => {
  let deep: Uint8Array = text("1");
  for (let level = 0; level < 5; level++) deep = zip({ "x.zip": deep });
  expect(open(deep).map(({ name }) => name)).toEqual(["a.zip/x.zip/x.zip/x.zip"]);
});

test("a gzip stream that is cut, or has something behind it, gives what is whole and says so", () => {
  const content = rows(50_000);
  const whole = gzipSync(content);
  const [cut] = unpack({ name: "x.csv.gz", bytes: whole.subarray(0, whole.length >> 1) }, defaultLimits);
  expect(cut?.bytes.length).toBeGreaterThan(content.length / 4);
  expect(read(content).startsWith(read(cut?.bytes as Uint8Array))).toBe(true);
  const [padded] = unpack({ name: "x.csv.gz", bytes: new Uint8Array([...whole, ...new Uint8Array(500)]) }, defaultLimits);
  expect(read(padded?.bytes as Uint8Array)).toBe(read(content));
  for (const entry of [cut, padded]) expect(entry?.issues).toMatchObject([{ code: "truncated" }]);
  expect(unpack({ name: "x.csv.gz", bytes: gzipSync(text("")) }, defaultLimits)[0]?.issues).toEqual([]);
});

/** The archive as Android's and Python's writers stream it: sizes and checksum follow each entry's bytes. */
function streamed(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const out: Uint8Array[] = [];
  const archive = new Zip((_, chunk) => out.push(chunk));
  for (const [name, content] of Object.entries(files)) {
    const entry = new ZipDeflate(name);
    archive.add(entry);
    entry.push(content, true);
  }
  archive.end();
  return Uint8Array.from(out.flatMap((chunk) => [...chunk]));
}

test("of a streamed archive that was cut off, every entry that had arrived is whole", () => {
  const files = { "a.csv": rows(2000), "b.csv": rows(3000), "c.csv": rows(4000) };
  const bytes = streamed(files);
  const [a, b, c] = open(bytes.subarray(0, bytes.length * 0.75));
  expect([read(a?.bytes as Uint8Array), read(b?.bytes as Uint8Array)]).toEqual([read(files["a.csv"]), read(files["b.csv"])]);
  expect([a?.issues, b?.issues, c?.issues]).toMatchObject([[], [], [{ code: "truncated" }]]);
});

test("where bytes are missing in the middle, or one entry is damaged, the others are read all the same", () => {
  const bytes = zip({ "a.csv": rows(2000), "b.csv": rows(3000) });
  const second = bytes.findIndex((_, at) => at > 4 && bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 3);
  const missing = Uint8Array.from([...bytes.subarray(0, second + 500), ...bytes.subarray(second + 900)]);
  expect(read(open(missing)[0]?.bytes as Uint8Array)).toBe(read(rows(2000)));
  const damaged = bytes.slice();
  damaged.fill(0xff, 35, 60);
  const [a, b] = open(damaged);
  expect(a?.issues).toMatchObject([{ code: "truncated", detail: expect.stringContaining("a.csv is damaged") }]);
  expect(read(b?.bytes as Uint8Array)).toBe(read(rows(3000)));
});

test("both CRC-32s agree with the published check value", () => {
  expect(slowCrc32(text("123456789"))).toBe(0xcbf43926);
  const bytes = rows(1000);
  for (const length of [0, 1, 7, 8, 9, 1000]) expect(slowCrc32(bytes.subarray(0, length))).toBe(crc32(bytes.subarray(0, length)));
});
