import { zoneName } from "../clock/times.ts";
import { lineAt } from "../csv/header.ts";
import { parseInstant } from "../csv/instant.ts";
import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import { assembleMotion } from "../motion/assemble.ts";
import type { Recording } from "../recording.ts";
import { STANDARD_GRAVITY } from "../units.ts";

/**
 * GENEActiv `.bin`: text with a header of device facts, then pages of 300 samples, each twelve hexadecimal digits (three axes of 12
 * bits, light, button). Calibrated as the header says: (raw × 100 - offset) ÷ gain, in g.
 */
export const geneActiv: Format = {
  id: "geneactiv",
  title: "GENEActiv (bin)",
  recognise: (entry) => /^Device Identity\s*\n/.test(headText(entry, 32)) && /GENEActiv/.test(headText(entry, 512)),
  read: ([entry], limits) => read(entry as Entry, limits),
};

const DIGITS_PER_SAMPLE = 12;

interface Page {
  /** s of the device's local clock, as if it were UTC. */
  readonly timeS: number;
  readonly rateHz: number;
  /** Byte of the first digit, and samples that are whole. */
  readonly at: number;
  readonly samples: number;
}

function read(entry: Entry, limits: Limits): Recording[] {
  const head = headText(entry, 8192);
  const number = (name: string) => Number(new RegExp(`^${name}:\\s*(-?[\\d.]+)`, "m").exec(head)?.[1] ?? Number.NaN);
  const gains = ["x", "y", "z"].map((letter) => number(`${letter} gain`));
  const offsets = ["x", "y", "z"].map((letter) => number(`${letter} offset`));
  if ([...gains, ...offsets].some(Number.isNaN) || gains.includes(0))
    throw new IngestError("corrupt_file", entry.name, "its calibration is missing", "Download the recording again.");
  const { pages, issues } = findPages(entry);
  const total = pages.reduce((sum, { samples }) => sum + samples, 0);
  const [first] = pages;
  if (first === undefined || total === 0)
    throw new IngestError("corrupt_file", entry.name, "it holds no page of data", "Download the recording again.");
  if (total > limits.samples)
    throw new IngestError(
      "limit_exceeded",
      entry.name,
      `it holds more than ${limits.samples} samples`,
      "Cut the recording to the workout.",
    );

  const timeS = new Float64Array(total);
  const axes = [new Float32Array(total), new Float32Array(total), new Float32Array(total)] as const;
  const originS = Math.floor(first.timeS);
  let row = 0;
  for (const page of pages) {
    for (let i = 0; i < page.samples; i++, row++) {
      timeS[row] = page.timeS - originS + i / page.rateHz;
      for (const axis of [0, 1, 2] as const) {
        const raw = signed12(entry.bytes, page.at + DIGITS_PER_SAMPLE * i + 3 * axis);
        axes[axis][row] = ((raw * 100 - (offsets[axis] as number)) / (gains[axis] as number)) * STANDARD_GRAVITY;
      }
    }
  }
  const zone = /^Time Zone:GMT ([+-])(\d\d):(\d\d)/m.exec(head);
  const offsetMinutes = zone === null ? null : (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3]));
  return assembleMotion(
    {
      entry,
      format: "geneactiv",
      sourceUnit: "counts",
      device: "GENEActiv",
      originS: originS - (offsetMinutes ?? 0) * 60,
      timeZone: offsetMinutes === null ? null : zoneName(offsetMinutes),
      issues: [...issues, ...(offsetMinutes === null ? ([{ code: "local_time" }] as const) : [])],
      streams: { acceleration: { timeS, x: axes[0], y: axes[1], z: axes[2] }, angularRate: null, gravity: null },
    },
    limits,
  );
}

function findPages({ bytes }: Entry): { readonly pages: readonly Page[]; readonly issues: readonly RecordingIssue[] } {
  const pages: Page[] = [];
  const issues: RecordingIssue[] = [];
  let timeS = Number.NaN;
  let rateHz = Number.NaN;
  let inPage = false;
  let at = 0;
  for (let line = lineAt(bytes, at); line !== null; at = line.next, line = lineAt(bytes, at)) {
    const { text } = line;
    if (text.startsWith("Recorded Data")) inPage = true;
    else if (text.startsWith("Page Time:")) timeS = parseInstant(new TextEncoder().encode(text), "Page Time:".length, text.length);
    else if (inPage && text.startsWith("Measurement Frequency:"))
      rateHz = Number.parseFloat(text.slice("Measurement Frequency:".length).replace(",", "."));
    else if (inPage && /^[0-9A-Fa-f]+\s*$/.test(text) && rateHz > 0 && !Number.isNaN(timeS)) {
      const digits = text.trimEnd().length;
      if (digits % DIGITS_PER_SAMPLE !== 0) issues.push({ code: "truncated", atByte: at + digits, detail: "a page of data is cut off" });
      pages.push({ timeS, rateHz, at, samples: Math.floor(digits / DIGITS_PER_SAMPLE) });
      inPage = false;
      timeS = Number.NaN;
    }
  }
  return { pages, issues };
}

/** Three hexadecimal digits as a signed number. */
function signed12(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let i = at; i < at + 3; i++) {
    const code = bytes[i] as number;
    value = value * 16 + (code <= 0x39 ? code - 0x30 : (code & 0x5f) - 0x37);
  }
  return value > 0x7ff ? value - 0x1000 : value;
}
