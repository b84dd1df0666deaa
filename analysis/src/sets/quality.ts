import type { Recording } from "@lastrep/ingest";
import type { Exercise } from "../exercise/exercise.ts";
import type { Rep, WorkSet } from "../session.ts";
import type { DeviceLabel } from "./device.ts";

/** What a reader of one set should know before believing its numbers. */
export function setIssues(
  recording: Recording,
  startS: number,
  endS: number,
  exercise: Exercise | null,
  label: DeviceLabel | null,
  reps: readonly Rep[],
): WorkSet["issues"] {
  const issues: WorkSet["issues"] = [];
  for (const gap of recording.gaps) {
    if (gap.startS < endS && gap.endS > startS) issues.push({ code: gap.kind === "missing" ? "gap" : "frozen", startS: gap.startS, endS: gap.endS });
  }
  for (const issue of recording.issues) {
    if (issue.code === "no_gyroscope" || issue.code === "low_rate" || issue.code === "clipped") issues.push({ ...issue });
  }
  if (exercise?.velocityBasis === "none") issues.push({ code: "wrist_cannot_see_load" });
  if (exercise?.velocityBasis === "linear" && exercise.wristPath === "arc") issues.push({ code: "wrist_on_arc" });
  const counted = reps.filter((r) => r.completed).length;
  if (label?.reps != null && label.reps !== counted) issues.push({ code: "count_differs", device: label.reps, signal: counted });
  return issues;
}
