import type { RecordingSummary } from "@lastrep/analysis";

/** A recording as one line for a terminal. */
export function recordingLine({ file, format, startTime, durationS, rateHz, channels }: RecordingSummary): string {
  const rate = rateHz === null ? null : `${Math.round(rateHz * 10) / 10} Hz`;
  return [file, format, startTime ?? "no date", clock(durationS), rate, channels.join("+")].filter(Boolean).join("  ");
}

/** Seconds as `m:ss`, from an hour on `h:mm:ss`. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  return (parts[0] === 0 ? parts.slice(1) : parts)
    .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0")))
    .join(":");
}
