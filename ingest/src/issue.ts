/**
 * Something about the data that a reader of the results should know. Bad data is a value: an issue travels with the
 * recording, an {@link IngestError} means that no answer is possible.
 * Times are seconds from the recording's start.
 */
export type RecordingIssue =
  /** Samples are missing between two times; the signal there is held, never to be trusted. */
  | { readonly code: "gap"; readonly startS: number; readonly endS: number }
  /** The sensor repeated one value: the device froze. */
  | { readonly code: "frozen"; readonly startS: number; readonly endS: number }
  /** Samples at the sensor's limit. */
  | { readonly code: "clipped"; readonly count: number; readonly limit: number }
  /** Sampled so slowly that fast movement is lost. */
  | { readonly code: "low_rate"; readonly rateHz: number }
  | { readonly code: "no_gyroscope" }
  | { readonly code: "no_acceleration" }
  /** The recording does not say when it was made; its times are relative. */
  | { readonly code: "no_absolute_time" }
  /** The recording starts at a local time of a zone that it does not name; the time is given as if it were UTC. */
  | { readonly code: "local_time" }
  /** Time stamps that repeat, run backwards or are damaged; those samples were sorted, laid out up to the next stamp, or dropped. */
  | { readonly code: "disordered_time"; readonly count: number }
  /** Rows that could not be read as numbers. `firstLine` counts from 1. */
  | { readonly code: "unreadable_rows"; readonly count: number; readonly firstLine: number }
  /** Unit or sign differ from what the header suggests; decided from the data. */
  | { readonly code: "unit_from_data"; readonly detail: string }
  /** A file was cut or damaged; everything up to `atByte` was kept. */
  | { readonly code: "truncated"; readonly atByte: number; readonly detail: string }
  | { readonly code: "checksum_mismatch"; readonly atByte: number }
  /** Values of a measured rep or of a set's note that cannot be: left out, the first of them named with its line, counted from 1. */
  | { readonly code: "nonsense_values"; readonly count: number; readonly firstLine: number; readonly detail: string }
  /** Reps that the source itself marks as not valid or removed; left out. */
  | { readonly code: "discarded_reps"; readonly count: number }
  /** The source holds reps of several people; all of them are read as one lifter's. */
  | { readonly code: "several_people"; readonly count: number }
  /** The source does not say when each rep was: only their order is known. */
  | { readonly code: "no_rep_times" }
  /** Velocities are averaged otherwise than over the whole concentric; they are not comparable with others. */
  | { readonly code: "other_velocity"; readonly detail: string }
  /** Another recording (`primary`) holds the same movement and is analysed; of this one only what the device logged beside it is used. */
  | { readonly code: "second_recording"; readonly primary: string }
  /** Two sources of one workout disagree; both are kept. */
  | { readonly code: "sources_disagree"; readonly detail: string };
