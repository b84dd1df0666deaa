import { type Figure, inWords, isMet, targetInWords } from "./figure.ts";
import { matrixToMarkdown } from "./matrix.ts";
import type { Report } from "./report.ts";

/** The report as a Markdown document: one table a group of figures, one line a measure; then the matrices. */
export function toMarkdown(report: Report): string {
  const { pipeline, figures, matrices = [], skipped } = report;
  const groups = Map.groupBy(figures, (figure) => figure.group);
  const sections = [...groups].map(([group, members]) =>
    [
      `## ${group}`,
      "",
      "| figure | target | test part | | fit part | reference |",
      "|---|---|---|---|---|---|",
      ...members.flatMap(rowsOf),
      "",
      ...members.filter(({ note }) => note).map(({ name, note }) => `- *${name}*: ${note}`),
    ]
      .join("\n")
      .trimEnd(),
  );
  return `${[
    "# Accuracy",
    `Pipeline ${pipeline.version}, parameters ${pipeline.params}. Written by \`npm run accuracy\`; what is measured and how: [README.md](README.md).`,
    "Parameters may be fitted on the fit part only: the figures of the test part are the ones that count. ✓ and ✗ say whether the test part keeps the target.",
    ...(skipped ? [`**Skipped:** ${skipped}`] : []),
    ...sections,
    ...matrices.map(matrixToMarkdown),
  ].join("\n\n")}\n`;
}

function rowsOf(figure: Figure): string[] {
  const { fit, test } = figure.parts;
  return [
    `| **${figure.name}** | | n = ${test?.n ?? 0} | | n = ${fit?.n ?? 0} | |`,
    ...figure.measures.map((measure) => {
      const value = (part: typeof fit) => inWords(part?.values[measure.key], measure.unit);
      const met = isMet(measure, test);
      return `| ${measure.label} | ${targetInWords(measure)} | ${value(test)} | ${met === null ? "" : met ? "✓" : "✗"} | ${value(fit)} | ${measure.reference ?? ""} |`;
    }),
  ];
}
