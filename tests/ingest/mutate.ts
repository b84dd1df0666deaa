import type { InputFile } from "@lastrep/ingest";
import { unzipSync, zipSync } from "fflate";

/** Seeded numbers in [0, 1). */
export type Random = () => number;

/** A small seeded generator (mulberry32): the same seed gives the same inputs everywhere. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A damaged version of the files: one of them is cut, flipped, spliced or made to lie; an archive sometimes inside, its checksum right. */
export function mutate(files: readonly InputFile[], random: Random): InputFile[] {
  const victim = Math.floor(random() * files.length);
  return files.map((file, i) => (i === victim ? { name: file.name, bytes: damageFile(file.bytes, random) } : file));
}

function damageFile(bytes: Uint8Array, random: Random): Uint8Array {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && random() < 0.6) return damageEntry(bytes, random);
  const damaged = damage(bytes, random);
  return isFit(damaged) && random() < 0.7 ? withFitCrc(damaged) : damaged;
}

/** The archive with one entry damaged and everything else about it right. */
function damageEntry(bytes: Uint8Array, random: Random): Uint8Array {
  const entries = Object.entries(unzipSync(bytes));
  const victim = Math.floor(random() * entries.length);
  return zipSync(Object.fromEntries(entries.map(([name, content], i) => [name, i === victim ? damage(content, random) : content])), {
    level: 1,
  });
}

function damage(bytes: Uint8Array, random: Random): Uint8Array {
  let damaged = bytes;
  for (let rounds = 1 + Math.floor(random() * 3); rounds > 0; rounds--) {
    const kind = DAMAGES[Math.floor(random() * DAMAGES.length)] as Damage;
    damaged = kind(damaged, random);
  }
  return damaged;
}

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

const at = (bytes: Uint8Array, random: Random) => Math.floor(random() * bytes.length);

const DAMAGES: readonly Damage[] = [
  function truncate(bytes, random) {
    return bytes.slice(0, at(bytes, random));
  },
  function flipBits(bytes, random) {
    const copy = bytes.slice();
    for (let i = Math.floor(random() * 8); i >= 0 && copy.length > 0; i--) {
      const place = at(copy, random);
      copy[place] = (copy[place] as number) ^ (1 << Math.floor(random() * 8));
    }
    return copy;
  },
  function flipInHead(bytes, random) {
    const copy = bytes.slice();
    const place = Math.floor(random() * Math.min(200, copy.length));
    if (copy.length > 0) copy[place] = Math.floor(random() * 256);
    return copy;
  },
  function splice(bytes, random) {
    const [from, to] = [at(bytes, random), at(bytes, random)];
    return concat(bytes.subarray(0, from), bytes.subarray(to));
  },
  function repeat(bytes, random) {
    const [from, place] = [at(bytes, random), at(bytes, random)];
    return concat(bytes.subarray(0, place), bytes.subarray(from, from + Math.floor(random() * 2000)), bytes.subarray(place));
  },
  function lieAboutASize(bytes, random) {
    const copy = bytes.slice();
    if (copy.length >= 4)
      new DataView(copy.buffer).setUint32(
        Math.floor(random() * (copy.length - 3)),
        LIES[Math.floor(random() * LIES.length)] as number,
        random() < 0.8,
      );
    return copy;
  },
  function writeOver(bytes, random) {
    const copy = bytes.slice();
    const text = new TextEncoder().encode(TEXTS[Math.floor(random() * TEXTS.length)] as string);
    copy.set(text.subarray(0, Math.max(0, copy.length - 1)), Math.floor(random() * Math.max(1, copy.length - text.length)));
    return copy;
  },
  function zeroes(bytes, random) {
    const copy = bytes.slice();
    const from = at(copy, random);
    return copy.fill(0, from, from + Math.floor(random() * 500));
  },
];

const LIES = [0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffffe, 0x00ffffff, 65_536, 1_000_000];
const TEXTS = [
  "NaN",
  "Infinity",
  "-",
  "1e308",
  "1e-320",
  "99999999999999999999",
  "\n\n\n",
  ",,,,,,",
  '"',
  "9".repeat(400),
  "\u0000",
  "[[[[",
  "{}",
  "é",
];

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

function isFit(bytes: Uint8Array): boolean {
  return bytes.length > 16 && bytes[8] === 0x2e && bytes[9] === 0x46 && bytes[10] === 0x49 && bytes[11] === 0x54;
}

/** The file with a size and a checksum that fit what is in it, so that damage gets past both. */
function withFitCrc(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  view.setUint32(4, copy.length - (copy[0] as number) - 2, true);
  let crc = 0;
  for (let i = 0; i < copy.length - 2; i++) {
    crc ^= copy[i] as number;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  view.setUint16(copy.length - 2, crc, true);
  return copy;
}
