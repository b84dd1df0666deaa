import type { Recording } from "@lastrep/ingest";
import type { Exercise } from "../exercise/exercise.ts";
import type { WorkSet } from "../session.ts";

/** What a reader of one set should know before believing its numbers. */
export function setIssues(recording: Recording, startS: number, endS: number, exercise: Exercise | null): WorkSet["issues"] {
  const issues: WorkSet["issues"] = [];
  for (const gap of recording.gaps) {
    if (gap.startS < endS && gap.endS > startS)
      issues.push({ code: gap.kind === "missing" ? "gap" : "frozen", startS: gap.startS, endS: gap.endS });
  }
  for (const issue of recording.issues) {
    if (issue.code === "no_gyroscope") issues.push({ code: "orientation_uncertain" });
    if (issue.code === "no_gyroscope" || issue.code === "low_rate" || issue.code === "clipped") issues.push({ ...issue });
  }
  if (exercise?.velocityBasis === "none") issues.push({ code: "wrist_cannot_see_load" });
  if (exercise?.velocityBasis === "linear" && exercise.wristPath === "arc") issues.push({ code: "wrist_on_arc" });
  return issues;
}

/** Adds the disagreement with the device's own count, where there is one. */
export function withCountIssue(set: WorkSet): WorkSet {
  if (set.deviceRepCount === null || set.reps.length === 0 || set.deviceRepCount === set.repCount) return set;
  return { ...set, issues: [...set.issues, { code: "count_differs", device: set.deviceRepCount, signal: set.repCount }] };
}
