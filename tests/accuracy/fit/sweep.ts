import { parseArgs } from "node:util";
import { CONDITIONS } from "../conditions/conditions.ts";
import type { ConditionsObservation } from "../conditions/observe.ts";
import { runAll } from "../pool.ts";
import { DATASETS, type DatasetId, haveRecordings } from "../recordings/datasets.ts";
import { countValues } from "../recordings/score.ts";
import { inWords } from "../report/figure.ts";
import { paramsWith } from "./params-with.ts";
import type { SweepJob } from "./sweep-worker.ts";

// The command `npm run sweep -- reps.holdTolerance 0.5 0.7 1 --condition holes`: how the counts of the fit part's trusted recordings come out at
// several values of one parameter, as recorded and under the named conditions (all with `--condition all`). This is how the parameters of sets and reps
// were chosen, and how to see what one is worth. It never looks at the test part.
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { condition: { type: "string", multiple: true, default: [] }, every: { type: "string", default: "1" } },
});
const [path, ...tried] = positionals;
if (path === undefined || tried.length === 0)
  throw new Error("say a parameter and its values: npm run sweep -- reps.holdTolerance 0.5 0.7 1");
if (!haveRecordings) throw new Error("a sweep needs the recordings that tests/accuracy/README.md names");
for (const value of tried) paramsWith(path, Number(value));
const conditions = options.condition.includes("all") ? CONDITIONS.map(({ id }) => id) : options.condition;
const unknown = conditions.find((id) => !CONDITIONS.some((condition) => condition.id === id));
if (unknown !== undefined) throw new Error(`no condition ${unknown}; there are ${CONDITIONS.map(({ id }) => id).join(", ")}`);

const sets = (Object.keys(DATASETS) as DatasetId[]).flatMap((dataset) =>
  DATASETS[dataset]()
    .flatMap(({ part, trusted }, index) => (part === "fit" && trusted ? [{ dataset, index }] : []))
    .filter((_, k) => k % Number(options.every) === 0),
);
const jobs = tried.flatMap((value) => sets.map((set): SweepJob => ({ ...set, path, value: Number(value), conditions })));
const outcomes = await runAll<SweepJob, ConditionsObservation>(new URL("./sweep-worker.ts", import.meta.url), null, jobs, (done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${jobs.length}`);
});
if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");

const row = (label: string, cells: readonly string[]) => [label.padEnd(64), ...cells.map((cell) => cell.padStart(20))].join("  ");
console.log(row(`${path}: exact, within 1, mean error`, tried));
for (const dataset of Object.keys(DATASETS) as DatasetId[])
  console.log(
    row(
      `${dataset}, as recorded`,
      cellsOf((o, job) => (job.dataset === dataset ? o.asRecorded : undefined)),
    ),
  );
for (const { id, name } of CONDITIONS.filter((condition) => conditions.includes(condition.id)))
  console.log(
    row(
      name,
      cellsOf((o) => o.got[id]),
    ),
  );

/** One cell a value, over the sets that `count` gives a count for. */
function cellsOf(count: (observation: ConditionsObservation, job: SweepJob) => number | undefined): string[] {
  return tried.map((value) => {
    const counted = jobs.flatMap((job, k) => {
      const observation = outcomes[k];
      const got = observation && job.value === Number(value) ? count(observation, job) : undefined;
      return observation && got !== undefined ? [{ want: observation.want, got }] : [];
    });
    const { exact, within1, error } = countValues(counted);
    return `${inWords(exact, "share")} ${inWords(within1, "share")} ${inWords(error, "reps")}`;
  });
}
