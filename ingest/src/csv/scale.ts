import type { Entry } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Columns3 } from "../recording.ts";
import { accelerationUnit, medianLength, RADIANS } from "../units.ts";

const ACCELERATION_UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(m\/s\^?[2²]|ms2|mps2|m_s2|ms-2|m\/s\/s)$/, "m/s²"],
  [/^mg$/, "mg"],
  [/^g$/, "g"],
];

/**
 * The unit of an acceleration with gravity, from its size; a name that contradicts it becomes an issue.
 * @throws {IngestError} `unsupported_content` when its median is 1 g in no unit.
 */
export function accelerationScale(
  entry: Entry,
  measured: Columns3,
  unitInName: string,
  issues: RecordingIssue[],
): { readonly unit: string; readonly toSi: number } {
  const median = medianLength(measured);
  const fits = accelerationUnit(median);
  if (fits === null) {
    const reason = `the acceleration's median length is ${median.toPrecision(3)}, which is 1 g in no unit that is used`;
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

/** rad/s in one unit of a gyroscope: by the unit in its name, else by its size, which becomes an issue. */
export function rotationScale(rotation: Columns3, unitInName: string, issues: RecordingIssue[]): number {
  if (/deg|dps|°/.test(unitInName)) return unitInName === "mdps" ? RADIANS / 1000 : RADIANS;
  if (/rad/.test(unitInName)) return 1;
  const degrees = medianLength(rotation) > FASTEST_MEDIAN_RAD_S || peakLength(rotation) > PEAK_RAD_S;
  issues.push({ code: "unit_from_data", detail: `the gyroscope's unit is not named; read as ${degrees ? "deg/s" : "rad/s"}` });
  return degrees ? RADIANS : 1;
}

function peakLength({ x, y, z }: Columns3): number {
  let peak = 0;
  for (let i = 0; i < x.length; i++) peak = Math.max(peak, Math.hypot(x[i] as number, y[i] as number, z[i] as number));
  return peak;
}
