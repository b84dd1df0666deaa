import type { RecordingSummary } from "@lastrep/analysis";

/** A recording as one line for a terminal; without times its length says nothing. */
export function recordingLine({ file, format, startTime, durationS, rateHz, channels }: RecordingSummary): string {
  const rate = rateHz === null ? null : `${Math.round(rateHz * 10) / 10} Hz`;
  const length = startTime === null && rateHz === null ? null : clock(durationS);
  return [file, format, startTime ?? "no date", length, rate, channels.join("+")].filter(Boolean).join("  ");
}

/** Such as `1 rep`, `5 reps`. */
export function count(n: number, one: string): string {
  return `${n} ${one}${n === 1 ? "" : "s"}`;
}

/** Seconds as `m:ss`, from an hour on `h:mm:ss`. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  return (parts[0] === 0 ? parts.slice(1) : parts)
    .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0")))
    .join(":");
}
