import type { Correction, SetResource, WorkSet } from "../api.ts";
import { countInterval } from "./chance.ts";
import { bounds, percent, short } from "./numbers.ts";
import { formatLoad, type MassUnit } from "./units.ts";

/** True when a person has said something about this field of the set. */
export function isCorrected(set: SetResource, field: keyof Correction): boolean {
  return set.correction[field] !== undefined && set.correction[field] !== null;
}

/** The exercise that a set without a name most likely is; undefined where it has a name, or where nothing is likely. */
export function perhaps({ id, alternatives }: WorkSet["exercise"]): WorkSet["exercise"]["alternatives"][number] | undefined {
  return id === "unknown" ? alternatives.find((other) => other.id !== "unknown") : undefined;
}

/**
 * A set's completed reps with what is not certain about them: `10`, `10 (8–10)` where some of them may not have been reps,
 * and where the count comes from when it was not the signal.
 */
export function repWords(set: SetResource): { readonly count: string; readonly note: string | null } {
  const { effective } = set;
  if (isCorrected(set, "reps")) return { count: String(effective.repCount), note: "your count" };
  if (effective.reps.length === 0) return { count: String(effective.repCount), note: "the watch's own count" };
  const device = effective.deviceRepCount;
  const note = device !== null && device !== effective.repCount ? `the watch counted ${device}` : null;
  return { count: countWords(effective), note };
}

function countWords({ reps, repCount }: WorkSet): string {
  const sure = countInterval(reps.filter((rep) => rep.completed).map((rep) => rep.confidence));
  return sure.low === repCount && sure.high === repCount
    ? short(repCount)
    : `${short(repCount)} (${bounds({ low: sure.low, high: repCount })})`;
}

/** The stretches of an extended set, `12 + 7 + 5 reps, rests of 15 s`; null for a straight set. Loads are named where they change. */
export function partWords({ parts, reps }: WorkSet, unit: MassUnit): string | null {
  if (parts.length < 2) return null;
  const counts = parts.map(({ firstRep, lastRep }) => reps.slice(firstRep, lastRep + 1).filter((rep) => rep.completed).length);
  const rests = parts.slice(1).map((part) => Math.round(part.restBeforeS));
  const loads = new Set(parts.map((part) => part.loadKg));
  const rest = `rests of ${bounds({ low: Math.min(...rests), high: Math.max(...rests) })} s`;
  return [`${counts.join(" + ")} reps`, rest, loads.size > 1 && parts.map((part) => formatLoad(part.loadKg, unit)).join(", ")]
    .filter(Boolean)
    .join(", ");
}

/** The correction that puts a set back to what was said before a change: fields that were unsaid become unsaid again. */
export function undoOf(before: Correction, change: Correction): Correction {
  return Object.fromEntries(Object.keys(change).map((key) => [key, before[key as keyof Correction] ?? null])) as Correction;
}

/** The chance that the set ended in failure; a dash where nothing of this set speaks for or against it. */
export function failureChance(work: Pick<WorkSet, "rir" | "failure">): string {
  return isJudged(work) ? percent(work.failure.probability) : "–";
}

/** How the set ended, no surer than its probability. */
export function failureWords(work: Pick<WorkSet, "rir" | "failure">): string {
  const { kind, probability } = work.failure;
  switch (kind) {
    case "none":
      if (!isJudged(work)) return "How this set ended is not known";
      return probability < 0.1 ? "Ended before failure" : probability < 0.3 ? "Probably ended before failure" : "May have ended in failure";
    case "last_possible_rep":
      return probability > 0.9 ? "The last rep was the last one possible" : "The last rep was probably the last one possible";
    case "failed_attempt":
      return probability > 0.9 ? "A rep was started and not finished" : "A rep was probably started and not finished";
    case "labelled":
      return "You called this failure";
  }
}

/**
 * Whether anything of the set speaks for or against failure: without an estimate of reps in reserve and without a word of the lifter, the
 * probability is only that of any set.
 */
export function isJudged({ rir, failure }: Pick<WorkSet, "rir" | "failure">): boolean {
  return rir !== null || failure.kind === "labelled";
}
