import { measureClock } from "../clock/measure.ts";
import { timeOrder } from "../clock/order.ts";
import { spread } from "../clock/spread.ts";
import type { RecordingIssue } from "../issue.ts";
import { areEqual } from "./frozen.ts";
import { type MotionStreams, perClock, pickRows, type Stream, sliceRows } from "./stream.ts";

/** A repeated row of an uneven clock is the logger asking twice, unless the sensor has been silent this long, s. */
const ASKED_TWICE_S = 0.05;
/** A silence this long ends a recording: what follows is another one, s. */
const NEW_RECORDING_S = 30 * 60;
/** What lies alone between two such silences is a damaged time stamp unless it lasts this long, s. */
const SHORTEST_S = 1;

/**
 * Streams with strictly increasing times and without rows that a logger asked for twice. Rows that share a stamp are laid out up to the next
 * one; disorder is counted in `issues`.
 */
export function tidy(streams: MotionStreams, issues: RecordingIssue[]): MotionStreams {
  return perClock(streams, (sharing) => {
    const order = timeOrder(sharing[0].timeS, (a, b) => areEqual(sharing, a, b));
    if (order !== null) issues.push({ code: "disordered_time", count: order.disordered });
    const sorted = order === null ? sharing : pickRows(sharing, order.rows);
    const ordered = order === null || order.sharing === 0 ? sorted : laidOut(sorted as [Stream, ...Stream[]]);
    const [{ timeS }] = ordered as [Stream, ...Stream[]];
    const uneven = timeS.length > 1 && !measureClock(timeS).regular;
    return uneven ? pickRows(ordered as [Stream, ...Stream[]], freshRows(ordered)) : ordered;
  });
}

/** The streams with the rows of each stamp laid out evenly; the first row alone where the stamps are too few to tell. */
function laidOut(sharing: readonly [Stream, ...Stream[]]): Stream[] {
  const timeS = spread(sharing[0].timeS);
  return timeS === null ? sliceRows(sharing, 0, 1) : sharing.map((stream) => ({ ...stream, timeS }));
}

function freshRows(sharing: readonly Stream[]): Int32Array {
  const { timeS } = sharing[0] as Stream;
  const rows = new Int32Array(timeS.length);
  let kept = 0;
  for (let i = 0; i < timeS.length; i++) {
    const sinceS = kept === 0 ? Number.POSITIVE_INFINITY : (timeS[i] as number) - (timeS[rows[kept - 1] as number] as number);
    if (i > 0 && sinceS < ASKED_TWICE_S && areEqual(sharing, i, i - 1)) continue;
    rows[kept++] = i;
  }
  return rows.subarray(0, kept);
}

/**
 * Tidied streams cut where the acceleration is silent for half an hour or more, into one or more recordings. Stretches shorter than a
 * second between such silences are left out as damaged time stamps, unless there is nothing else; their samples are counted in `issues`.
 */
export function splitAtSilences(streams: MotionStreams, issues: RecordingIssue[]): MotionStreams[] {
  const { timeS } = streams.acceleration;
  const stretches: { readonly startS: number; readonly endS: number; readonly samples: number }[] = [];
  let from = 0;
  for (let i = 1; i <= timeS.length; i++) {
    if (i < timeS.length && (timeS[i] as number) - (timeS[i - 1] as number) < NEW_RECORDING_S) continue;
    stretches.push({ startS: timeS[from] as number, endS: timeS[i - 1] as number, samples: i - from });
    from = i;
  }
  if (stretches.length <= 1) return [streams];
  const lasting = stretches.filter(({ startS, endS }) => endS - startS >= SHORTEST_S);
  const kept = lasting.length > 0 ? lasting : stretches.slice(0, 1);
  const left = stretches.reduce((sum, { samples }) => sum + samples, 0) - kept.reduce((sum, { samples }) => sum + samples, 0);
  if (left > 0) issues.push({ code: "disordered_time", count: left });
  return kept.map(({ startS, endS }) =>
    perClock(streams, (sharing) => sliceRows(sharing, firstFrom(sharing[0].timeS, startS), firstFrom(sharing[0].timeS, endS + SHORTEST_S))),
  );
}

/** First row at or after `fromS`. */
function firstFrom(timeS: Float64Array, fromS: number): number {
  const row = timeS.findIndex((time) => time >= fromS);
  return row < 0 ? timeS.length : row;
}
