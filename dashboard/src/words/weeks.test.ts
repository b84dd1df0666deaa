import { expect, test } from "vitest";
import { addWeeks, weekDates, weekName, weekOf, weekRange, weekStart, weekTick } from "./weeks.ts";

test("weeks begin on Monday, and week 1 holds 4 January", () => {
  expect(weekStart("2026-W47")).toBe("2026-11-16");
  expect(weekStart("2026-W01")).toBe("2025-12-29");
  expect(weekStart("2021-W01")).toBe("2021-01-04");
});

test("days at the turn of the year belong to the ISO week's year", () => {
  expect(weekOf("2025-12-29")).toBe("2026-W01");
  expect(weekOf("2027-01-03")).toBe("2026-W53");
  expect(weekOf("2027-01-04")).toBe("2027-W01");
  expect(weekOf("2024-12-30")).toBe("2025-W01");
});

test("every day of forty years lies in the week that begins at or before it", () => {
  for (let day = Date.UTC(2000, 0, 1); day < Date.UTC(2040, 0, 1); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10);
    const offset = (day - Date.parse(`${weekStart(weekOf(date))}T00:00:00Z`)) / 86_400_000;
    expect(offset).toBe((new Date(day).getUTCDay() + 6) % 7);
  }
});

test("adding weeks crosses years of 52 and 53 weeks", () => {
  expect(addWeeks("2026-W53", 1)).toBe("2027-W01");
  expect(addWeeks("2025-W52", 1)).toBe("2026-W01");
  expect(addWeeks("2026-W02", -2)).toBe("2025-W52");
});

test("a range holds both ends and nothing when out of order", () => {
  expect(weekRange("2026-W52", "2027-W02")).toEqual(["2026-W52", "2026-W53", "2027-W01", "2027-W02"]);
  expect(weekRange("2026-W10", "2026-W09")).toEqual([]);
});

test("dates name month and year once where they are shared", () => {
  expect(weekDates("2026-W47")).toBe("16 – 22 Nov 2026");
  expect(weekDates("2026-W49")).toBe("30 Nov – 6 Dec 2026");
  expect(weekDates("2026-W53")).toBe("28 Dec 2026 – 3 Jan 2027");
  expect(weekName("2026-W07")).toBe("Week 7");
  expect(weekTick("2026-W36")).toBe("31 Aug");
});
