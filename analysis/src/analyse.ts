import type { Recording } from "@lastrep/ingest";
import { measureSet } from "./measure-set.ts";
import type { AnalyseOptions } from "./options.ts";
import { type AnalysisParams, defaultParams } from "./params.ts";
import { judgeTogether } from "./proximity/together.ts";
import { type NamedSet, nameSets, type UnnamedSet } from "./recognition/name-sets.ts";
import type { Encoding } from "./recognition/recogniser.ts";
import { assignRoles } from "./roles/assign.ts";
import { type Alike, joinExtended } from "./roles/extended.ts";
import { defaultRoleParams } from "./roles/params.ts";
import { type LocatedSet, searchRecording } from "./search-recording.ts";
import type { ExerciseGuess, SessionAnalysis, WorkSet } from "./session.ts";
import { SCHEMA_VERSION } from "./session.ts";
import { deviceLabels, unseenDeviceSets } from "./sets/device.ts";
import { givenSets, withoutGiven } from "./sets/given.ts";
import { withCountIssue } from "./sets/quality.ts";
import { sameMovement } from "./sets/same-movement.ts";
import { summarise } from "./summary.ts";
import type { RecordingTrace } from "./trace.ts";
import { fingerprint, pipelineVersion } from "./version.ts";

export interface Analysis {
  readonly session: SessionAnalysis;
  /** One for every recording with a signal. */
  readonly traces: readonly RecordingTrace[];
  /** What the network made of each of the session's sets, in their order; null where it was not asked or saw no complete rep. */
  readonly encodings: readonly (Encoding | null)[];
}

/**
 * One workout's recordings to its sets, reps, velocities and proximity to failure. Reads from top to bottom as the data flows.
 * Deterministic; never throws on odd data: a recording without sets gives none.
 */
export function analyse(recordings: readonly Recording[], options: AnalyseOptions = {}, params: AnalysisParams = defaultParams): Analysis {
  const labels = deviceLabels(recordings);
  const isDescribed = options.recognition != null;
  const searched = recordings.flatMap((recording, index) =>
    recording.signal ? [searchRecording(recording, recording.signal, index, labels, isDescribed, params)] : [],
  );
  const located = searched.flatMap(({ sets }) => sets).sort((a, b) => sessionTimeOf(a) - sessionTimeOf(b) || a.index - b.index);
  const named = nameSets(
    located.map((one, k) => unnamed(one, located[k - 1], options)),
    options.recognition ?? null,
    params.recognition,
  );
  const measured = located.map((one, k) => measureSet(one, named[k], options, params));
  const given = givenSets(recordings, options);
  const seen = withoutGiven(measured, given, recordings);
  const all = [...seen, ...given, ...unseenDeviceSets(recordings, labels, options)].sort(bySessionTime(recordings));
  const whole = joinExtended(all, defaultRoleParams, movingAlike(measured, located));
  const sets = assignRoles(judgeTogether(whole, {}, params.proximity)).map(withCountIssue);
  return {
    session: {
      schema: SCHEMA_VERSION,
      pipeline: { version: pipelineVersion, params: fingerprint(params) },
      recordings: recordings.map(summarise),
      sets,
    },
    traces: searched.map(({ trace }) => trace),
    encodings: encodingsOf(sets, measured, named),
  };
}

/** s since the epoch, or since the recording's start where that is not known. */
function sessionTimeOf({ startS, recording }: LocatedSet): number {
  return (recording.startTimeUs ?? 0) / 1e6 + startS;
}

function bySessionTime(recordings: readonly Recording[]) {
  const at = (s: WorkSet) => (recordings[s.recording].startTimeUs ?? 0) / 1e6 + s.startS;
  return (a: WorkSet, b: WorkSet) => at(a) - at(b) || a.recording - b.recording;
}

function unnamed(one: LocatedSet, before: LocatedSet | undefined, options: AnalyseOptions): UnnamedSet {
  const { set, recording, index, startS, endS, label, movement } = one;
  return {
    movement,
    given: label?.exercise ?? optionOf(options),
    continues: before !== undefined && sameMovement(before.set, set),
    loadKg: label?.loadKg ?? options.loadKg ?? null,
    timeMs: recording.startTimeUs === null ? null : 1000 * sessionTimeOf(one),
    stretch: { recording: index, startS, endS },
  };
}

function optionOf({ exercise }: AnalyseOptions): ExerciseGuess | null {
  return exercise === undefined ? null : { id: exercise, confidence: 1, source: "option", alternatives: [] };
}

/** Whether the signal shows one movement in two of the measured sets. */
function movingAlike(measured: readonly WorkSet[], located: readonly LocatedSet[]): Alike {
  const origins = new Map(measured.map((set, k) => [set, located[k]]));
  return (before, after) => {
    const [a, b] = [origins.get(before), origins.get(after)];
    return a !== undefined && b !== undefined && sameMovement(a.set, b.set);
  };
}

/** What the network made of each set; a set of several stretches is known by its first. */
function encodingsOf(sets: readonly WorkSet[], measured: readonly WorkSet[], named: readonly NamedSet[]): (Encoding | null)[] {
  const keyOf = ({ recording, startS }: WorkSet) => `${recording}/${startS}`;
  const encodings = new Map(measured.map((set, k) => [keyOf(set), named[k].encoding]));
  return sets.map((set) => encodings.get(keyOf(set)) ?? null);
}
