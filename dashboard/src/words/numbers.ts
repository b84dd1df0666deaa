/** A likely value with the interval that holds it. */
export interface Interval {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** One decimal where it says something: `3`, `3.5`. */
export function short(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return Number.isInteger(rounded) ? String(rounded) : rounded.toFixed(1);
}

/** The bounds alone, `2–4`, or the value once where they meet. */
export function bounds({ low, high }: Pick<Interval, "low" | "high">): string {
  return short(low) === short(high) ? short(low) : `${short(low)}–${short(high)}`;
}

/** Such as `3.5 (2–5)`; `3` when the bounds say nothing else. */
export function withBounds(interval: Interval): string {
  return isExact(interval) ? short(interval.likely) : `${short(interval.likely)} (${bounds(interval)})`;
}

/** For a value of which only the bounds are known: `not known (3–35)`; `not known` where the bounds say nothing either. */
export function unknownWithin(interval: Interval): string {
  return isExact(interval) ? "not known" : `not known (${bounds(interval)})`;
}

/** The same for a screen reader: `3.5, between 2 and 5`. */
export function spoken(interval: Interval): string {
  return isExact(interval)
    ? short(interval.likely)
    : `${short(interval.likely)}, between ${short(interval.low)} and ${short(interval.high)}`;
}

/** A probability in whole per cent that never claims certainty: `<1 %` to `>99 %`, and `0 %`, `100 %` only when it is exact. */
export function percent(probability: number): string {
  if (probability > 0 && probability < 0.01) return "<1\u00a0%";
  if (probability < 1 && probability > 0.99) return ">99\u00a0%";
  return `${Math.round(probability * 100)}\u00a0%`;
}

/** A quantity with its standard uncertainty, both to the digits that speeds carry here: `0.62 ± 0.03`. */
export function plusMinus(value: number, uncertainty: number | null, digits = 2): string {
  const figure = value.toFixed(digits);
  return uncertainty === null ? figure : `${figure} ± ${Math.max(uncertainty, 10 ** -digits).toFixed(digits)}`;
}

/** `1 set`, `2 sets`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** Bytes for people: `312 kB`, `4.1 MB`. */
export function bytes(n: number): string {
  if (n < 1000) return `${n} B`;
  if (n < 1_000_000) return `${Math.round(n / 1000)} kB`;
  return `${(n / 1_000_000).toFixed(1)} MB`;
}

function isExact({ low, likely, high }: Interval): boolean {
  return short(low) === short(likely) && short(high) === short(likely);
}
