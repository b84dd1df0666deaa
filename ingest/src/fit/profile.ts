import type { FitSelection } from "./rewrite.ts";

/** Numbers of the FIT profile that lastrep reads: messages with their fields. */
export const FILE_ID = { message: 0, type: 0, manufacturer: 1, product: 2, timeCreated: 4, productName: 8 } as const;
export const SESSION = { message: 18, startTime: 2, sport: 5, subSport: 6, totalElapsedTime: 7 } as const;
export const RECORD = { message: 20, heartRate: 3 } as const;
export const DEVICE_INFO = { message: 23, deviceIndex: 0, manufacturer: 2, product: 4, productName: 27 } as const;
export const ACTIVITY = { message: 34, localTimestamp: 5 } as const;
export const HR = { message: 132, fractionalTimestamp: 0, time256: 1, filteredBpm: 6, eventTimestamp: 9, eventTimestamp12: 10 } as const;
export const TIMESTAMP_CORRELATION = {
  message: 162,
  fractionalTimestamp: 0,
  systemTimestamp: 1,
  fractionalSystemTimestamp: 2,
  localTimestamp: 3,
  timestampMs: 4,
  systemTimestampMs: 5,
} as const;
export const GYROSCOPE_DATA = { message: 164, timestampMs: 0, sampleTimeOffset: 1, x: 2, calibratedX: 5 } as const;
export const ACCELEROMETER_DATA = { message: 165, timestampMs: 0, sampleTimeOffset: 1, x: 2, calibratedX: 5, compressedX: 8 } as const;
export const CALIBRATION_3D = { message: 167, sensorType: 0, factor: 1, divisor: 2, levelShift: 3, offset: 4, orientation: 5 } as const;
export const SET = {
  message: 225,
  duration: 0,
  repetitions: 3,
  weight: 4,
  setType: 5,
  startTime: 6,
  category: 7,
  categorySubtype: 8,
  weightDisplayUnit: 9,
  workoutStepIndex: 11,
} as const;
export const WORKOUT_STEP = {
  message: 27,
  messageIndex: 254,
  durationType: 1,
  durationValue: 2,
  category: 10,
  categorySubtype: 11,
  weight: 12,
} as const;
export const FIELD_DESCRIPTION = { message: 206, developer: 0, field: 1, baseType: 2, name: 3, units: 8, nativeField: 15 } as const;
/** In any message. */
export const TIMESTAMP = 253;

/** Everything above but the records, which are gathered as columns. */
export const selection: FitSelection = new Map(
  [
    FILE_ID,
    SESSION,
    DEVICE_INFO,
    ACTIVITY,
    HR,
    TIMESTAMP_CORRELATION,
    GYROSCOPE_DATA,
    ACCELEROMETER_DATA,
    CALIBRATION_3D,
    SET,
    WORKOUT_STEP,
  ].map(({ message, ...fields }) => [message, new Set([TIMESTAMP, ...withYAndZ(fields)])]),
);

/** The fields' numbers; a field named for its x stands for y and z, which follow it. */
function withYAndZ(fields: Readonly<Record<string, number>>): number[] {
  return Object.entries(fields).flatMap(([name, number]) =>
    /x$/i.test(name) && !/index$/i.test(name) ? [number, number + 1, number + 2] : [number],
  );
}

/** `file_id.type` of a recorded activity. */
export const FILE_TYPE_ACTIVITY = 4;
/** What other files are, by `file_id.type`, in words. */
export const FILE_TYPES: Readonly<Record<number, string>> = {
  1: "a device description",
  2: "device settings",
  3: "sport settings",
  5: "a planned workout",
  6: "a course",
  7: "a training schedule",
  9: "weight measurements",
  10: "totals",
  11: "goals",
  14: "blood pressure measurements",
  15: "daily monitoring",
  20: "an activity summary",
  28: "daily monitoring",
  32: "daily monitoring",
  34: "a list of segments",
  35: "a segment",
};
export const SENSOR_ACCELEROMETER = 0;
export const SENSOR_GYROSCOPE = 1;
/** s from 1970 to the FIT epoch, 1989-12-31T00:00:00Z. */
export const FIT_EPOCH_S = 631_065_600;
/** Smaller time stamps are seconds since the device was switched on. */
export const FIRST_DATE_TIME = 0x10000000;
