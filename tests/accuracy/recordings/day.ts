import { analyse } from "@lastrep/analysis";
import type { Recording } from "@lastrep/ingest";
import type { Part } from "../part.ts";
import type { PlotTo } from "../plot/plot-to.ts";
import { matchSpans, type Span } from "../span.ts";
import { stranger } from "../stranger.ts";
import { type RecordedSet, readRecording, windowOf } from "./datasets.ts";
import { joinDay } from "./join.ts";
import { restsOf } from "./rests.ts";

/** What the pipeline made of a whole day's recordings joined into one. */
export interface DayObservation {
  readonly date: string;
  readonly part: Part;
  readonly durationS: number;
  /** Sets in the day, those found among them, and all that were found. */
  readonly sets: number;
  readonly matched: number;
  readonly found: number;
  /** Reps of the trusted sets, as labelled and as found. */
  readonly counts: readonly { readonly want: number; readonly got: number }[];
}

/** Analyses the recordings of one date, joined with the rests of one draw, as one. */
export async function observeDay(sets: readonly RecordedSet[], draw: number, plotTo: PlotTo | null = null): Promise<DayObservation> {
  const { recording, windows, read, date, part } = await joinedDay(sets, draw);
  const { session, traces } = analyse([recording], { recognition: stranger });
  const matches = matchSpans(windows, session.sets);
  if (plotTo) {
    const matched = new Set(matches);
    const wrong = [
      ...windows.flatMap((window, k) => (matches[k] === null ? [{ ...window, what: `missed ${read[k]?.set.name}` }] : [])),
      ...session.sets.flatMap((found, j) => (matched.has(j) ? [] : [{ ...found, what: `false set of ${found.repCount}` }])),
    ];
    for (const { startS, endS, what } of wrong) {
      const shown = { startS: Math.max(0, startS - 20), endS: Math.min(recording.durationS, endS + 20) };
      const view = {
        title: `${date}: ${what}`,
        trace: traces[0] ?? null,
        signal: recording.signal,
        sets: session.sets,
        shown,
        windows,
        trueReps: [],
      };
      plotTo(`day-${date}-${draw}-${Math.round(startS)}`, view);
    }
  }
  return {
    date,
    part,
    durationS: recording.durationS,
    sets: windows.length,
    matched: matches.filter((match) => match !== null).length,
    found: session.sets.length,
    counts: read.flatMap(({ set }, k) => {
      const match = matches[k];
      const got = match === null || match === undefined ? 0 : (session.sets[match]?.repCount ?? 0);
      return set.trusted ? [{ want: set.reps, got }] : [];
    }),
  };
}

/** The recordings of one date as one recording. */
export interface JoinedDay {
  readonly recording: Recording;
  /** The marked window of each set, s from the joined recording's start. */
  readonly windows: readonly Span[];
  /** The sets and their own recordings, in order of time. */
  readonly read: readonly { readonly set: RecordedSet; readonly recording: Recording }[];
  readonly date: string;
  readonly part: Part;
}

/** Joins the recordings of one date on the real clock with simulated rests between, others with each draw. */
export async function joinedDay(sets: readonly RecordedSet[], draw = 0): Promise<JoinedDay> {
  const read = await Promise.all(sets.map(async (set) => ({ set, recording: await readRecording(set) })));
  read.sort((a, b) => (a.recording.startTimeUs ?? 0) - (b.recording.startTimeUs ?? 0));
  const date = sets[0]?.date ?? "";
  const part = sets[0]?.part ?? "test";
  const recordings = read.map((r) => r.recording);
  const { recording, startsS } = joinDay(
    recordings,
    restsOf(`${part}-day-${date}${draw > 0 ? `-${draw}` : ""}`, secondsBetween(recordings)),
    date,
  );
  const windows = read.map(({ set, recording: own }, k) => shifted(windowOf(set, own), startsS[k] ?? 0));
  return { recording, windows, read, date, part };
}

/** From the start of the first recording to that of the last: no less than what lies between them. */
function secondsBetween(recordings: readonly Recording[]): number {
  return ((recordings.at(-1)?.startTimeUs ?? 0) - (recordings[0]?.startTimeUs ?? 0)) / 1e6;
}

function shifted({ startS, endS }: Span, by: number): Span {
  return { startS: startS + by, endS: endS + by };
}
