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
    const { name } = entry as Entry;
    const file = isSpreadsheet(entry as Entry) ? name.replace(/\/(xl\/workbook|content)\.xml$/, "") : name;
    throw new IngestError("unsupported_content", file, `it holds ${what}`, hint);
  },
};

interface Known {
  readonly what: string;
  readonly hint: string;
}

interface KnownText extends Known {
  readonly head: RegExp;
}

interface KnownBytes extends Known {
  /** Text in single bytes, at a byte of its own. */
  readonly mark: string;
  readonly at?: number;
}

const RAW_HINT = "Export the raw accelerometer data instead: averages over seconds hold no repetitions.";
const LOG_HINT = "lastrep reads what the watch recorded: a FIT activity or an accelerometer export.";
const FIT_HINT = "Export the original FIT file of the activity instead.";
const UNPACK_HINT = "Unpack it and give the files in it, or a zip of them.";
const MEDIA_HINT = "Give the recording of the sensors, not pictures of it.";
const TABLE_HINT = "Save the sheet as CSV, or better: give the file as the app exported it.";

const TEXTS: readonly KnownText[] = [
  {
    head: /^acceleration \(mg\) - .*sampleRate = \d+ seconds/,
    what: "averages over several seconds (UK Biobank epochs), not movement",
    hint: RAW_HINT,
  },
  {
    head: /^"?(timestamp|time|date)"?[,;].*\b(ENMO|MAD|ZCY|counts?|vector ?magnitude|(mean )?SVM)\b/i,
    what: "activity averages or counts, not movement",
    hint: RAW_HINT,
  },
  {
    head: /^.*\bAxis ?1\b.*\bAxis ?2\b.*\bAxis ?3\b.*\b(steps|lux|inclinometer|vector)/i,
    what: "activity counts (ActiGraph), not movement",
    hint: RAW_HINT,
  },
  {
    head: /^\s*<\?xml[^>]*>\s*<!DOCTYPE HealthData|<HealthData /,
    what: "an Apple Health export, which has no raw movement",
    hint: "Record with Sensor Logger on the watch, or give the FIT file of the workout.",
  },
  {
    head: /^"?Type"?,"?Local Number"?,"?Message"?,"?Field 1"?/,
    what: "a FIT file turned into a table (FitCSVTool)",
    hint: "Give the FIT file itself.",
  },
  { head: /<TrainingCenterDatabase/, what: "a TCX activity, which has neither sets nor movement", hint: FIT_HINT },
  { head: /<gpx[\s>]/i, what: "a GPX track, which has neither sets nor movement", hint: FIT_HINT },
  {
    head: /^\s*<(!doctype html|html)/i,
    what: "a web page",
    hint: "The download may have failed or asked for a login; download the file again.",
  },
  { head: /^"?Date"?[,;]"?Workout Name"?[,;].*"?Exercise Name"?/i, what: "a typed training log (Strong)", hint: LOG_HINT },
  { head: /^"?title"?,"?start_time"?,"?end_time"?,.*"?exercise_title"?/i, what: "a typed training log (Hevy)", hint: LOG_HINT },
  { head: /^"?Activity Type"?,"?Date"?,"?Favorite"?,/i, what: "a list of activities (Garmin Connect)", hint: FIT_HINT },
  { head: /^"?Activity ID"?,"?Activity Date"?,"?Activity Name"?/i, what: "a list of activities (Strava)", hint: FIT_HINT },
  { head: /^"?Cycle start time"?,"?Cycle end time"?/i, what: "daily summaries (Whoop), not movement", hint: LOG_HINT },
  { head: /^\s*\[?\s*\{\s*"dateTime"\s*:\s*"[^"]*"\s*,\s*"value"\s*:/, what: "a Fitbit export, which has no raw movement", hint: LOG_HINT },
  { head: /^\s*\{\s*"Data Source"\s*:/, what: "a Google Fit export, which has no raw movement", hint: LOG_HINT },
  {
    head: /^\s*\[?\s*\{[^\n]{0,200}"motionPathData"/,
    what: "a Huawei Health export, which has no raw movement",
    hint: "Record with an accelerometer logger on the watch.",
  },
  {
    head: /^com\.samsung\.s?health\./,
    what: "a Samsung Health export, which has no raw movement",
    hint: "Record with an accelerometer logger on the watch.",
  },
  {
    head: /^1\d{9}\.\d+(, ?IBI)?\r?\n(\d+\.\d+)?(\r?\n|,|$)/,
    what: "pulse, temperature, skin conductance or marks of an Empatica E4, not movement",
    hint: "Give the whole zip that Empatica exports, with its ACC.csv.",
  },
  {
    head: /^\s*\{ ?dataType: ?'(raw|settings)'/,
    what: "what OpenSeizureDetector's watch sends to its phone, which does not say when it was measured",
    hint: "Record with an accelerometer logger on the watch.",
  },
];

const DATABASE = "SQLite format 3\0";

const MARKS: readonly KnownBytes[] = [
  {
    mark: DATABASE,
    what: "a database (SQLite), which no app uses for raw movement",
    hint: "Export the recording from the app that wrote it.",
  },
  {
    mark: "\0\x05\x16\x07",
    what: "what macOS keeps beside a file (its name begins with ._), and nothing of the file itself",
    hint: "Give the file of the same name without ._ in front.",
  },
  { mark: "\xff\xd8\xff", what: "a picture (JPEG)", hint: MEDIA_HINT },
  { mark: "\x89PNG", what: "a picture (PNG)", hint: MEDIA_HINT },
  { mark: "GIF8", what: "a picture (GIF)", hint: MEDIA_HINT },
  { mark: "ftyp", at: 4, what: "a film, a sound or a picture", hint: MEDIA_HINT },
  { mark: "RIFF", what: "a sound or a film", hint: MEDIA_HINT },
  { mark: "%PDF", what: "a document (PDF)", hint: LOG_HINT },
  { mark: "\xd0\xcf\x11\xe0", what: "an old Excel or Word file", hint: TABLE_HINT },
  { mark: "7z\xbc\xaf", what: "a 7z archive, which is not read", hint: UNPACK_HINT },
  { mark: "Rar!", what: "a rar archive, which is not read", hint: UNPACK_HINT },
  { mark: "\xfd7zXZ", what: "an xz archive, which is not read", hint: UNPACK_HINT },
  { mark: "BZh", what: "a bzip2 archive, which is not read", hint: UNPACK_HINT },
  { mark: "\x28\xb5\x2f\xfd", what: "a zstd archive, which is not read", hint: UNPACK_HINT },
  { mark: "ustar", at: 257, what: "a tar archive, which is not read", hint: UNPACK_HINT },
];

/** ActiLife's database, whose tables are described in its first page. */
const AGD: Known = {
  what: "activity counts (ActiGraph .agd), sums over seconds and not movement",
  hint: "Give the .gt3x file of the same recording, or its raw data as CSV from ActiLife.",
};
const SPREADSHEET: Known = { what: "a spreadsheet", hint: TABLE_HINT };

/** Bytes of a database in which its tables are described. */
const DATABASE_PAGES = 65_536;

function known(entry: Entry): Known | undefined {
  if (isSpreadsheet(entry)) return SPREADSHEET;
  const mark = MARKS.find(({ mark: text, at = 0 }) => [...text].every((letter, i) => entry.bytes[at + i] === letter.charCodeAt(0)));
  if (mark?.mark === DATABASE && /\bdataTimestamp\b/i.test(headText(entry, DATABASE_PAGES))) return AGD;
  if (mark !== undefined) return mark;
  const head = headText(entry, 1024);
  return TEXTS.find((candidate) => candidate.head.test(head));
}

/** Spreadsheets of today are zips of XML. */
function isSpreadsheet({ archive, folder, baseName }: Entry): boolean {
  const isIn = (place: RegExp, part: string) => archive !== null && place.test(folder) && baseName === part;
  return isIn(/^(.*\.xls[xm]\/)?xl$/i, "workbook.xml") || isIn(/^(.*\.ods)?$/i, "content.xml");
}
