import { parseArgs } from "node:util";
import { inspect as inspectFiles } from "@lastrep/ingest";
import { answer, Complaint, print, readOptions } from "./answer.ts";
import { readInputFiles } from "./input-files.ts";
import { printInspection, reportOf } from "./inspection-report.ts";

/**
 * `lastrep inspect FILE... [--json]`: what the files are and what would be imported from them, without analysing them.
 * @returns the exit status: 0 when something would be imported, 1 with one line on standard error when not. The report is printed
 * in both cases, unless a file cannot be opened.
 */
export function inspect(args: string[]): Promise<number> {
  return answer(async () => {
    const { values, positionals } = readOptions(() =>
      parseArgs({ args, allowPositionals: true, options: { json: { type: "boolean", default: false } } }),
    );
    const report = reportOf(await inspectFiles(await readInputFiles("inspect", positionals)));
    const text = values.json ? `${JSON.stringify(report, null, 2)}\n` : printInspection(report);
    if (report.recordings.length > 0) return text;
    await print(text);
    throw new Complaint("nothing in these files would be imported");
  });
}
