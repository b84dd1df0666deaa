import fc from "fast-check";
import { expect, test } from "vitest";
import { isoDate, isoWeekName, localDays, mondayOf, mondayOfWeek } from "./iso-week.ts";

function weekOf(instant: string, timeZone: string): string {
  return isoWeekName(mondayOf(localDays(timeZone)(instant)));
}

test("year ends belong to the year of the week's Thursday", () => {
  expect(weekOf("2026-12-31T12:00:00Z", "UTC")).toBe("2026-W53");
  expect(weekOf("2027-01-03T12:00:00Z", "UTC")).toBe("2026-W53");
  expect(weekOf("2027-01-04T12:00:00Z", "UTC")).toBe("2027-W01");
  expect(weekOf("2024-12-30T12:00:00Z", "UTC")).toBe("2025-W01");
  expect(weekOf("2021-01-03T12:00:00Z", "UTC")).toBe("2020-W53");
  expect(weekOf("1969-12-31T12:00:00Z", "UTC")).toBe("1970-W01");
});

test("a late Sunday workout belongs to the athlete's Sunday, not to UTC's Monday", () => {
  expect(weekOf("2026-11-23T03:30:00Z", "America/New_York")).toBe("2026-W47");
  expect(weekOf("2026-11-23T03:30:00Z", "UTC")).toBe("2026-W48");
  expect(weekOf("2026-11-22T13:30:00Z", "Pacific/Auckland")).toBe("2026-W48");
  expect(weekOf("2026-11-22T18:45:00Z", "Asia/Kathmandu")).toBe("2026-W48");
  expect(weekOf("2026-11-22T18:10:00Z", "Asia/Kathmandu")).toBe("2026-W47");
});

test("clocks that change do not move midnight", () => {
  // Berlin: UTC+2 until 2026-10-25 01:00 UTC, UTC+1 after it.
  const dayOf = localDays("Europe/Berlin");
  expect(isoDate(dayOf("2026-10-24T22:30:00Z"))).toBe("2026-10-25");
  expect(isoDate(dayOf("2026-10-25T22:30:00Z"))).toBe("2026-10-25");
  expect(isoDate(dayOf("2026-10-25T23:30:00Z"))).toBe("2026-10-26");
});

test("offsets work as time zones, unknown names are refused", () => {
  expect(isoDate(localDays("+05:30")("2026-11-22T18:45:00Z"))).toBe("2026-11-23");
  expect(() => localDays("Mars/Olympus")).toThrow(RangeError);
});

test("weeks are seven days from Monday, numbered without holes", () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
      const monday = mondayOf(day);
      expect(day - monday).toBeGreaterThanOrEqual(0);
      expect(day - monday).toBeLessThan(7);
      expect(new Date(monday * 86_400_000).getUTCDay()).toBe(1);
      const [year, week] = isoWeekName(monday).split("-W").map(Number);
      const [nextYear, nextWeek] = isoWeekName(monday + 7)
        .split("-W")
        .map(Number);
      if (nextYear === year) expect(nextWeek).toBe(week + 1);
      else expect([nextYear, nextWeek]).toEqual([year + 1, 1]);
      expect(week).toBeLessThanOrEqual(53);
      expect(mondayOfWeek(isoWeekName(monday))).toBe(monday);
    }),
  );
});

test.each(["2025-W53", "2026-W54", "2026-W00", "0050-W10", "yesterday", ""])("there is no week %j", (name) => {
  expect(mondayOfWeek(name)).toBeNull();
});
