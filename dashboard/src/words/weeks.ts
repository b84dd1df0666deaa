/** ISO 8601 weeks as plain arithmetic on dates without a clock: the server decides which week a workout belongs to. */

import { monthName } from "./time.ts";

const DAY_MS = 86_400_000;

/** The Monday of an ISO week such as `2026-W47`, as `YYYY-MM-DD`. */
export function weekStart(week: string): string {
  const year = Number(week.slice(0, 4));
  const number = Number(week.slice(6));
  // 4 January is always in week 1.
  const fourth = Date.UTC(year, 0, 4);
  const mondayOfFirst = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
  return isoDate(mondayOfFirst + (number - 1) * 7 * DAY_MS);
}

/** The ISO week that holds a date `YYYY-MM-DD`. */
export function weekOf(date: string): string {
  const day = Date.parse(`${date}T00:00:00Z`);
  const thursday = day + (3 - ((new Date(day).getUTCDay() + 6) % 7)) * DAY_MS;
  const year = new Date(thursday).getUTCFullYear();
  const number = Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(number).padStart(2, "0")}`;
}

/** The week `n` weeks later (earlier when negative). */
export function addWeeks(week: string, n: number): string {
  return weekOf(isoDate(Date.parse(`${weekStart(week)}T00:00:00Z`) + n * 7 * DAY_MS));
}

/** Every week from the first to the last, both included; empty when they are out of order. */
export function weekRange(first: string, last: string): string[] {
  const weeks: string[] = [];
  for (let week = first; week <= last; week = addWeeks(week, 1)) weeks.push(week);
  return weeks;
}

/** `16 – 22 Nov 2026`, naming month and year once where both days share them. */
export function weekDates(week: string): string {
  const start = new Date(`${weekStart(week)}T00:00:00Z`);
  const end = new Date(start.getTime() + 6 * DAY_MS);
  const sameYear = start.getUTCFullYear() === end.getUTCFullYear();
  const sameMonth = sameYear && start.getUTCMonth() === end.getUTCMonth();
  const from = [start.getUTCDate(), !sameMonth && monthName(start, "UTC"), !sameYear && start.getUTCFullYear()].filter(Boolean).join(" ");
  return `${from} – ${end.getUTCDate()} ${monthName(end, "UTC")} ${end.getUTCFullYear()}`;
}

/** `Week 47`. */
export function weekName(week: string): string {
  return `Week ${Number(week.slice(6))}`;
}

/** The Monday as an axis would say it: `16 Nov`. */
export function weekTick(week: string): string {
  const start = new Date(`${weekStart(week)}T00:00:00Z`);
  return `${start.getUTCDate()} ${monthName(start, "UTC")}`;
}

function isoDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
