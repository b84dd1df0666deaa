/** m/s in one unit of a velocity column. `ms` is how names without a slash write m/s. */
export function velocityScale(unit: string): number {
  return /^mm/.test(unit) ? 1e-3 : /^cm/.test(unit) ? 1e-2 : 1;
}

/** m in one unit of a column of travels: by its name, else by its values, of which a lift's median is 0.1 to 1.2 m. */
export function travelScale(unit: string, values: readonly number[]): number {
  if (unit === "mm") return 1e-3;
  if (unit === "cm") return 1e-2;
  if (unit === "m") return 1;
  const middle = values.filter((value) => value > 0).sort((a, b) => a - b)[values.length >> 1] ?? 1;
  return middle > 120 ? 1e-3 : middle > 3 ? 1e-2 : 1;
}

/** s in one unit of a column of durations: by its name, else by its values, of which a lift's median is 0.2 to 5 s. */
export function durationScale(unit: string, values: readonly number[]): number {
  if (unit === "us" || unit === "µs") return 1e-6;
  if (unit === "ms") return 1e-3;
  if (/^s(ec|econds)?$/.test(unit)) return 1;
  const middle = values.filter((value) => value > 0).sort((a, b) => a - b)[values.length >> 1] ?? 1;
  return middle > 50_000 ? 1e-6 : middle > 50 ? 1e-3 : 1;
}

/** kg in one unit of a load. */
export function loadScale(unit: string): number {
  return /^(lbs?|pounds?)$/.test(unit.trim().toLowerCase()) ? 0.45359237 : 1;
}
