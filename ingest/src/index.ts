export type { AxisNames, ColumnMapping, KnownTable, NamedColumns, NamedRepColumns } from "./csv/mapping.ts";
export { type DecodeOptions, decode } from "./decode.ts";
export { describeTable, type TableDescription } from "./describe-table.ts";
export { IngestError, type IngestErrorCode } from "./error.ts";
export type { Fact } from "./format.ts";
export { type EntryReport, type FileReport, type Inspection, inspect } from "./inspect.ts";
export type { RecordingIssue } from "./issue.ts";
export { type Aligned, alignRecordings } from "./join/aligned.ts";
export { alignWorkout, joinRecordings, type LinkedRecording, type Workout } from "./join/join.ts";
export { defaultLimits, type Limits } from "./limits.ts";
export { nameDifferentDays } from "./named-day.ts";
export type {
  Columns3,
  Decoded,
  DeviceSet,
  Gap,
  GivenRep,
  GivenSet,
  HeartRate,
  InputFile,
  PlannedSet,
  Recording,
  RecordingFormat,
  Signal,
} from "./recording.ts";
