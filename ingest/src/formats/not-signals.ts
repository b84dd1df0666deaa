import { type Entry, headText } from "../entry.ts";
import { IngestError } from "../error.ts";
import type { Format } from "../format.ts";

/** Files that lifters have and that hold no raw movement: known by name, so that the refusal can say what to give instead. */
export const notSignals: Format = {
  id: "csv",
  title: "",
  recognise: (entry) => known(entry) !== undefined,
  read: ([entry]) => {
    const { what, hint } = known(entry as Entry) as Known;
    throw new IngestError("unsupported_content", (entry as Entry).name, `it holds ${what}`, hint);
  },
};

interface Known {
  readonly head: RegExp;
  readonly what: string;
  readonly hint: string;
}

const RAW_HINT = "Export the raw accelerometer data instead: averages over seconds hold no repetitions.";
const LOG_HINT = "lastrep reads what the watch recorded: a FIT activity or an accelerometer export.";

const KNOWN: readonly Known[] = [
  {
    head: /^acceleration \(mg\) - .*sampleRate = \d+ seconds/,
    what: "averages over several seconds (UK Biobank epochs), not movement",
    hint: RAW_HINT,
  },
  {
    head: /^"?(timestamp|time|date)"?[,;].*\b(ENMO|MAD|ZCY|counts?|vector ?magnitude)\b/i,
    what: "activity averages or counts, not movement",
    hint: RAW_HINT,
  },
  {
    head: /^\s*<\?xml[^>]*>\s*<!DOCTYPE HealthData|<HealthData /,
    what: "an Apple Health export, which has no raw movement",
    hint: "Record with Sensor Logger on the watch, or give the FIT file of the workout.",
  },
  {
    head: /<TrainingCenterDatabase/,
    what: "a TCX activity, which has neither sets nor movement",
    hint: "Export the original FIT file of the activity instead.",
  },
  {
    head: /<gpx[\s>]/i,
    what: "a GPX track, which has neither sets nor movement",
    hint: "Export the original FIT file of the activity instead.",
  },
  { head: /^"?Date"?[,;]"?Workout Name"?[,;].*"?Exercise Name"?/i, what: "a typed training log (Strong)", hint: LOG_HINT },
  { head: /^"?title"?,"?start_time"?,"?end_time"?,.*"?exercise_title"?/i, what: "a typed training log (Hevy)", hint: LOG_HINT },
  {
    head: /^com\.samsung\.s?health\./,
    what: "a Samsung Health export, which has no raw movement",
    hint: "Record with an accelerometer logger on the watch.",
  },
  { head: /^SQLite format 3\0/, what: "a database (such as ActiGraph's .agd with activity counts)", hint: RAW_HINT },
];

function known(entry: Entry): Known | undefined {
  const head = headText(entry, 1024);
  return KNOWN.find((candidate) => candidate.head.test(head));
}
