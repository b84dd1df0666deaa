import type { Entry } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { RecordingIssue } from "../issue.ts";
import type { AtRest } from "../motion/at-rest.ts";
import type { Stream } from "../motion/stream.ts";
import type { Columns3 } from "../recording.ts";
import { accelerationUnit, countsUnit, medianLength, RADIANS } from "../units.ts";
import { ALL_SCALES, SCALES, turnScale } from "./turn-scale.ts";

const ACCELERATION_UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(m\/s\^?[2²]|ms2|mps2|m_s2|ms-2|m\/s\/s)$/, "m/s²"],
  [/^mg$/, "mg"],
  [/^g$/, "g"],
];

/**
 * The unit of an acceleration with gravity, from its length at rest (or its median, where that is not known); a name that contradicts
 * it becomes an issue. Counts of a sensor have a scale only where it lay still: what is 1 g then.
 * @throws {IngestError} `unsupported_content` when it is 1 g in no unit.
 */
export function accelerationScale(
  entry: Entry,
  measured: Columns3,
  rest: AtRest | null,
  unitInName: string,
  issues: RecordingIssue[],
): { readonly unit: string; readonly toSi: number } {
  const named = ACCELERATION_UNITS.find(([pattern]) => pattern.test(unitInName))?.[1];
  if (named === undefined) refuseOffset(entry, measured);
  const median = rest?.length ?? medianLength(measured);
  const counts = rest?.gravity && rest.still ? countsUnit(median) : null;
  const fits = accelerationUnit(median) ?? counts;
  if (fits === null) {
    const reason = `the acceleration at rest is ${median.toPrecision(3)} long, which is 1 g in no unit that is used`;
    const hint =
      "Export raw acceleration with gravity, in g, mg or m/s²; counts of the sensor need a rest in the recording. Activity counts and averages hold no repetitions.";
    throw new IngestError("unsupported_content", entry.name, reason, hint);
  }
  if (counts !== null && fits === counts) {
    issues.push({ code: "unit_from_data", detail: `the acceleration is in counts; ${Math.round(counts.perG)} of them at rest are 1 g` });
  }
  if (named !== undefined && named !== fits.unit) {
    issues.push({ code: "unit_from_data", detail: `the header says ${named}, the values are in ${fits.unit}` });
  }
  return fits;
}

/** How far from each other the three means may lie, relative to their own: 1 g takes an axis up to a fifth from the middle of its range. */
const SAME_MEAN = 0.3;

/** Refuses readings of a converter whose zero is the middle of its range: as vectors they have a length that means nothing. */
function refuseOffset(entry: Entry, { x, y, z }: Columns3): void {
  const axes = [x, y, z].map((column) => ({
    least: column.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    mean: meanOf(column),
  }));
  const mean = axes.reduce((sum, axis) => sum + axis.mean, 0) / 3;
  const isOffset = mean > MIN_COUNTS && axes.every((axis) => axis.least > 0 && Math.abs(axis.mean / mean - 1) < SAME_MEAN);
  if (!isOffset) return;
  const reason = `its three axes lie around ${Math.round(mean)} and never below 0: readings of a converter with an offset`;
  throw new IngestError("unsupported_content", entry.name, reason, "Export signed acceleration, with 0 for none, in g, mg or m/s².");
}

/** The middle of the smallest converters' range. */
const MIN_COUNTS = 100;

function meanOf(column: Float32Array): number {
  return column.reduce((sum, value) => sum + value, 0) / column.length;
}

/** No lifter turns a wrist faster than this on most samples, rad/s; medians above it are degrees. */
const FASTEST_MEDIAN_RAD_S = 12;
/** Full scale of the gyroscopes in watches is 2000 deg/s; a tenth more for their scale errors. */
const PEAK_RAD_S = 2000 * RADIANS * 1.1;

/**
 * rad/s in one unit of a gyroscope, negative where it turns the other way than the accelerometer beside it: by the unit in its name and
 * by what gravity does; where neither tells, by its size. Counts of a sensor (`areCounts`, or a size that no turning has) only gravity can
 * scale: null where it does not. What was not named, or was named wrongly, becomes an issue.
 */
export function rotationScale(
  rotation: Stream,
  acceleration: Stream,
  unitInName: string,
  areCounts: boolean,
  issues: RecordingIssue[],
): number | null {
  const named = namedScale(unitInName);
  if (named === null && (areCounts || peakLength(rotation) > MOST_DEG_S)) {
    const scale = turnScale(acceleration, rotation, ALL_SCALES);
    const detail = scale === null ? "and gravity does not tell it: left out" : `read as ${rotationUnit(scale)}`;
    issues.push({ code: "unit_from_data", detail: `the gyroscope's unit is not named${scale === null ? " " : "; "}${detail}` });
    return scale;
  }
  const seen = turnScale(acceleration, rotation, SCALES);
  if (named === null) {
    const scale = seen ?? (isLarge(rotation) ? RADIANS : 1);
    issues.push({ code: "unit_from_data", detail: `the gyroscope's unit is not named; read as ${rotationUnit(scale)}` });
    return scale;
  }
  if (seen === null || seen === named) return named;
  issues.push({
    code: "unit_from_data",
    detail: `the gyroscope's header says ${rotationUnit(named)}; against gravity its values are ${rotationUnit(seen)}`,
  });
  return seen;
}

/** Beyond the full scale of a gyroscope of 2000 deg/s on all three axes. */
const MOST_DEG_S = 2000 * Math.sqrt(3) * 1.1;

/** The unit of a scale in words. */
export function rotationUnit(scale: number): string {
  const size = Math.abs(scale);
  const perDeg = Math.round((RADIANS / size) * 10) / 10;
  const unit = size === 1 ? "rad/s" : size === RADIANS ? "deg/s" : size === RADIANS / 1000 ? "mdeg/s" : `counts, ${perDeg} of them a deg/s`;
  return scale < 0 ? `${unit} with the sign turned round` : unit;
}

function namedScale(unitInName: string): number | null {
  if (/deg|dps|°/.test(unitInName)) return /^m(dps|deg)/.test(unitInName) ? RADIANS / 1000 : RADIANS;
  return /rad/.test(unitInName) ? 1 : null;
}

function isLarge(rotation: Columns3): boolean {
  return medianLength(rotation) > FASTEST_MEDIAN_RAD_S || peakLength(rotation) > PEAK_RAD_S;
}

function peakLength({ x, y, z }: Columns3): number {
  let peak = 0;
  for (let i = 0; i < x.length; i++) peak = Math.max(peak, Math.hypot(x[i] as number, y[i] as number, z[i] as number));
  return peak;
}
