import type { IngestError } from "./error.ts";
import type { RecordingIssue } from "./issue.ts";

/** Three equally long columns of one vector quantity in the device's own axes. */
export interface Columns3 {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly z: Float32Array;
}

/** Sensor columns on one uniform clock: sample `i` was taken at `i / rateHz` seconds after the recording's start. */
export interface Signal {
  /** Samples a second of every column, Hz. */
  readonly rateHz: number;
  /** Samples in every column. */
  readonly length: number;
  /** Specific force, m/s²: what an ideal accelerometer reads, so at rest it points up with 9.81. */
  readonly acceleration: Columns3;
  /** Angular rate by the right-hand rule, rad/s; null without a gyroscope. */
  readonly angularRate: Columns3 | null;
  /** The device's own estimate of the specific force at rest (points up), m/s², or null. */
  readonly gravity: Columns3 | null;
  /** Rate at which the acceleration was really sampled, Hz; below `rateHz` when another sensor set the clock. */
  readonly nativeRateHz: number;
}

/** Stretch of a signal that holds no measurement, s from the recording's start. Values there are held or interpolated. */
export interface Gap {
  readonly startS: number;
  readonly endS: number;
  readonly kind: "missing" | "frozen";
}

/** Heart rate as the device logged it. */
export interface HeartRate {
  /** s from the recording's start, increasing. */
  readonly timeS: Float64Array;
  readonly bpm: Uint8Array;
}

/** A set as the device recorded it (FIT `set`, message 225). */
export interface DeviceSet {
  readonly kind: "active" | "rest";
  /** s from the recording's start. */
  readonly startS: number;
  readonly durationS: number;
  /** Repetitions as counted by the watch or edited by the user; null when absent. */
  readonly reps: number | null;
  /** kg; null when absent or zero (zero does not mean a measured zero). */
  readonly loadKg: number | null;
  /** The device's guesses, best first: FIT `exercise_category` and its subtype (exercise name); null when absent. */
  readonly exercises: readonly { readonly category: number; readonly subtype: number | null }[];
  /** What the workout on the device asked for here; left out when the set followed no plan. */
  readonly planned?: PlannedSet;
  /** Unit in which the device showed the load; left out when it does not say. `loadKg` is in kg whatever it is. */
  readonly loadUnit?: "kg" | "lb";
}

/** A step of the workout that was followed (FIT `workout_step`, message 27). */
export interface PlannedSet {
  readonly reps: number | null;
  readonly durationS: number | null;
  readonly loadKg: number | null;
  readonly exercise: { readonly category: number; readonly subtype: number | null } | null;
}

/** A set of which the source measured the reps itself: the log of a position transducer or another velocity device. */
export interface GivenSet {
  /** s from the recording's start. Where the source has no times, sets and reps stand a second apart: that says their order and nothing else. */
  readonly startS: number;
  readonly endS: number;
  /** As the source names it; null when it does not. */
  readonly exercise: string | null;
  /** kg; null when absent or zero. */
  readonly loadKg: number | null;
  /** Repetitions in reserve as typed into the source (of an RPE, what is left to 10); null when absent. */
  readonly rir: number | null;
  readonly reps: readonly GivenRep[];
}

/** One rep as the source measured it. */
export interface GivenRep {
  /** When its concentric ended, s from the recording's start. */
  readonly endS: number;
  /** Length of its concentric, s; null when the source does not say. */
  readonly durationS: number | null;
  /** Mean concentric velocity of the load, m/s; null where what the source says is none. */
  readonly meanVelocity: number | null;
  /** m/s. */
  readonly peakVelocity: number | null;
  /** Travel of the concentric, m. */
  readonly rangeOfMotion: number | null;
  /** False for an attempt that the source marks as failed. */
  readonly completed: boolean;
}

export type RecordingFormat =
  | "sensor_logger"
  | "metamotion"
  | "fit"
  | "csv"
  | "phyphox"
  | "sensorlog"
  | "polar_sensor_logger"
  | "empatica_e4"
  | "empatica_embraceplus"
  | "movesense"
  | "actigraph"
  | "axivity"
  | "geneactiv"
  | "xsens_dot"
  | "physics_toolbox"
  | "bangle"
  | "rep_table";

/** One imported recording: what the device measured, in SI units, on one clock. */
export interface Recording {
  /** The file it came from, as named by the user; a pair of files is named by the first. */
  readonly file: string;
  readonly format: RecordingFormat;
  readonly device: string | null;
  /** UTC start, µs since the epoch; null when the file does not say. */
  readonly startTimeUs: number | null;
  /** IANA name or `±HH:MM`; null when the file does not say. */
  readonly timeZone: string | null;
  readonly durationS: number;
  /** Unit in which the file holds its acceleration, such as `mg`, or `counts` of the sensor; left out where it holds none. */
  readonly sourceUnit?: string;
  /** Null for a file without raw motion, such as an ordinary FIT activity. */
  readonly signal: Signal | null;
  readonly gaps: readonly Gap[];
  readonly heartRate: HeartRate | null;
  readonly deviceSets: readonly DeviceSet[];
  /** Sets with measured reps; left out where the source measured none. */
  readonly givenSets?: readonly GivenSet[];
  readonly issues: readonly RecordingIssue[];
}

/** A file as it arrived. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a batch of files gave. A file that could not be read does not keep the others from being read. */
export interface Decoded {
  readonly recordings: readonly Recording[];
  readonly rejected: readonly IngestError[];
}
