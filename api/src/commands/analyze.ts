import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { analyse, findExercise, type SessionAnalysis } from "@lastrep/analysis";
import { alignRecordings, decode } from "@lastrep/ingest";
import { printSession } from "./session-table.ts";

/**
 * `lastrep analyze FILE... [--json] [--exercise ID] [--load-kg N]`: works on the files alone, without server or database.
 * @returns the exit status: 0 when something could be answered, 1 with one line on standard error when not.
 */
export async function analyze(args: string[]): Promise<number> {
  try {
    const { files, json, exercise, loadKg } = readArguments(args);
    const inputs = await Promise.all(files.map(async (path) => ({ name: basename(path), bytes: await readInput(path) })));
    const { recordings, rejected } = await decode(inputs);
    const [first] = rejected;
    if (recordings.length === 0) throw new Complaint(first ? `${first.message}. ${first.hint}` : "There is no recording in these files.");
    for (const { message } of rejected) console.error(`lastrep: skipped ${message}`);
    const { session } = analyse(
      alignRecordings(recordings).map((a) => a.recording),
      { ...(exercise !== undefined && { exercise }), ...(loadKg !== undefined && { loadKg }) },
    );
    await print(json ? `${JSON.stringify(session, null, 2)}\n` : printSession(session satisfies SessionAnalysis));
    return 0;
  } catch (error) {
    console.error(`lastrep: ${error instanceof Complaint ? error.message : oneLine(error)}`);
    return 1;
  }
}

/** Something that the user can put right, in one line. */
class Complaint extends Error {}

function readArguments(args: string[]) {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new Complaint((error as Error).message.split(". ")[0]);
  }
  const { values, positionals: files } = parsed;
  if (files.length === 0) throw new Complaint("analyze needs at least one FILE; see lastrep --help");
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

async function readInput(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Complaint(
      code === "ENOENT" ? `${path}: there is no such file` : code === "EISDIR" ? `${path}: is a folder; give files` : message,
    );
  }
}

/** Waits until everything is written: a pipe takes a long text in parts. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, " ");
}
