/** Times of `length` samples at an even `rateHz`, the first at `startS`, s. */
export function evenTimes(length: number, rateHz: number, startS = 0): Float64Array {
  return Float64Array.from({ length }, (_, i) => startS + i / rateHz);
}

/** The offset of local time from UTC as `±HH:MM`. */
export function zoneName(minutes: number): string {
  const total = Math.abs(Math.round(minutes));
  return `${minutes < 0 ? "-" : "+"}${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
}

/** Whether a time (s since 1970) lies in the years 1990 to 2100, as that of a recording does; others come from clocks that were never set, or damage. */
export function isDate(seconds: number): boolean {
  return seconds > FROM_S && seconds < TO_S;
}

const FROM_S = Date.UTC(1990, 0) / 1000;
const TO_S = Date.UTC(2100, 0) / 1000;
