import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Job, jobsOf, type Outcome, QUICK } from "./jobs.ts";
import { runAll } from "./pool.ts";
import { isWrong, type RecordedObservation } from "./recordings/observe.ts";
import { toMarkdown } from "./report/markdown.ts";
import { type Report, reportOf } from "./report/report.ts";
import { toTerminal } from "./report/terminal.ts";

// The command `npm run accuracy`: measures the pipeline, prints the figures and keeps them in report.json and report.md.
const { values } = parseArgs({ options: { plot: { type: "string" }, quick: { type: "boolean", default: false } } });
const plotFolder = values.plot === undefined ? null : resolve(values.plot);
const jobs = jobsOf(values.quick);
const outcomes = await runAll<Job, Outcome>(new URL("./worker.ts", import.meta.url), { plotFolder }, jobs, (done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${jobs.length}`);
});
if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
const report = reportOf(outcomes);
console.log(toTerminal(report));
const wrong = outcomes.flatMap((o) => (o.kind === "recording" && isWrong(o.value) ? [o.value] : []));
if (wrong.length > 0) console.log(["recordings that came out wrong:", ...wrong.map(inOneLine)].join("\n  "));
if (plotFolder) console.log(`what came out wrong is drawn in ${plotFolder}`);
if (values.quick) console.log(`a quick run does one job in ${QUICK} and keeps nothing`);
else if (report.skipped && keptSaysMore(report)) console.log("report.json and report.md stay as they are: they hold the skipped parts too");
else keep(report);

function inOneLine({ dataset, name, part, got, want, trusted, visible }: RecordedObservation): string {
  const truth = trusted || !visible ? `true ${want}` : `visible ${visible[0]} to ${visible[1]}`;
  return `${part.padEnd(4)} ${dataset} ${name}: found ${got}, ${truth}`;
}

function keep(made: Report): void {
  writeFileSync(new URL("report.json", import.meta.url), `${JSON.stringify(made, null, 2)}\n`);
  writeFileSync(new URL("report.md", import.meta.url), toMarkdown(made));
}

/** Whether the kept report is of the same pipeline and holds what was skipped now. */
function keptSaysMore({ pipeline }: Report): boolean {
  const path = new URL("report.json", import.meta.url);
  if (!existsSync(path)) return false;
  const kept: Report = JSON.parse(readFileSync(path, "utf8"));
  return kept.skipped === "" && kept.pipeline.version === pipeline.version && kept.pipeline.params === pipeline.params;
}
