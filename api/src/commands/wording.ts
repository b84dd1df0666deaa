import type { RecordingSummary } from "@lastrep/analysis";

/** A recording as one line for a terminal, and a line for each of its issues. */
export function recordingLines({ file, format, startTime, durationS, rateHz, channels, issues }: RecordingSummary): string[] {
  const rate = rateHz === null ? null : `${round(rateHz, 1)} Hz`;
  return [
    [file, format, startTime ?? "no date", clock(durationS), rate, channels.join("+")].filter(Boolean).join("  "),
    ...issues.map((issue) => `  ! ${issueText(issue)}`),
  ];
}

/** An issue's code in words with its numbers. */
export function issueText({ code, ...details }: { code: string; [detail: string]: unknown }): string {
  const words = code.replaceAll("_", " ");
  const shown = Object.entries(details).map(([name, value]) => `${name} ${typeof value === "number" ? round(value, 2) : String(value)}`);
  return shown.length > 0 ? `${words}: ${shown.join(", ")}` : words;
}

/** Seconds as `m:ss`, from an hour on `h:mm:ss`. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  return (parts[0] === 0 ? parts.slice(1) : parts)
    .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0")))
    .join(":");
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
