import { readFile } from "node:fs/promises";
import {
  analyse,
  type LabelledSet,
  type LifterMemory,
  type Recogniser,
  type SaidExercise,
  type SessionAnalysis,
  type Stretch,
  sessionAnalysisSchema,
} from "@lastrep/analysis";
import { alignRecordings, decode, type KnownTable } from "@lastrep/ingest";
import type { StoredEncoding } from "../store/signatures.ts";
import { type EncodedTrace, encodeTrace } from "../store/trace-codec.ts";
import { type Attributed, attribute, type Sourced, uniqueNames } from "./attribute.ts";
import { type Neighbour, type Plan, planWorkouts } from "./plan.ts";
import { sharedRecogniser } from "./recogniser.ts";

/** A stored original. */
export interface WorkFile {
  readonly uploadId: string;
  /** Files of one group were uploaded together and are decoded together. */
  readonly groupId: string;
  readonly name: string;
  readonly path: string;
}

export interface WorkRequest {
  readonly files: readonly WorkFile[];
  /** Existing workouts that they may join. */
  readonly neighbours: readonly (Neighbour & { readonly files: readonly WorkFile[] })[];
  readonly joinS: number;
  /** How tables are read whose headers the athlete explained. */
  readonly tables: readonly KnownTable[];
  /** What the athlete has taught, by model. */
  readonly memories: readonly Remembered[];
  /** What the athlete has called stretches of these files. */
  readonly said: readonly SaidStretch[];
}

/** A stretch of a recording of an upload. */
export interface UploadStretch extends Omit<Stretch, "recording"> {
  readonly uploadId: string;
  readonly entry: string;
}

export type SaidStretch = UploadStretch & Pick<SaidExercise, "exercise">;

/** A named set; its origin is null where that is none of the files of this work. */
export interface RememberedSet extends Omit<LabelledSet, "stretch"> {
  readonly origin: UploadStretch | null;
}

/** What the athlete has taught of one model's signatures. */
export interface Remembered {
  readonly model: string;
  readonly sets: readonly RememberedSet[];
}

export interface WorkResult {
  readonly workouts: readonly WorkedWorkout[];
  /** Files that gave nothing, and why. */
  readonly rejected: readonly { readonly uploadId: string; readonly code: string; readonly reason: string; readonly hint: string }[];
}

export interface WorkedWorkout {
  /** Existing workouts that this one takes in. */
  readonly joins: readonly string[];
  /** Files that it was made from. */
  readonly uploadIds: readonly string[];
  /** Which file each of the session's recordings came from. */
  readonly sources: readonly { readonly uploadId: string; readonly entry: string }[];
  readonly session: SessionAnalysis;
  readonly traces: readonly EncodedTrace[];
  /** What the network made of each of the session's sets; null where nothing tells. */
  readonly encodings: readonly (StoredEncoding | null)[];
}

export interface Progress {
  readonly stage: "decoding" | "analysing";
  /** 0 to 1, of the whole. */
  readonly done: number;
}

/** A stored file is not there, or may not be read. Its name is the lifter's; where on the disk it should be is only the server's to know. */
export class OriginalMissing extends Error {
  override readonly name = "OriginalMissing";

  constructor(file: string, code: string | undefined) {
    super(
      code === "ENOENT"
        ? `The original of ${file} is not on the server's disk any more.`
        : `The original of ${file} cannot be read (${code}).`,
    );
  }
}

/**
 * From stored files to analysed workouts: what the analyst's process does.
 * @throws {OriginalMissing} also for a file of a workout that these files join: what that one shows is not given up for less.
 */
export async function work(request: WorkRequest, onProgress: (progress: Progress) => void): Promise<WorkResult> {
  const { files, neighbours, joinS, tables, memories, said } = request;
  onProgress({ stage: "decoding", done: 0.05 });
  const read = await readFiles(files, tables);
  const plans = planWorkouts(read.recordings.map(timed), neighbours, joinS);
  const recogniser = await sharedRecogniser();
  const taught: Taught = { recogniser, memory: memories.find(({ model }) => model === recogniser?.model) ?? null, said };
  const given = new Set(files.map(({ uploadId }) => uploadId));
  const workouts: WorkedWorkout[] = [];
  const rejected = [...read.rejected];
  for (const [index, plan] of plans.entries()) {
    onProgress({ stage: "analysing", done: 0.4 + (0.55 * index) / plans.length });
    const joined = neighbours.filter(({ id }) => plan.joins.includes(id)).flatMap((neighbour) => neighbour.files);
    const own = await gather(
      plan,
      read,
      joined.filter(({ uploadId }) => !given.has(uploadId)),
      tables,
    );
    try {
      workouts.push({ joins: plan.joins, ...analyseSources(own, taught) });
    } catch (error) {
      // One workout that the analysis cannot stand does not take the others of the same upload with it.
      const reason = error instanceof Error ? error.message : String(error);
      for (const uploadId of own.uploadIds) rejected.push({ uploadId, code: "analysis_failed", reason, hint: internalHint });
    }
  }
  return { workouts, rejected };
}

