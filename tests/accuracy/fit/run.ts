import { writeFileSync } from "node:fs";
import { ATTEMPT_EVIDENCE, type BoostedTrees, SET_EVIDENCE, TAKING_UP_EVIDENCE } from "@lastrep/analysis";
import { runAll } from "../pool.ts";
import { haveRecordings } from "../recordings/datasets.ts";
import { boost } from "./boost.ts";
import { type Examples, type Source, sources } from "./examples.ts";

// The command `npm run fit`: fits what the analysis has learned from examples, on the fit part alone, and writes it where the analysis reads it.
if (!haveRecordings) throw new Error("fitting needs the recordings that tests/accuracy/README.md names");
// `npm run fit -- attempts` leaves the models of sets and of first reps as they are and needs none of its own sources.
const attemptsOnly = process.argv[2] === "attempts";
const all = sources().filter(
  (source) => !attemptsOnly || source.kind === "to_failure" || (source.kind === "recordings" && source.as === "recorded"),
);
const examples = await runAll<Source, Examples>(new URL("./worker.ts", import.meta.url), null, all, (done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all.length}`);
});
if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
const sets = examples.flatMap((own) => own.sets);
const attempts = examples.flatMap((own) => own.attempts);
const lastReps = examples.flatMap((own) => own.lastReps);
const firstReps = examples.flatMap((own) => own.firstReps);
const options = { rate: 0.08, sample: 0.7, leastWeight: 3, shrink: 3 };
if (!attemptsOnly) {
  write("sets/acceptance.fitted.json", boost(SET_EVIDENCE, sets, { ...options, trees: 80, seed: "fit-sets" }));
  write("reps/taking-up.fitted.json", boost(TAKING_UP_EVIDENCE, firstReps, { ...options, trees: 100, seed: "fit-taking-up" }));
}
write("velocity/attempt.fitted.json", boost(ATTEMPT_EVIDENCE, attempts, { ...options, rate: 0.04, trees: 800, seed: "fit-attempts" }));
write("velocity/putting-down.fitted.json", boost(ATTEMPT_EVIDENCE, lastReps, { ...options, trees: 100, seed: "fit-putting-down" }));
console.log(
  `${sets.length} candidates of sets, ${firstReps.length} first reps, ${attempts.length} of failed attempts, ${lastReps.length} last reps`,
);

function write(file: string, model: BoostedTrees): void {
  const trees = model.trees.map((tree) => JSON.stringify(tree)).join(",\n");
  writeFileSync(
    new URL(`../../../analysis/src/${file}`, import.meta.url),
    `{"features":${JSON.stringify(model.features)},"base":${model.base},"trees":[\n${trees}\n]}\n`,
  );
}
