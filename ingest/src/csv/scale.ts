import type { Entry } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { RecordingIssue } from "../issue.ts";
import type { AtRest } from "../motion/at-rest.ts";
import type { Stream } from "../motion/stream.ts";
import type { Columns3 } from "../recording.ts";
import { accelerationUnit, medianLength, RADIANS } from "../units.ts";
import { turnScale } from "./turn-scale.ts";

const ACCELERATION_UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(m\/s\^?[2²]|ms2|mps2|m_s2|ms-2|m\/s\/s)$/, "m/s²"],
  [/^mg$/, "mg"],
  [/^g$/, "g"],
];

/**
 * The unit of an acceleration with gravity, from its length at rest (or its median, where that is not known); a name that contradicts
 * it becomes an issue.
 * @throws {IngestError} `unsupported_content` when it is 1 g in no unit.
 */
export function accelerationScale(
  entry: Entry,
  measured: Columns3,
  rest: AtRest | null,
  unitInName: string,
  issues: RecordingIssue[],
): { readonly unit: string; readonly toSi: number } {
  const median = rest?.length ?? medianLength(measured);
  const fits = accelerationUnit(median);
  if (fits === null) {
    const reason = `the acceleration at rest is ${median.toPrecision(3)} long, which is 1 g in no unit that is used`;
    const hint = "Export raw acceleration with gravity, in g, mg or m/s². Activity counts and averages hold no repetitions.";
    throw new IngestError("unsupported_content", entry.name, reason, hint);
  }
  const named = ACCELERATION_UNITS.find(([pattern]) => pattern.test(unitInName))?.[1];
  if (named !== undefined && named !== fits.unit) {
    issues.push({ code: "unit_from_data", detail: `the header says ${named}, the values are in ${fits.unit}` });
  }
  return fits;
}

/** No lifter turns a wrist faster than this on most samples, rad/s; medians above it are degrees. */
const FASTEST_MEDIAN_RAD_S = 12;
/** Full scale of the gyroscopes in watches is 2000 deg/s; a tenth more for their scale errors. */
const PEAK_RAD_S = 2000 * RADIANS * 1.1;

/**
 * rad/s in one unit of a gyroscope, negative where it turns the other way than the accelerometer beside it: by the unit in its name and
 * by what gravity does; where neither tells, by its size. What was not named, or was named wrongly, becomes an issue.
 */
export function rotationScale(rotation: Stream, acceleration: Stream, unitInName: string, issues: RecordingIssue[]): number {
  const named = namedScale(unitInName);
  const seen = turnScale(acceleration, rotation);
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

/** The unit of a scale in words. */
export function rotationUnit(scale: number): string {
  const unit = Math.abs(scale) === 1 ? "rad/s" : Math.abs(scale) === RADIANS ? "deg/s" : "mdeg/s";
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
