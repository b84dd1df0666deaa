/** Dates and times as the athlete's own clock showed them. */

/** `Thu 19 Nov 2026, 18:04`; says so when the recording carries no time. */
export function formatDateTime(iso: string | null, timeZone: string): string {
  if (iso === null) return "No date in the recording";
  return `${formatDate(iso, timeZone)}, ${formatClock(iso, timeZone)}`;
}

/** `Thu 19 Nov 2026`. */
export function formatDate(iso: string, timeZone: string): string {
  const date = new Date(iso);
  const part = (options: Intl.DateTimeFormatOptions) => date.toLocaleDateString("en-GB", { ...options, timeZone });
  return [part({ weekday: "short" }), part({ day: "numeric" }), monthName(date, timeZone), part({ year: "numeric" })].join(" ");
}

/** Three letters of every month: `Sep`, where British English would say Sept. */
export function monthName(date: Date, timeZone: string): string {
  return date.toLocaleDateString("en-GB", { month: "short", timeZone }).slice(0, 3);
}

/** `18:04`. */
export function formatClock(iso: string, timeZone: string): string {
  return new Date(iso).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
}

/** The calendar day there, `YYYY-MM-DD`. */
export function localDay(iso: string, timeZone: string): string {
  return new Date(iso).toLocaleDateString("sv-SE", { timeZone });
}

/** `48 s`, `3 min`, `1 h 12 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60
    ? `${minutes} min`
    : [`${Math.floor(minutes / 60)} h`, minutes % 60 && `${minutes % 60} min`].filter(Boolean).join(" ");
}

/** A place in a recording: `4:07`, `1:02:31`. */
export function formatOffset(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}
