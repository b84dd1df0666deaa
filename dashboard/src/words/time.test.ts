import { expect, test } from "vitest";
import { formatDate, formatDateTime, formatDuration, formatOffset, localDay } from "./time.ts";

test("a moment is shown by the athlete's clock, not by this machine's", () => {
  const iso = "2026-11-19T23:30:00Z";
  expect(formatDateTime(iso, "Europe/Berlin")).toBe("Fri 20 Nov 2026, 00:30");
  expect(formatDateTime(iso, "America/New_York")).toBe("Thu 19 Nov 2026, 18:30");
  expect(localDay(iso, "Europe/Berlin")).toBe("2026-11-20");
  expect(formatDate("2025-09-23T10:00:00Z", "UTC")).toBe("Tue 23 Sep 2025");
  expect(formatDateTime(null, "UTC")).toBe("No date in the recording");
});

test("durations and places in a recording", () => {
  expect(formatDuration(48.4)).toBe("48 s");
  expect(formatDuration(185)).toBe("3 min");
  expect(formatDuration(4320)).toBe("1 h 12 min");
  expect(formatDuration(3600)).toBe("1 h");
  expect(formatOffset(247.9)).toBe("4:07");
  expect(formatOffset(3751)).toBe("1:02:31");
  expect(formatOffset(-0.2)).toBe("0:00");
});
