import { isDate } from "../clock/times.ts";
import type { Entry } from "../entry.ts";
import { IngestError } from "../error.ts";
import { deviceOf, heartRateOf, setsOf, spanOf, timeZoneOf } from "../fit/activity.ts";
import { clockOf, type FitClock } from "../fit/clock.ts";
import { fitFacts } from "../fit/facts.ts";
import { type FitFault, isFitHeader } from "../fit/frame.ts";
import { type FitMessage, numberOf, readFit } from "../fit/messages.ts";
import { FILE_ID, FILE_TYPE_ACTIVITY, FILE_TYPES, FIRST_DATE_TIME, FIT_EPOCH_S, selection } from "../fit/profile.ts";
import type { FitRecords } from "../fit/records.ts";
import { sensorsOf } from "../fit/sensors.ts";
import { strapReadings } from "../fit/strap.ts";
import type { Format } from "../format.ts";
import type { RecordingIssue } from "../issue.ts";
import type { Limits } from "../limits.ts";
import { settle } from "../motion/settle.ts";
import { tidy } from "../motion/tidy.ts";
import { type UniformMotion, uniformMotion } from "../motion/uniform.ts";
import type { Recording } from "../recording.ts";

/**
 * FIT, as watches by Garmin, Suunto, Coros, Wahoo and others write it: sets, heart rate, and where a device kept them raw sensors.
 * Damaged files give what is whole; each activity of a chained file becomes a recording.
 */
export const fit: Format = {
  id: "fit",
  title: "FIT",
  recognise: (entry) => isFitHeader(entry.bytes),
  facts: (entry, limits) => fitFacts(entry.bytes, limits.fitMessages),
  read: ([entry], limits) => read(entry as Entry, limits),
};

function read(entry: Entry, limits: Limits): Recording[] {
  const { segments, messages, records, wanted } = readFit(entry.bytes, selection, limits.fitMessages);
  if (wanted > limits.fitMessages) {
    throw new IngestError(
      "limit_exceeded",
      entry.name,
      `it has more than ${limits.fitMessages} messages`,
      "Split the activity, or raise the limit if you run the server yourself.",
    );
  }
  const parts = joinContinued(
    segments.map((segment, i) => ({ messages: messages[i] ?? [], records: records.slice(i, i + 1), faults: segment.faults })),
  );
  const recordings = parts.flatMap((part) => readActivity(entry, part, limits) ?? []);
  if (recordings.length === 0) throw nothingInside(entry, parts);
  return recordings;
}

/** One activity of a chained file. */
interface Part {
  readonly messages: readonly FitMessage[];
  readonly records: readonly FitRecords[];
  readonly faults: readonly FitFault[];
}

/** A segment without a file id goes on with the activity before it: watches append heart rate that was stored in the strap. */
function joinContinued(segments: readonly Part[]): Part[] {
  const parts: Part[] = [];
  for (const segment of segments) {
    const last = parts.at(-1);
    if (last === undefined || segment.messages.some((message) => message.globalMessageNumber === FILE_ID.message)) parts.push(segment);
    else {
      parts[parts.length - 1] = {
        messages: [...last.messages, ...segment.messages],
        records: [...last.records, ...segment.records],
        faults: [...last.faults, ...segment.faults],
      };
    }
  }
  return parts;
}

/** The recording of one activity; null when the part is something else or says nothing that has a time. */
function readActivity(entry: Entry, { messages, records, faults }: Part, limits: Limits): Recording | null {
  const type = fileType(messages);
  const clock = clockOf(messages);
  const span = spanOf(messages, records, clock, limits.durationS);
  if ((type !== null && type !== FILE_TYPE_ACTIVITY) || span === null) return null;
  const issues = faults.map(issueOf);
  const motion = motionOf(messages, clock, span.startS, limits, issues);
  // With a signal, the recording's clock is the signal's.
  const durationS = motion?.durationS ?? span.endS - span.startS;
  const originS = span.startS + (motion?.startS ?? 0);
  const absolute = originS > FIT_EPOCH_S + FIRST_DATE_TIME && isDate(originS);
  if (!absolute) issues.push({ code: "no_absolute_time" });
  return {
    file: entry.name,
    format: "fit",
    device: deviceOf(messages),
    startTimeUs: absolute ? Math.round(originS * 1e6) : null,
    timeZone: timeZoneOf(messages),
    durationS,
    ...(motion && { sourceUnit: motion.sourceUnit }),
    signal: motion?.signal ?? null,
    gaps: motion?.gaps ?? [],
    heartRate: heartRateOf(records, strapReadings(messages, clock), clock, originS, durationS),
    deviceSets: setsOf(messages, clock, originS, durationS),
    issues: [...issues, ...(motion?.issues ?? [])],
  };
}

function motionOf(
  messages: readonly FitMessage[],
  clock: FitClock,
  originS: number,
  limits: Limits,
  issues: RecordingIssue[],
): (UniformMotion & { readonly sourceUnit: string }) | null {
  const sensors = sensorsOf(messages, clock, originS);
  const motion = sensors && uniformMotion(tidy(settle(sensors.streams, issues), issues), limits.samples);
  if (!motion) {
    issues.push({ code: "no_acceleration" });
    return null;
  }
  return { ...motion, sourceUnit: sensors.sourceUnit };
}

function fileType(messages: readonly FitMessage[]): number | null {
  const fileId = messages.find((message) => message.globalMessageNumber === FILE_ID.message);
  return fileId === undefined ? null : numberOf(fileId, FILE_ID.type);
}

function issueOf({ kind, atByte, detail }: FitFault): RecordingIssue {
  return kind === "checksum" ? { code: "checksum_mismatch", atByte } : { code: "truncated", atByte, detail };
}

function nothingInside(entry: Entry, parts: readonly Part[]): IngestError {
  const [fault] = parts.flatMap((part) => part.faults);
  const types = parts.map((part) => fileType(part.messages)).filter((type) => type !== null && type !== FILE_TYPE_ACTIVITY) as number[];
  if (fault !== undefined && types.length === 0) {
    return new IngestError(
      "corrupt_file",
      entry.name,
      `nothing can be recovered: at byte ${fault.atByte}, ${fault.detail}`,
      "Sync the watch again and export the file anew.",
    );
  }
  const what = types[0] === undefined ? "no activity" : (FILE_TYPES[types[0]] ?? `a file of FIT type ${types[0]}`);
  return new IngestError(
    "unsupported_content",
    entry.name,
    `it holds ${what}, nothing that was measured in a workout`,
    "Give the activity file of the workout.",
  );
}
