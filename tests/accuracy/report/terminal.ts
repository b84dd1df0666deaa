import { inWords, isMet, targetInWords } from "./figure.ts";
import { matrixToTerminal } from "./matrix.ts";
import type { Report } from "./report.ts";

/** The report as a table for a terminal. */
export function toTerminal({ pipeline, figures, skipped }: Report): string {
  const lines = [`pipeline ${pipeline.version}, parameters ${pipeline.params}`, ""];
  const width = Math.max(...figures.flatMap(({ measures }) => measures.map(({ label }) => label.length + 2)));
  const row = (label: string, target: string, test: string, mark: string, fit: string) =>
    `${label.padEnd(width)}  ${target.padStart(16)}  ${test.padStart(10)} ${mark.padEnd(1)}  ${fit.padStart(10)}`.trimEnd();
  let group = "";
  for (const figure of figures) {
    if (figure.group !== group) {
      group = figure.group;
      lines.push(group, row("", "target", "test part", "", "fit part"));
    }
    const { test, fit } = figure.parts;
    lines.push(row(figure.name, "", `n = ${test?.n ?? 0}`, "", `n = ${fit?.n ?? 0}`));
    for (const measure of figure.measures) {
      const met = isMet(measure, test);
      const value = (part: typeof fit) => inWords(part?.values[measure.key], measure.unit);
      lines.push(row(`  ${measure.label}`, targetInWords(measure), value(test), met === null ? "" : met ? "✓" : "✗", value(fit)));
    }
    lines.push(...(figure.note ? [`  (${figure.note})`] : []), ...(figure.matrix ? matrixToTerminal(figure.matrix) : []), "");
  }
  return [...lines, ...(skipped ? [`SKIPPED: ${skipped}`] : [])].join("\n");
}
