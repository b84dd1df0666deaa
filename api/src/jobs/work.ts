import { readFile } from "node:fs/promises";
import { analyse, type SessionAnalysis, sessionAnalysisSchema } from "@lastrep/analysis";
import { type Decoded, decode } from "@lastrep/ingest";
import { type EncodedTrace, encodeTrace } from "../store/trace-codec.ts";
import { type Attributed, attribute, type Sourced, uniqueNames } from "./attribute.ts";
import { MISSING_COMPANION } from "./companions.ts";
import { type Neighbour, type Plan, planWorkouts } from "./plan.ts";

/** A stored original. */
export interface WorkFile {
  readonly uploadId: string;
  readonly name: string;
  readonly path: string;
}

export interface WorkRequest {
  /** Files that are read together. */
  readonly files: readonly WorkFile[];
  /** Existing workouts that they may join. */
  readonly neighbours: readonly (Neighbour & { readonly files: readonly WorkFile[] })[];
  readonly joinS: number;
  /** Files uploaded at other times whose names say that they may be parts of the same recordings. */
  readonly companions: readonly WorkFile[];
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
}

export interface Progress {
  readonly stage: "decoding" | "analysing";
  /** 0 to 1, of the whole. */
  readonly done: number;
}

/** From stored files to analysed workouts: what the thread does. */
export async function work(request: WorkRequest, onProgress: (progress: Progress) => void): Promise<WorkResult> {
  const { neighbours, joinS, companions } = request;
  onProgress({ stage: "decoding", done: 0.05 });
  let files = request.files;
  let read = await readFiles(files);
  if (companions.length > 0 && read.rejected.some(({ code }) => code === MISSING_COMPANION)) {
    files = [...files, ...companions];
    read = await readFiles(files);
  }
  const plans = planWorkouts(read.recordings.map(timed), neighbours, joinS);
  const workouts: WorkedWorkout[] = [];
  const rejected = [...read.rejected];
  for (const [index, plan] of plans.entries()) {
    onProgress({ stage: "analysing", done: 0.4 + (0.55 * index) / plans.length });
    const others = neighbours.filter(({ id }) => plan.joins.includes(id)).flatMap((neighbour) => neighbour.files);
    const own = await gather(plan, read, files, others);
    try {
      workouts.push({ joins: plan.joins, ...analyseSources(own) });
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

async function readFiles(files: readonly WorkFile[]): Promise<Attributed> {
  const named = uniqueNames(files);
  const inputs = await Promise.all(named.map(async ({ name, path }) => ({ name, bytes: new Uint8Array(await readFile(path)) })));
  const decoded: Decoded = await decode(inputs);
  return attribute(named, decoded);
}

/** A plan's recordings; where existing workouts join, their files are read once more together with the new ones. */
async function gather(plan: Plan, read: Attributed, files: readonly WorkFile[], others: readonly WorkFile[]): Promise<Gathered> {
  const known = new Set(files.map((file) => file.uploadId));
  const missing = others.filter(({ uploadId }) => !known.has(uploadId));
  if (missing.length === 0)
    return withCompanions(
      plan.recordings.map((index) => read.recordings[index] as Sourced),
      read,
    );
  const ownUploads = new Set(
    withCompanions(
      plan.recordings.map((index) => read.recordings[index] as Sourced),
      read,
    ).uploadIds,
  );
  const together = await readFiles([...files.filter(({ uploadId }) => ownUploads.has(uploadId)), ...missing]);
  const inside = together.recordings.filter(({ recording: { startTimeUs } }) =>
    // Stored times are rounded to milliseconds.
    plan.span === null
      ? startTimeUs === null
      : startTimeUs !== null && startTimeUs >= plan.span.startUs - 1_000 && startTimeUs <= plan.span.endUs + 1_000,
  );
  return withCompanions(inside, together);
}

function withCompanions(recordings: readonly Sourced[], read: Attributed): Gathered {
  const uploads = new Set(recordings.map(({ uploadId }) => uploadId));
  const companions = read.companions.filter((companion) => uploads.has(companion.of)).map(({ uploadId }) => uploadId);
  return { recordings, uploadIds: [...new Set([...uploads, ...companions])] };
}

function analyseSources({ recordings, uploadIds }: Gathered): Omit<WorkedWorkout, "joins"> {
  const ordered = recordings.toSorted(
    (a, b) => (a.recording.startTimeUs ?? 0) - (b.recording.startTimeUs ?? 0) || (a.recording.file < b.recording.file ? -1 : 1),
  );
  const { session, traces } = analyse(ordered.map(({ recording }) => recording));
  return {
    uploadIds,
    sources: ordered.map(({ uploadId, entry }) => ({ uploadId, entry })),
    session: checked(session),
    traces: traces.map(encodeTrace),
  };
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
