import { expect, test } from "vitest";
import { bytes, count, percent, plusMinus, short, spoken, withBounds } from "./numbers.ts";

test("a number carries one decimal only where it says something", () => {
  expect(short(3)).toBe("3");
  expect(short(3.04)).toBe("3");
  expect(short(3.05)).toBe("3.1");
  expect(short(0)).toBe("0");
});

test("an interval is named unless it says nothing more", () => {
  expect(withBounds({ low: 2, likely: 3.5, high: 5 })).toBe("3.5 (2–5)");
  expect(withBounds({ low: 3, likely: 3, high: 3 })).toBe("3");
  expect(withBounds({ low: 3, likely: 2.6, high: 3 })).toBe("2.6 (3)");
  expect(spoken({ low: 2, likely: 3.5, high: 5 })).toBe("3.5, between 2 and 5");
});

test("a probability never claims a certainty that it has not", () => {
  expect(percent(0)).toBe("0\u00a0%");
  expect(percent(0.004)).toBe("<1\u00a0%");
  expect(percent(0.349)).toBe("35\u00a0%");
  expect(percent(0.9951)).toBe(">99\u00a0%");
  expect(percent(1)).toBe("100\u00a0%");
});

test("an uncertainty is never rounded to none", () => {
  expect(plusMinus(0.618, 0.031)).toBe("0.62 ± 0.03");
  expect(plusMinus(0.618, 0.001)).toBe("0.62 ± 0.01");
  expect(plusMinus(0.618, null)).toBe("0.62");
  expect(plusMinus(52.3, 6.2, 0)).toBe("52 ± 6");
});

test("counts and sizes for people", () => {
  expect(count(1, "set")).toBe("1 set");
  expect(count(0, "set")).toBe("0 sets");
  expect(count(2, "set has", "sets have")).toBe("2 sets have");
  expect(bytes(812)).toBe("812 B");
  expect(bytes(312_400)).toBe("312 kB");
  expect(bytes(4_123_456)).toBe("4.1 MB");
});
