import {
  type ColumnMappingBody,
  type Correction,
  type CorrectionsBody,
  createClient,
  type ExerciseBody,
  type ExerciseResource,
  type NewExercise,
  type SetResource,
  type Settings,
  type SettingsPatch,
  type Upload,
} from "@lastrep/api/client";
import { DetailedError, parseResponse } from "hono/client";

export type {
  ColumnMappingBody,
  Correction,
  CountingRule,
  ExerciseResource,
  Memory,
  MuscleWeek,
  Portrait,
  Range,
  SetResource,
  Settings,
  SettingsPatch,
  Table,
  Trace,
  Upload,
  Week,
  Weeks,
  Workout,
  WorkoutSummary,
} from "@lastrep/api/client";
export type WorkSet = SetResource["measured"];
export type Rep = WorkSet["reps"][number];
export type Trained = ExerciseBody["muscles"];
export type Muscle = Trained["direct"][number];
export type SetRole = WorkSet["role"];
export type Rir = NonNullable<WorkSet["rir"]>;

/** The service's routes with their types: `ask(api.weeks.$get({ query: {} }))`. */
export const api = createClient().v1;

/** What the service said when it could not do what was asked, or that it could not be reached (status 0). */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly code: string;
  readonly hint: string | null;

  constructor(status: number, code: string, message: string, hint: string | null) {
    super(message);
    this.status = status;
    this.code = code;
    this.hint = hint;
  }
}

/**
 * The body of a successful answer.
 * @throws {Problem} with what the service said, or that it did not answer.
 */
export const ask: typeof parseResponse = async (answer) => {
  try {
    return await parseResponse(answer);
  } catch (error) {
    throw error instanceof DetailedError ? problemOf(error.statusCode ?? 0, error.detail?.data) : unreachable();
  }
};

export const correctSet = (id: string, json: Correction): Promise<SetResource> =>
  ask(api.sets[":id"].correction.$put({ param: { id }, json }));
export const correctSets = async (workoutId: string, corrections: CorrectionsBody["corrections"]): Promise<SetResource[]> =>
  (await ask(api.workouts[":id"].corrections.$put({ param: { id: workoutId }, json: { corrections } }))).sets;
export const deleteWorkout = (id: string) => ask(api.workouts[":id"].$delete({ param: { id } }));
export const patchSettings = (json: SettingsPatch): Promise<Settings> => ask(api.settings.$patch({ json }));
export const addExercise = (json: NewExercise): Promise<ExerciseResource> => ask(api.exercises.$post({ json }));
export const changeExercise = (exercise: string, json: ExerciseBody): Promise<ExerciseResource> =>
  ask(api.exercises[":exercise"].$put({ param: { exercise }, json }));
export const removeExercise = (exercise: string) => ask(api.exercises[":exercise"].$delete({ param: { exercise } }));
export const loadDemo = async (): Promise<Upload[]> => (await ask(api.demo.$post())).uploads;
export const removeDemo = () => ask(api.demo.$delete());
export const forgetMemory = () => ask(api.memory.$delete());
export const retryUpload = (id: string): Promise<Upload> => ask(api.uploads[":id"].retry.$post({ param: { id } }));
export const mapColumns = (id: string, json: ColumnMappingBody): Promise<Upload> =>
  ask(api.uploads[":id"].columns.$put({ param: { id }, json }));
export const forgetColumns = (id: string): Promise<Upload> => ask(api.uploads[":id"].columns.$delete({ param: { id } }));
export const deleteUpload = (id: string) => ask(api.uploads[":id"].$delete({ param: { id } }));

/** Where the bytes of an upload can be downloaded as they arrived. */
export const originalUrl = (id: string): string => api.uploads[":id"].original.$path({ param: { id } });

/** Where a table of everything measured can be downloaded. */
export const exportUrl = (table: "sets" | "reps" | "weeks" | "corrections", format: "csv" | "json" | "arrow" | "parquet"): string =>
  api.export.$path({ query: { table, format } });

/** Where the columns of those tables are described. */
export const columnsUrl = (): string => api.export.columns.$path();

/** Sends files to be read together; `onSent` gets the fraction of the bytes that has left. XMLHttpRequest, because fetch cannot tell. */
export function sendFiles(files: readonly File[], onSent: (fraction: number) => void): Promise<Upload[]> {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open("POST", api.uploads.$path());
    xhr.responseType = "json";
    xhr.upload.onprogress = (event) => event.lengthComputable && onSent(event.loaded / event.total);
    xhr.onload = () => (xhr.status < 300 ? resolve(xhr.response.uploads) : reject(problemOf(xhr.status, xhr.response)));
    xhr.onerror = () => reject(unreachable());
    xhr.send(form);
  });
}

/** True when nothing more will happen to the upload by itself. */
export function isFinished(upload: Pick<Upload, "state">): boolean {
  return upload.state === "done" || upload.state === "failed";
}

/**
 * Asks after uploads until nothing more will happen to any of them, reporting those that were still at work before, and the ids of those
 * that have been removed since.
 */
export async function waitForUploads(
  uploads: readonly Upload[],
  onChange: (latest: readonly Upload[], removed: ReadonlySet<string>) => void,
): Promise<void> {
  let waiting = new Set(uploads.filter((upload) => !isFinished(upload)).map(({ id }) => id));
  for (let pause = 250; waiting.size > 0; pause = Math.min(pause * 1.4, 2_000)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const latest = await uploadsNow(waiting);
    const there = new Set(latest.map(({ id }) => id));
    onChange(latest, new Set([...waiting].filter((id) => !there.has(id))));
    waiting = new Set(latest.filter((upload) => !isFinished(upload)).map(({ id }) => id));
  }
}

/** Those that are still there. One alone is asked for; many are read from the list, where the newest stand first. */
async function uploadsNow(ids: ReadonlySet<string>): Promise<Upload[]> {
  const [first] = ids;
  if (ids.size === 1 && first !== undefined) return await uploadNow(first);
  const found: Upload[] = [];
  for (let before: string | null = null; ; ) {
    const page: { uploads: Upload[]; next: string | null } = await ask(
      api.uploads.$get({ query: { limit: "200", ...(before !== null && { before }) } }),
    );
    found.push(...page.uploads.filter(({ id }) => ids.has(id)));
    if (found.length === ids.size || page.next === null) return found;
    before = page.next;
  }
}

async function uploadNow(id: string): Promise<Upload[]> {
  try {
    return [await ask(api.uploads[":id"].$get({ param: { id } }))];
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return [];
    throw error;
  }
}

function unreachable(): Problem {
  return new Problem(0, "unreachable", "The lastrep server did not answer.", "Check that it is running, then try again.");
}

// biome-ignore lint/suspicious/noExplicitAny: an error's body may be anything, also nothing
function problemOf(status: number, body: any): Problem {
  const error = body?.error;
  return new Problem(status, error?.code ?? "http", error?.message ?? `The server answered ${status}.`, error?.hint ?? null);
}
