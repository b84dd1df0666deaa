import type { RepColumns } from "./columns.ts";

type TimeColumns = Pick<RepColumns, "time" | "day">;

/** Sets further apart belong to different workouts, s. */
export const NEXT_WORKOUT_S = 4 * 3600;

/** s since the epoch of an ISO 8601 date and time, in one column or two, or of a number that can be one; null for anything else. A missing zone is read as UTC. */
export function instantOf(cells: readonly string[], columns: TimeColumns): number | null {
  const text = timeText(cells, columns);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) {
    const ms = Date.parse(zoneOf(text) === "local" ? `${text}Z` : text);
    return Number.isNaN(ms) ? null : ms / 1e3;
  }
  const value = Number(text);
  for (const scale of [1, 1e-3, 1e-6, 1e-9]) if (value * scale > EARLIEST_S && value * scale < LATEST_S) return value * scale;
  return null;
}

/** 2000 and 2100: a number between them, in some unit, is an instant. */
const EARLIEST_S = 946_684_800;
const LATEST_S = 4_102_444_800;

/** The time as the row says it, with the day before a time of day alone; empty where it says none. */
export function timeText(cells: readonly string[], { time, day }: TimeColumns): string {
  const text = time === null ? "" : (cells[time] ?? "");
  const clock = /^(\d{1,2}):\d\d/.exec(text);
  if (clock && day !== null) return `${cells[day] ?? ""}T${clock[1]?.length === 1 ? "0" : ""}${text}`;
  return text.replace(" ", "T");
}

/** The day that a row says, as it is written there; empty where it says none. */
export function dayOf(cells: readonly string[], { time, day }: TimeColumns): string {
  const column = day ?? time;
  return /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}/.exec(column === null ? "" : (cells[column] ?? ""))?.[0] ?? "";
}

/** The zone that a time names: an offset, `local` for a date and time without one, null for what is none of both. */
export function zoneOf(text: string): string | null {
  const zone = /(Z|([+-]\d\d):?(\d\d)?)\s*$/.exec(text.slice(16));
  if (zone === null) return /^\d{4}-/.test(text) ? "local" : null;
  return zone[1] === "Z" ? "+00:00" : `${zone[2]}:${zone[3] ?? "00"}`;
}