const internalHint = "This is a fault of lastrep. The original is kept; please report it, and try again after an update.";

interface Gathered {
  readonly recordings: readonly Sourced[];
  readonly uploadIds: readonly string[];
}

/** Decodes each group by itself: loose files of two recordings may have the same names. */
async function readFiles(files: readonly WorkFile[], tables: readonly KnownTable[]): Promise<Attributed> {
  const groups: Attributed[] = [];
  for (const group of Map.groupBy(files, ({ groupId }) => groupId).values()) {
    const named = uniqueNames(group);
    const inputs = await Promise.all(named.map(async ({ name, path }) => ({ name, bytes: await originalOf(name, path) })));
    groups.push(attribute(named, await decode(inputs, { tables })));
  }
  return {
    recordings: groups.flatMap(({ recordings }) => recordings),
    companions: groups.flatMap(({ companions }) => companions),
    rejected: groups.flatMap(({ rejected }) => rejected),
  };
}

async function originalOf(name: string, path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw new OriginalMissing(name, (error as NodeJS.ErrnoException).code);
  }
}

/** A plan's recordings, with those of the existing workouts that it joins. */
async function gather(plan: Plan, read: Attributed, joined: readonly WorkFile[], tables: readonly KnownTable[]): Promise<Gathered> {
  const earlier = await readFiles(joined, tables);
  const recordings = [
    ...plan.recordings.map((index) => read.recordings[index] as Sourced),
    ...earlier.recordings.filter(({ recording }) => isWithin(plan.span, recording.startTimeUs)),
  ];
  const uploads = new Set(recordings.map(({ uploadId }) => uploadId));
  const companions = [...read.companions, ...earlier.companions].filter((companion) => uploads.has(companion.of));
  return { recordings, uploadIds: [...new Set([...uploads, ...companions.map(({ uploadId }) => uploadId)])] };
}

/** A file of a joined workout may hold recordings of other days too. */
function isWithin(span: Plan["span"], startTimeUs: number | null): boolean {
  if (span === null || startTimeUs === null) return span === null && startTimeUs === null;
  // Stored times are rounded to milliseconds.
  return startTimeUs >= span.startUs - 1_000 && startTimeUs <= span.endUs + 1_000;
}

/** What names sets, and what was said of them. */
interface Taught {
  readonly recogniser: Recogniser | null;
  readonly memory: Remembered | null;
  readonly said: readonly SaidStretch[];
}

function analyseSources({ recordings, uploadIds }: Gathered, { recogniser, memory, said }: Taught): Omit<WorkedWorkout, "joins"> {
  const ordered = recordings.toSorted(
    (a, b) => (a.recording.startTimeUs ?? 0) - (b.recording.startTimeUs ?? 0) || (a.recording.file < b.recording.file ? -1 : 1),
  );
  const aligned = alignRecordings(ordered.map(({ recording }) => recording)).map(({ recording }) => recording);
  const recognition = recogniser && { recogniser, memory: memory && memoryOf(memory, ordered) };
  const here = said.flatMap((stretch) => {
    const recording = recordingOf(stretch, ordered);
    return recording < 0 ? [] : [{ ...stretch, recording }];
  });
  const { session, traces, encodings } = analyse(aligned, { recognition, said: here });
  return {
    uploadIds,
    sources: ordered.map(({ uploadId, entry }) => ({ uploadId, entry })),
    session: checked(session),
    traces: traces.map(encodeTrace),
    encodings: encodings.map((encoding) => encoding && recognition && { model: recognition.recogniser.model, ...encoding }),
  };
}

/** Which recording a stretch is of, by its index; -1 where it is none of these. */
function recordingOf(stretch: UploadStretch, ordered: readonly Sourced[]): number {
  return ordered.findIndex(({ uploadId, entry }) => uploadId === stretch.uploadId && entry === stretch.entry);
}

/** The memory as the analysis takes it: with the place of each set that lies in these recordings. */
function memoryOf({ model, sets }: Remembered, ordered: readonly Sourced[]): LifterMemory {
  const placed = sets.map(({ origin, ...labelled }): LabelledSet => {
    const recording = origin ? recordingOf(origin, ordered) : -1;
    return origin && recording >= 0 ? { ...labelled, stretch: { recording, startS: origin.startS, endS: origin.endS } } : labelled;
  });
  return { model, sets: placed };
}

function timed({ uploadId, recording: { startTimeUs, durationS } }: Sourced) {
  return { uploadId, startUs: startTimeUs, endUs: startTimeUs === null ? null : startTimeUs + durationS * 1e6 };
}

/** What is written to the database is read as this contract for years: it is checked once, here. */
function checked(session: SessionAnalysis): SessionAnalysis {
  const parsed = sessionAnalysisSchema.safeParse(session);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`The analysis gave an answer outside its contract (${issue?.path.join(".")}: ${issue?.message}).`);
}
