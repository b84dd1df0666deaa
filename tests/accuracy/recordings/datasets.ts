import { findExercise } from "@lastrep/analysis";
import { decode, type InputFile, type Recording } from "@lastrep/ingest";
import { haveData, readManifest, sample } from "../../ingest/data.ts";
import type { Part } from "../part.ts";
import type { Span } from "../span.ts";

/** One recording of one set, and what is known of it. */
export interface RecordedSet {
  readonly dataset: DatasetId;
  readonly name: string;
  readonly part: Part;
  /** Catalogue id of the exercise, by label or protocol. */
  readonly exercise: string;
  /** Who was recorded; names are those of the data set. */
  readonly person: string;
  /** kg, where the label says one. */
  readonly loadKg: number | null;
  /** Reps by label or by protocol. */
  readonly reps: number;
  /** Whether the label can be believed. */
  readonly trusted: boolean;
  /** Least and most cycles that an eye counts on plots of the signal; null where nobody looked. */
  readonly visible: readonly [low: number, high: number] | null;
  /** Hand-marked stretch of the set, generous at both ends, s after `windowClockUs`; null where none is marked. */
  readonly window: Span | null;
  /** UTC to the second, µs since the epoch, when the clock of the window began: some files hold nothing of their first seconds. */
  readonly windowClockUs: number | null;
  /** One of a protocol's sets of five with a heavy load. */
  readonly heavy: boolean;
  /** Day of the recording, where sets of a day are told apart. */
  readonly date: string | null;
  readonly read: () => InputFile[];
}

export type DatasetId = "wrist-gym" | "wristband-barbell" | "bar-imu";

/** One loader a data set, in the order of the report; a loader gives its recordings in a fixed order. */
export const DATASETS: Readonly<Record<DatasetId, () => RecordedSet[]>> = {
  "wrist-gym": wristGym,
  "wristband-barbell": wristband,
  "bar-imu": barImu,
};

/** Whether the recordings are there: they are not part of the project. */
export const haveRecordings = haveData;

/** The recording's first file decoded; throws where it cannot be. */
export async function readRecording(set: RecordedSet): Promise<Recording> {
  const { recordings, rejected } = await decode(set.read());
  const [recording] = recordings;
  if (!recording) throw new Error(`${set.name} cannot be read: ${rejected[0]?.message ?? "no recording in it"}`);
  return recording;
}

/** The marked stretch of the set in the recording's own time; all of the recording where none is marked. */
export function windowOf({ window, windowClockUs }: RecordedSet, { startTimeUs, durationS }: Recording): Span {
  if (!window) return { startS: 0, endS: durationS };
  const late = startTimeUs === null || windowClockUs === null ? 0 : Math.max(0, Math.floor((startTimeUs - windowClockUs) / 1e6));
  return { startS: window.startS - late, endS: window.endS - late };
}

/** Apple Watch on the left wrist, 100 Hz, one lifter. To fit on: dates up to 2024-12-02. */
function wristGym(): RecordedSet[] {
  return readManifest("wrist-gym/truth.csv").map((row) => ({
    dataset: "wrist-gym",
    name: text(row, "file").replace(/\.zip$/, ""),
    part: text(row, "date") <= "2024-12-02" ? "fit" : "test",
    exercise: exerciseOf(row),
    person: "one lifter",
    loadKg: number(row, "load_kg"),
    reps: number(row, "reps"),
    trusted: text(row, "trusted") === "1",
    visible: [number(row, "visible_low"), number(row, "visible_high")],
    window: { startS: number(row, "active_start_s"), endS: number(row, "active_end_s") },
    windowClockUs: 1000 * Date.parse(text(row, "start_utc")),
    heavy: false,
    date: text(row, "date"),
    read: () => [sample(`wrist-gym/${row.file}`)],
  }));
}

/** MetaMotion wristband, acceleration at 12.5 Hz and gyroscope at 25 Hz in files of their own. To fit on: person A. */
function wristband(): RecordedSet[] {
  return readManifest("wristband-barbell/truth.csv").map((row) => {
    const trusted = text(row, "trusted") === "1";
    const protocol = number(row, "protocol_reps");
    return {
      dataset: "wristband-barbell",
      name: text(row, "accelerometer").replace(/_00000.*$/, ""),
      part: row.person === "A" ? "fit" : "test",
      exercise: exerciseOf(row),
      person: text(row, "person"),
      loadKg: null,
      // Where nobody could count, the protocol's number stands, as it would in a log.
      reps: trusted ? number(row, "counted_reps") : protocol,
      trusted,
      visible: null,
      window: null,
      windowClockUs: null,
      heavy: protocol === 5,
      date: null,
      read: () => [sample(`wristband-barbell/${row.accelerometer}`), sample(`wristband-barbell/${row.gyroscope}`)],
    };
  });
}

/** Sensor at the centre of the bar over Bluetooth, irregular clock and lost packets. To fit on: P1 and P2. */
function barImu(): RecordedSet[] {
  return readManifest("bar-imu/truth.csv").map((row) => ({
    dataset: "bar-imu",
    name: text(row, "file").replace(/\.csv\.gz$/, ""),
    part: row.person === "P1" || row.person === "P2" ? "fit" : "test",
    exercise: exerciseOf(row),
    person: text(row, "person"),
    loadKg: null,
    reps: number(row, "reps"),
    trusted: text(row, "trusted") === "1",
    visible: null,
    window: null,
    windowClockUs: null,
    heavy: false,
    date: null,
    read: () => [sample(`bar-imu/${row.file}`)],
  }));
}

type Row = Record<string, string>;

function exerciseOf(row: Row): string {
  const exercise = findExercise(text(row, "exercise"));
  if (!exercise) throw new Error(`the catalogue has no exercise "${row.exercise}"`);
  return exercise.id;
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`the truth table has no column "${column}"`);
  return value;
}

function number(row: Row, column: string): number {
  const value = Number(text(row, column));
  if (text(row, column) === "" || !Number.isFinite(value)) throw new Error(`"${row[column]}" in column "${column}" is no number`);
  return value;
}
