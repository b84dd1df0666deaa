/**
 * How a date and time is written.
 * - `instant`: year first, ISO 8601 or nearly: `2019-10-16T12:09:01.702+02:00`, `2019/12/23 21:04:06.690 UTC`.
 * - `basic`: the same in digits alone, `20191016T120901.702Z`, `20191016_120901702`, `20191016 12:09:01`, or with one sign throughout,
 *   `2019-10-16 12-09-01:702`.
 * - `unpadded`: every number as long as it is, the last one whole milliseconds: `2019-1-6 12:9:1.42`.
 * - `named`: the month by its English name, `16-Oct-2019 12:09:01.702`, `Wed Oct 16 2019 12:09:01 GMT+0200`, `Oct 16, 2019 9:04:06 PM`.
 * - `dayFirst`, `monthFirst`: `23.12.2019 21:04:06.690`, `12/23/19 9:04:06 PM`, `23/12/2019 21:04`.
 * - `clock`: a time of day alone, `21:04:06.690`.
 * - `minutes`: minutes and seconds, which start over every hour, as spreadsheets show a time: `04:06.7`.
 */
export type InstantKind = "instant" | "basic" | "unpadded" | "named" | "dayFirst" | "monthFirst" | "clock" | "minutes";

/**
 * Seconds since the epoch (of a `clock`: since midnight, of `minutes`: since the full hour) of the text in the bytes `[from, to)`, read as UTC where no zone is given; NaN
 * when they hold something else. Fractions of a second follow a point, a comma or a colon.
 */
export function parseInstant(bytes: Uint8Array, from: number, to: number, kind: InstantKind = "instant"): number {
  if (kind === "clock") return clockTime(bytes, from, to);
  if (kind === "basic" || kind === "unpadded" || kind === "named" || kind === "minutes") return spelledTime(bytes, from, to, kind);
  const dateEnd = kind === "instant" ? from + 10 : nextOf(bytes, from, to);
  const seconds = kind === "instant" ? clockTime(bytes, dateEnd + 1, to) : dayTime(bytes, dateEnd + 1, to);
  const midnight = kind === "instant" ? yearFirst(bytes, from, dateEnd) : yearLast(bytes, from, dateEnd, kind);
  return midnight / 1000 + seconds;
}

const ZERO = 0x30;
const SPACE = 0x20;
const COLON = 0x3a;
/** Makes a letter small. */
const LOWER = 0x20;
const DATE_SIGNS = [0x2d, 0x2e, 0x2f];

/** ms at midnight of `YYYY-MM-DD` or with slashes. */
function yearFirst(bytes: Uint8Array, from: number, to: number): number {
  const sign = bytes[from + 4] as number;
  if (to >= bytes.length || !DATE_SIGNS.includes(sign) || bytes[from + 7] !== sign) return Number.NaN;
  return midnightOf(wholeNumber(bytes, from, from + 4), wholeNumber(bytes, from + 5, from + 7), wholeNumber(bytes, from + 8, to));
}

/** ms at midnight of `D.M.YYYY` or `M/D/YY`, day and month of one or two digits. */
function yearLast(bytes: Uint8Array, from: number, to: number, kind: InstantKind): number {
  const signs: number[] = [];
  for (let at = from; at < to; at++) if (DATE_SIGNS.includes(bytes[at] as number)) signs.push(at);
  const [first = to, second = to] = signs;
  if (signs.length !== 2 || (to - second !== 5 && to - second !== 3)) return Number.NaN;
  const [a, b] = [wholeNumber(bytes, from, first), wholeNumber(bytes, first + 1, second)];
  const year = wholeNumber(bytes, second + 1, to) + (to - second === 3 ? 2000 : 0);
  return midnightOf(year, kind === "dayFirst" ? b : a, kind === "dayFirst" ? a : b);
}

/** s of a time of day that may go without seconds, as spreadsheets show it behind a date. */
function dayTime(bytes: Uint8Array, from: number, to: number): number {
  const seconds = clockTime(bytes, from, to);
  if (!Number.isNaN(seconds)) return seconds;
  const [, minutes, half] = /^(\d\d?:\d\d)( ?[AP]M)?$/i.exec(textOf(bytes, from, to)) ?? [];
  return minutes === undefined ? Number.NaN : clockTimeOf(`${minutes}:00${half ?? ""}`);
}

/** What is rare enough to be read as text. */
function spelledTime(bytes: Uint8Array, from: number, to: number, kind: keyof typeof SPELLINGS): number {
  const text = textOf(bytes, from, to);
  const parts = SPELLINGS[kind].map((spelling) => spelling.exec(text)?.groups).find((groups) => groups !== undefined);
  if (parts === undefined) return Number.NaN;
  const { year, month = "", day, hour = "0", minute = "", second = "", fraction = "", half = "", zone = "" } = parts;
  const padded = [hour, minute, second].map((part) => part.padStart(2, "0")).join(":");
  const digits = kind === "unpadded" ? fraction.padStart(3, "0") : fraction;
  const seconds = clockTimeOf(`${padded}.${digits}${half}${zone}`);
  if (year === undefined) return seconds;
  const monthNumber = kind === "named" ? MONTHS.indexOf(month.slice(0, 3).toLowerCase()) / 3 + 1 : Number(month);
  return midnightOf(Number(year), monthNumber, Number(day)) / 1000 + seconds;
}

const MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
const MONTH = "(?<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)";
const CLOCK = "(?<hour>\\d\\d?):(?<minute>\\d\\d):(?<second>\\d\\d)(?:[.,:](?<fraction>\\d+))?(?<half> ?[ap]m)?";
/** JavaScript writes the zone's name in brackets behind it. */
const ZONE = "(?<zone> ?(?:Z|(?:UTC|GMT)?(?:[-+]\\d\\d:?\\d*)?))(?: \\([^)]*\\))?";
const SPELLINGS: Readonly<Record<"basic" | "unpadded" | "named" | "minutes", readonly RegExp[]>> = {
  basic: [
    /^(?<year>\d{4})(?<sign>[-_/.]?)(?<month>\d\d)\k<sign>(?<day>\d\d)[T _-]?(?<hour>\d\d)[-_:.]?(?<minute>\d\d)[-_:.]?(?<second>\d\d)[.,:]?(?<fraction>\d*)(?<zone>Z|[-+]\d\d:?\d*)?$/,
  ],
  unpadded: [
    /^(?<year>\d{4})[-/.](?<month>\d\d?)[-/.](?<day>\d\d?)[T ](?<hour>\d\d?):(?<minute>\d\d?):(?<second>\d\d?)(?:[.,:](?<fraction>\d{1,3}))?$/,
  ],
  named: [
    new RegExp(`^(?<day>\\d\\d?)[- ]${MONTH}[- ](?<year>\\d{4}),? ${CLOCK}${ZONE}$`, "i"),
    new RegExp(`^(?:[a-z]{3,9},? )?${MONTH} (?<day>\\d\\d?),? (?<year>\\d{4}),? ${CLOCK}${ZONE}$`, "i"),
  ],
  minutes: [/^(?<minute>[0-5]?\d):(?<second>[0-5]\d)[.,](?<fraction>\d+)$/],
};

function textOf(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, from + LONGEST)));
}

function clockTimeOf(text: string): number {
  const bytes = new TextEncoder().encode(text);
  return clockTime(bytes, 0, bytes.length);
}

/** Letters that a date and time may have. */
const LONGEST = 80;

function midnightOf(year: number, month: number, day: number): number {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? Date.UTC(year, month - 1, day) : Number.NaN;
}

/** Byte of the blank or `T` between date and time. */
function nextOf(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== SPACE && bytes[at] !== 0x54) at++;
  return at;
}

/** s of `H:MM:SS` with fraction, `AM` or `PM`, and zone, from midnight UTC. */
function clockTime(bytes: Uint8Array, from: number, to: number): number {
  const minuteAt = (bytes[from + 1] === COLON ? from + 1 : from + 2) + 1;
  if (to - minuteAt < 5 || bytes[minuteAt - 1] !== COLON || bytes[minuteAt + 2] !== COLON) return Number.NaN;
  const written = wholeNumber(bytes, from, minuteAt - 1);
  const minute = wholeNumber(bytes, minuteAt, minuteAt + 2);
  const second = wholeNumber(bytes, minuteAt + 3, minuteAt + 5);
  let at = minuteAt + 5;
  let fraction = 0;
  if (at < to && (bytes[at] === 0x2e || bytes[at] === 0x2c || bytes[at] === COLON)) {
    let unit = 0.1;
    at++;
    for (; at < to && isDigit(bytes[at] as number); at++, unit /= 10) fraction += ((bytes[at] as number) - ZERO) * unit;
  }
  while (at < to && bytes[at] === SPACE) at++;
  const half = at < to && to - at >= 2 && ((bytes[at + 1] as number) | LOWER) === 0x6d ? (bytes[at] as number) | LOWER : 0;
  const isHalf = half === 0x61 || half === 0x70;
  const hour = isHalf ? (written % 12) + (half === 0x70 ? 12 : 0) : written;
  if (isHalf) for (at += 2; at < to && bytes[at] === SPACE; ) at++;
  // `UTC` and `GMT` say so, alone or before an offset.
  if (to - at >= 3 && ((bytes[at + 1] === 0x54 && bytes[at + 2] === 0x43) || (bytes[at + 1] === 0x4d && bytes[at + 2] === 0x54))) at += 3;
  let offsetS = 0;
  if (at < to && (bytes[at] === 0x2b || bytes[at] === 0x2d)) {
    const colon = bytes[at + 3] === COLON ? 1 : 0;
    const minutes = to - at > 3 ? wholeNumber(bytes, at + 3 + colon, at + 5 + colon) : 0;
    offsetS = (wholeNumber(bytes, at + 1, at + 3) * 60 + minutes) * (bytes[at] === 0x2b ? 60 : -60);
  } else if (at < to && bytes[at] !== 0x5a) return Number.NaN;
  return hour < 24 && minute < 60 ? hour * 3600 + minute * 60 + second + fraction - offsetS : Number.NaN;
}

/** Value of the digits in `[from, to)`; 0 for an empty stretch, NaN when something else is among them. */
export function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const code = bytes[at] as number;
    if (!isDigit(code)) return Number.NaN;
    value = value * 10 + (code - ZERO);
  }
  return value;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}
