/**
 * How a date and time is written.
 * - `instant`: year first, ISO 8601 or nearly: `2019-10-16T12:09:01.702+02:00`, `2019/12/23 21:04:06.690 UTC`.
 * - `basic`: the same in digits alone, `20191016T120901.702Z`, `20191016_120901702`, `20191016 12:09:01`.
 * - `dayFirst`, `monthFirst`: `23.12.2019 21:04:06.690`, `12/23/19 9:04:06 PM`.
 * - `clock`: a time of day alone, `21:04:06.690`.
 */
export type InstantKind = "instant" | "basic" | "dayFirst" | "monthFirst" | "clock";

/**
 * Seconds since the epoch (of a `clock`: since midnight) of the text in the bytes `[from, to)`, read as UTC where no zone is given; NaN
 * when they hold something else. Fractions of a second follow a point, a comma or a colon.
 */
export function parseInstant(bytes: Uint8Array, from: number, to: number, kind: InstantKind = "instant"): number {
  if (kind === "clock") return clockTime(bytes, from, to);
  if (kind === "basic") return basicTime(bytes, from, to);
  const dateEnd = kind === "instant" ? from + 10 : nextOf(bytes, from, to);
  const seconds = clockTime(bytes, dateEnd + 1, to);
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

/** s of `YYYYMMDD` and `HHMMSS` with or without colons, a sign or nothing between them; ms may follow without a point. */
function basicTime(bytes: Uint8Array, from: number, to: number): number {
  const text = BASIC.exec(String.fromCharCode(...bytes.subarray(from, Math.min(to, from + LONGEST))));
  if (text === null) return Number.NaN;
  const [, year, month, day, hour, minute, second, fraction = "", zone = ""] = text;
  const clock = new TextEncoder().encode(`${hour}:${minute}:${second}.${fraction}${zone}`);
  return midnightOf(Number(year), Number(month), Number(day)) / 1000 + clockTime(clock, 0, clock.length);
}

const BASIC = /^(\d{4})(\d\d)(\d\d)[T _-]?(\d\d):?(\d\d):?(\d\d)[.,:]?(\d*)(Z|[-+]\d\d:?\d*)?$/;
/** Letters that a date and time may have. */
const LONGEST = 64;

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
