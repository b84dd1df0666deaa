import { type AnalysisParams, defaultParams } from "@lastrep/analysis";

/** The parameters with the number at `path` (`reps.minRange.pose`) replaced; throws where there is none. */
export function paramsWith(path: string, value: number): AnalysisParams {
  if (!Number.isFinite(value)) throw new Error(`${path} needs a number`);
  const params = structuredClone(defaultParams);
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  let owner: unknown = params;
  for (const step of steps) owner = isRecord(owner) ? owner[step] : undefined;
  if (!isRecord(owner) || typeof owner[last] !== "number") throw new Error(`no number at ${path} of the parameters`);
  owner[last] = value;
  return params;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
