import type { Random } from "@lastrep/fixtures";
import type { Columns3, Recording, Signal } from "@lastrep/ingest";
import type { Part } from "../part.ts";
import { type Filler, joinDay } from "../recordings/join.ts";
import { restsOf } from "../recordings/rests.ts";
import type { Span } from "../span.ts";
import { mapAxes, mapColumns, signalOf, type Take } from "./take.ts";

/** What is left before the first and after the last rep, s. */
const MARGIN_S = 1;

/** The take begun a second before the reps and stopped a second after them. */
export function cutTo(take: Take, reps: Span): Take {
  const { recording, window } = take;
  const signal = signalOf(recording);
  const from = Math.max(0, Math.round((reps.startS - MARGIN_S) * signal.rateHz));
  const to = Math.min(signal.length, Math.round((reps.endS + MARGIN_S) * signal.rateHz));
  const startS = from / signal.rateHz;
  const durationS = (to - 1 - from) / signal.rateHz;
  const within = <S extends Span>(span: S): S => ({
    ...span,
    startS: Math.max(0, span.startS - startS),
    endS: Math.min(durationS, span.endS - startS),
  });
  const columns = mapColumns(signal, (old) => mapAxes(old, (column) => column.slice(from, to)));
  return {
    recording: {
      ...recording,
      startTimeUs: recording.startTimeUs === null ? null : recording.startTimeUs + Math.round(startS * 1e6),
      durationS,
      signal: { ...columns, length: to - from },
      gaps: recording.gaps.map(within).filter((gap) => gap.endS > gap.startS),
    },
    window: within(window),
  };
}

/** The take with a minute before and after it in which a simulated lifter walks, loads plates, drinks and looks at the phone. */
export function extended(take: Take, part: Part, random: Random): Take {
  const { recording, window } = take;
  const signal = signalOf(recording);
  const { gravity } = signal;
  const dated: Recording = { ...recording, startTimeUs: recording.startTimeUs ?? 0, signal: gravity ? signal : withGravity(signal) };
  const { recording: joined, startsS } = joinDay([dated], turnedTo(restOf(part), random), recording.file);
  const [lateS = 0] = startsS;
  const later = <S extends Span>(span: S): S => ({ ...span, startS: span.startS + lateS, endS: span.endS + lateS });
  const longer = signalOf(joined);
  return {
    recording: { ...joined, signal: gravity ? longer : { ...longer, gravity: null }, gaps: recording.gaps.map(later) },
    window: later(window),
  };
}

const known = new Map<Part, Filler>();

/** Ten minutes of it, the same for all takes of a part. */
function restOf(part: Part): Filler {
  const rest = known.get(part) ?? restsOf(`${part}-extended`, 600);
  known.set(part, rest);
  return rest;
}

/** Begins with any of the pieces. */
function turnedTo({ signal, pieces }: Filler, random: Random): Filler {
  const first = random.integer(0, pieces.length - 1);
  return { signal, pieces: [...pieces.slice(first), ...pieces.slice(0, first)] };
}

/** With what a second's mean takes for gravity: enough to join two pieces by. */
function withGravity(signal: Signal): Signal {
  const half = Math.round(signal.rateHz / 2);
  const smooth = (columns: Columns3): Columns3 =>
    mapAxes(columns, (column) =>
      column.map((_, i) => {
        const around = column.subarray(Math.max(0, i - half), i + half + 1);
        return around.reduce((sum, value) => sum + value, 0) / around.length;
      }),
    );
  return { ...signal, gravity: smooth(signal.acceleration) };
}
