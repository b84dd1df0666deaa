/** Times of `length` samples at an even `rateHz`, the first at `startS`, s. */
export function evenTimes(length: number, rateHz: number, startS = 0): Float64Array {
  return Float64Array.from({ length }, (_, i) => startS + i / rateHz);
}

/** The offset of local time from UTC as `±HH:MM`. */
export function zoneName(minutes: number): string {
  const total = Math.abs(Math.round(minutes));
  return `${minutes < 0 ? "-" : "+"}${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
}
