import { carriedOn } from "../clock/set-back.ts";
import { soundRows } from "../clock/strays.ts";
import type { RecordingIssue } from "../issue.ts";
import { areEqual } from "./frozen.ts";
import { type MotionStreams, perClock, pickRows, type Stream } from "./stream.ts";

/**
 * Streams whose clocks run on where they were set back, without the rows whose times are damaged. Both are counted in `issues`; what is
 * merely out of order stays so.
 */
export function settle(streams: MotionStreams, issues: RecordingIssue[]): MotionStreams {
  return perClock(streams, (given) => {
    const rows = soundRows(given[0].timeS);
    const sharing = (rows === null ? given : pickRows(given, rows)) as [Stream, ...Stream[]];
    if (rows !== null) issues.push({ code: "disordered_time", count: given[0].timeS.length - rows.length });
    const { timeS: written } = sharing[0];
    const { timeS, setBacks } = carriedOn(written, (a, b) => areEqual(sharing, a, b));
    if (setBacks === 0) return sharing;
    issues.push({ code: "disordered_time", count: setBacks });
    return sharing.map((stream) => ({ ...stream, timeS }));
  });
}
