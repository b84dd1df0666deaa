/** How often what a row says was taken for what a column says. */
export interface Matrix {
  readonly title: string;
  /** What was true, one a row. */
  readonly rows: readonly string[];
  /** What it was taken for, one a column. */
  readonly columns: readonly string[];
  /** Counts, row by row. */
  readonly counts: readonly (readonly number[])[];
}

/** Something that is one thing and was taken for the same or another. */
export interface Taken {
  readonly is: string;
  readonly said: string;
}

/** Counts what was taken for what; of `order` only what occurs gets a row or a column, and what is not in it comes last. */
export function matrixOf(title: string, taken: readonly Taken[], order: readonly string[] = []): Matrix {
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const namesOf = (names: readonly string[]) => [...new Set(names)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const rows = namesOf(taken.map(({ is }) => is));
  const columns = namesOf(taken.map(({ said }) => said));
  const counts = rows.map((row) => columns.map((column) => taken.filter(({ is, said }) => is === row && said === column).length));
  return { title, rows, columns, counts };
}

/** The matrix as a table, right answers in bold, and below it in words what is confused most. */
export function matrixToMarkdown(matrix: Matrix): string {
  const { title, rows, columns, counts } = matrix;
  const cell = (count: number, right: boolean) => (count === 0 ? "" : right ? `**${count}**` : String(count));
  return [
    `*${title}*: what it was (rows) and what it was taken for (columns).`,
    "",
    `| | n | ${columns.join(" | ")} |`,
    `|---|${"---|".repeat(columns.length + 1)}`,
    ...rows.map((row, i) => {
      const own = counts[i] ?? [];
      return `| ${row} | ${total(own)} | ${columns.map((column, j) => cell(own[j] ?? 0, row === column)).join(" | ")} |`;
    }),
    "",
    confusedMost(matrix),
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

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The commonest mistakes of a matrix in a sentence, at most three. */
function confusedMost({ rows, columns, counts }: Matrix): string {
  const mistakes = rows.flatMap((is, i) => columns.map((said, j) => ({ is, said, count: counts[i]?.[j] ?? 0 })));
  const most = mistakes.filter(({ is, said, count }) => is !== said && count > 0).sort((a, b) => b.count - a.count);
  if (most.length === 0) return "Nothing was taken for another.";
  const listed = most.slice(0, 3).map(({ is, said, count }) => `${is} taken for ${said} (${count})`);
  return `Off the diagonal: ${listed.join(", ")}${most.length > 3 ? `, and ${most.length - 3} more pairs` : ""}.`;
}
