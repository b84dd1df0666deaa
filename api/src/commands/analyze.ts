import { parseArgs } from "node:util";
import { analyse, findExercise } from "@lastrep/analysis";
import { alignRecordings, decode } from "@lastrep/ingest";
import { sharedRecogniser } from "../jobs/recogniser.ts";
import { answer, Complaint, readOptions } from "./answer.ts";
import { readInputFiles } from "./input-files.ts";
import { printSession } from "./session-table.ts";

/**
 * `lastrep analyze FILE... [--json] [--exercise ID] [--load-kg N]`: works on the files alone, without server or database.
 * @returns the exit status: 0 when something could be answered, 1 with one line on standard error when not.
 */
export function analyze(args: string[]): Promise<number> {
  return answer(async () => {
    const { files, json, exercise, loadKg } = readArguments(args);
    const { recordings, rejected } = await decode(await readInputFiles("analyze", files));
    const [first] = rejected;
    if (recordings.length === 0) throw new Complaint(first ? `${first.message}. ${first.hint}` : "There is no recording in these files.");
    for (const { message } of rejected) console.error(`lastrep: skipped ${message}`);
    const recogniser = exercise === undefined ? await sharedRecogniser() : null;
    const { session } = analyse(
      alignRecordings(recordings).map((a) => a.recording),
      {
        recognition: recogniser && { recogniser, memory: null },
        ...(exercise !== undefined && { exercise }),
        ...(loadKg !== undefined && { loadKg }),
      },
    );
    return json ? `${JSON.stringify(session, null, 2)}\n` : printSession(session);
  });
}

function readArguments(args: string[]) {
  const { values, positionals: files } = readOptions(() => parse(args));
  if (values.exercise !== undefined && !findExercise(values.exercise)) {
    throw new Complaint(`there is no exercise ${values.exercise}; lastrep exercises prints all`);
  }
  const loadKg = values["load-kg"] === undefined ? undefined : Number(values["load-kg"]);
  if (loadKg !== undefined && !(loadKg > 0)) throw new Complaint(`--load-kg ${values["load-kg"]} is no load in kg`);
  return { files, json: values.json, exercise: values.exercise, loadKg };
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, exercise: { type: "string" }, "load-kg": { type: "string" } },
  });
}
