/** How often things of one kind were taken for each of several: a row for what is true, a column for what was said. */
export interface Matrix {
  readonly title: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** By row, then column. */
  readonly counts: readonly (readonly number[])[];
}

/** Counts pairs of what is true and what was said. Rows and columns keep the order given; a pair outside of them is an error. */
export function matrixOf(
  title: string,
  rows: readonly string[],
  columns: readonly string[],
  pairs: readonly { readonly truth: string; readonly told: string }[],
): Matrix {
  const counts = rows.map(() => columns.map(() => 0));
  for (const { truth, told } of pairs) {
    const row = counts[rows.indexOf(truth)];
    const column = columns.indexOf(told);
    if (row === undefined || column < 0) throw new Error(`${title}: no cell for ${truth} taken for ${told}`);
    row[column] = (row[column] ?? 0) + 1;
  }
  return { title, rows, columns, counts };
}

/** A section of the Markdown report; the cell where both names are the same is bold. */
export function matrixToMarkdown(matrix: Matrix): string {
  const { title, rows, columns, counts } = matrix;
  return [
    `## ${title}`,
    "",
    `| true ↓ said → | n | ${columns.join(" | ")} |`,
    `|---|${"---|".repeat(columns.length + 1)}`,
    ...rows.map((row, i) => {
      const cells = counts[i] ?? [];
      const shown = cells.map((count, k) => (count === 0 ? "" : columns[k] === row ? `**${count}**` : String(count)));
      return `| ${row} | ${total(cells)} | ${shown.join(" | ")} |`;
    }),
  ].join("\n");
}

/** The same for a terminal, one line a row. */
export function matrixToTerminal({ title, rows, columns, counts }: Matrix): string[] {
  const width = Math.max(...rows.map(({ length }) => length));
  const line = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(width)}  ${cells.map((cell, k) => cell.padStart(Math.max(5, columns[k]?.length ?? 0))).join("  ")}`.trimEnd();
  return [
    title,
    line("", columns),
    ...rows.map((row, i) => line(row, counts[i]?.map((count) => (count === 0 ? "" : String(count))) ?? [])),
  ];
}

function total(cells: readonly number[]): number {
  return cells.reduce((sum, count) => sum + count, 0);
}
