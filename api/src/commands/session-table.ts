import type { Rep, SessionAnalysis, WorkSet } from "@lastrep/analysis";
import { issueLines } from "./issue-text.ts";
import { clock, recordingLine } from "./wording.ts";

/** A session as text for a terminal: each recording with its issues, then a line for every set. Ends with a newline. */
export function printSession({ recordings, sets, pipeline }: SessionAnalysis): string {
  const lines = recordings.flatMap((recording) => [
    recordingLine(recording),
    ...issueLines(recording.issues).map((issue) => `  ! ${issue}`),
  ]);
  lines.push("");
  if (sets.length === 0) lines.push("No sets found.");
  else lines.push(...table([header, ...sets.map((set, index) => setCells(set, index, recordings.length))]));
  const remarked = sets.flatMap((set, index) => remarks(set).map((remark) => ({ remark, number: index + 1 })));
  for (const [remark, alike] of Map.groupBy(remarked, (one) => one.remark)) {
    const numbers = alike.map(({ number }) => number).join(", ");
    lines.push(`  ${alike.length === sets.length && sets.length > 1 ? "all sets" : numbers}: ${remark}`);
  }
  lines.push(
    "",
    `RIR: reps in reserve, with the 80 % interval. Velocity: mean concentric, fastest > last rep. ?: not recognised, the likeliest. Pipeline ${pipeline.version}.`,
  );
  return `${lines.join("\n")}\n`;
}

const header = ["#", "at", "exercise", "kg", "reps", "velocity", "loss", "RIR", "failure", "role"];

function setCells(set: WorkSet, index: number, recordingCount: number): string[] {
  const { startS, recording, exercise, loadKg, repCount, velocity, rir, failure, role } = set;
  const unit = velocity.basis === "angular" ? "rad/s" : "m/s";
  return [
    String(index + 1),
    recordingCount > 1 ? `${recording + 1}: ${clock(startS)}` : clock(startS),
    exerciseCell(exercise),
    loadKg === null ? "-" : String(loadKg),
    String(repCount),
    velocity.best === null || velocity.last === null ? "-" : `${velocity.best.toFixed(2)} > ${velocity.last.toFixed(2)} ${unit}`,
    velocity.lossPct === null ? "-" : `${Math.round(velocity.lossPct)} %`,
    rir === null ? "-" : `${rir.estimate.toFixed(1)} (${rir.low.toFixed(1)}-${rir.high < MOST ? rir.high.toFixed(1) : `${MOST}+`})`,
    // Without an estimate the probability is only that of any set.
    rir === null && failure.kind !== "labelled" ? "-" : `${Math.round(100 * failure.probability)} %`,
    role === "unknown" ? "-" : role.replace("_", "-"),
  ];
}

/** Reps in reserve from which on nothing is told apart. */
const MOST = 6;

/** The name with how sure the model is of it; `?` and the likeliest name where none is sure enough. */
function exerciseCell({ id, source, confidence, alternatives }: WorkSet["exercise"]): string {
  const told = (name: string, chance: number) => `${name} ${Math.round(100 * chance)}%`;
  if (id !== "unknown") return source === "model" ? told(id, confidence) : id;
  const likeliest = alternatives.find((other) => other.id !== "unknown");
  return likeliest ? `? ${told(likeliest.id, likeliest.confidence)}` : "?";
}

function remarks({ reps, issues, failure }: WorkSet): string[] {
  const failed = reps.filter((rep: Rep) => !rep.completed).length;
  return [
    ...(failed > 0 ? [`${failed} failed attempt${failed > 1 ? "s" : ""}`] : []),
    ...(failure.probability >= 0.5 ? failure.evidence : []),
    ...issueLines(issues),
  ];
}

/** Columns as wide as their widest cell; numbers are set right, words left. */
function table(rows: readonly string[][]): string[] {
  const widths = header.map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  const left = new Set(["exercise", "role"]);
  return rows.map((row) =>
    row
      .map((cell, column) =>
        left.has(header[column] as string) ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number),
      )
      .join("  ")
      .trimEnd(),
  );
}
