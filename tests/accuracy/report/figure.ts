import type { Part } from "../part.ts";
import type { Matrix } from "./matrix.ts";

/** One figure of the report: some measures of one thing, for the part that was fitted on and for the part that was not. */
export interface Figure {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly measures: readonly Measure[];
  readonly parts: Readonly<Record<Part, Measured | null>>;
  /** What a reader must know to read the numbers right; empty where nothing. */
  readonly note: string;
  /** What was taken for what. */
  readonly matrix?: Matrix;
}

export interface Measure {
  readonly key: string;
  readonly label: string;
  readonly unit: Unit;
  readonly target?: Target;
  /** What others reached, in words. */
  readonly reference?: string;
}

export type Unit = "share" | "reps" | "m/s" | "rad/s" | "number" | "count";

/** Bounds that the test part must keep. */
export interface Target {
  readonly least?: number;
  readonly most?: number;
}

export interface Measured {
  /** Things measured: sets, reps, recordings, as the figure's name says. */
  readonly n: number;
  /** By the measures' keys; null where there was nothing to measure. */
  readonly values: Readonly<Record<string, number | null>>;
}

/** Measures the same thing on both parts; a part without anything to measure is null. */
export function figure<T>(
  about: Omit<Figure, "parts" | "note"> & { readonly note?: string },
  items: Readonly<Record<Part, readonly T[]>>,
  measured: (items: readonly T[]) => Measured,
): Figure {
  const of = (part: Part) => (items[part].length > 0 ? rounded(measured(items[part])) : null);
  return { ...about, note: about.note ?? "", parts: { fit: of("fit"), test: of("test") } };
}

/** Five decimals: what is beyond them differs between machines. */
export function rounded({ n, values }: Measured): Measured {
  const round = (value: number | null) => (value === null ? null : Math.round(value * 1e5) / 1e5);
  return { n, values: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, round(value)])) };
}

/** Splits observations by part. */
export function byPart<T extends { readonly part: Part }>(items: readonly T[]): Record<Part, T[]> {
  return { fit: items.filter((item) => item.part === "fit"), test: items.filter((item) => item.part === "test") };
}

/** Whether a measure of the test part keeps its target; null without a target or a value. */
export function isMet({ target, key }: Measure, measured: Measured | null): boolean | null {
  const value = measured?.values[key] ?? null;
  if (!target || value === null) return null;
  return value >= (target.least ?? Number.NEGATIVE_INFINITY) && value <= (target.most ?? Number.POSITIVE_INFINITY);
}

/** A value as people read it, rounded as its unit deserves. */
export function inWords(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined) return "–";
  switch (unit) {
    case "share":
      return `${trimmed((100 * value).toFixed(1))} %`;
    case "reps":
      return value.toFixed(2);
    case "m/s":
    case "rad/s":
    case "number":
      return value.toFixed(3);
    case "count":
      return String(value);
  }
}

/** A target as people read it. */
export function targetInWords({ target, unit }: Measure): string {
  if (!target) return "";
  const { least, most } = target;
  const bound = (value: number) => trimmed(unit === "share" ? `${trimmed((100 * value).toFixed(1))} %` : String(value));
  if (least !== undefined && most !== undefined) return `${bound(least)} to ${bound(most)}`;
  return least !== undefined ? `≥ ${bound(least)}` : `≤ ${bound(most ?? 0)}`;
}

function trimmed(text: string): string {
  return text.replace(/\.0(?= |$)/, "");
}
