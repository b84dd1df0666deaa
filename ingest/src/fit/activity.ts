import { getFitGarminProductDisplayName, getFitManufacturerName } from "fit-file-parser/profile";
import { zoneName } from "../clock/times.ts";
import { heartRateWithin } from "../heart-rate.ts";
import type { DeviceSet, HeartRate, PlannedSet } from "../recording.ts";
import type { FitClock } from "./clock.ts";
import { type FitMessage, numberOf, numbersOf, textOf } from "./messages.ts";
import { ACTIVITY, DEVICE_INFO, FILE_ID, FIRST_DATE_TIME, SESSION, SET, TIMESTAMP_CORRELATION, WORKOUT_STEP } from "./profile.ts";
import type { FitRecords } from "./records.ts";
import type { StrapReadings } from "./strap.ts";

/**
 * First and last moment that messages and records speak of, s since 1970; null when none has a time. Moments further than `maxSpanS` from
 * the middle one come from damage and are passed over.
 */
export function spanOf(
  messages: readonly FitMessage[],
  records: readonly FitRecords[],
  clock: FitClock,
  maxSpanS: number,
): { readonly startS: number; readonly endS: number } | null {
  const moments: number[] = [];
  const include = (timestamp: number | null, durationMs: number | null) => {
    if (timestamp !== null) moments.push(clock(timestamp), clock(timestamp) + (durationMs ?? 0) / 1000);
  };
  for (const message of messages) {
    const number = message.globalMessageNumber;
    if (number === SESSION.message) include(numberOf(message, SESSION.startTime), numberOf(message, SESSION.totalElapsedTime));
    else if (number === SET.message) include(numberOf(message, SET.startTime), numberOf(message, SET.duration));
  }
  for (const { timestamps } of records) for (const timestamp of timestamps) if (!Number.isNaN(timestamp)) moments.push(clock(timestamp));
  const sorted = Float64Array.from(moments).sort();
  const middle = sorted[sorted.length >> 1];
  if (middle === undefined) return null;
  const near = sorted.filter((moment) => Math.abs(moment - middle) <= maxSpanS);
  return { startS: near[0] as number, endS: near[near.length - 1] as number };
}

/** Sets by time, `startS` counted from `originS`, as far as they lie in the recording. A set's own time stamp is the session's start; only start and duration time it. */
export function setsOf(messages: readonly FitMessage[], clock: FitClock, originS: number, durationS: number): DeviceSet[] {
  const plans = plansOf(messages);
  const sets: DeviceSet[] = [];
  for (const message of messages) {
    if (message.globalMessageNumber !== SET.message) continue;
    const start = numberOf(message, SET.startTime);
    if (start === null) continue;
    const startS = clock(start) - originS;
    const endS = startS + (numberOf(message, SET.duration) ?? 0) / 1000;
    if (endS < 0 || startS > durationS) continue;
    const plan = plans.get(numberOf(message, SET.workoutStepIndex) ?? -1);
    const unit = LOAD_UNITS[numberOf(message, SET.weightDisplayUnit) ?? -1];
    sets.push({
      kind: numberOf(message, SET.setType) === 0 ? "rest" : "active",
      startS: Math.max(0, startS),
      durationS: (numberOf(message, SET.duration) ?? 0) / 1000 + Math.min(0, startS),
      reps: numberOf(message, SET.repetitions),
      loadKg: (numberOf(message, SET.weight) ?? 0) / WEIGHT_SCALE || null,
      exercises: exercisesOf(message),
      ...(plan === undefined ? {} : { planned: plan }),
      ...(unit === undefined ? {} : { loadUnit: unit }),
    });
  }
  return sets.sort((a, b) => a.startS - b.startS);
}

/** Sixteenths of a kg. */
const WEIGHT_SCALE = 16;
/** `exercise_category` "unknown", which fills up the guesses. */
const UNKNOWN_CATEGORY = 65_534;

/** `fit_base_unit`, by number. */
const LOAD_UNITS: Readonly<Record<number, "kg" | "lb">> = { 1: "kg", 2: "lb" };
/** `wkt_step_duration`, by number. */
const BY_TIME = 0;
const BY_REPS = 29;
/** Hundredths of a kg. */
const PLANNED_WEIGHT_SCALE = 100;

/** The steps of the workout that was followed, by their index, which sets refer to. */
function plansOf(messages: readonly FitMessage[]): ReadonlyMap<number, PlannedSet> {
  const plans = new Map<number, PlannedSet>();
  for (const message of messages) {
    const index = message.globalMessageNumber === WORKOUT_STEP.message ? numberOf(message, WORKOUT_STEP.messageIndex) : null;
    if (index === null) continue;
    const type = numberOf(message, WORKOUT_STEP.durationType);
    const value = numberOf(message, WORKOUT_STEP.durationValue);
    const category = numberOf(message, WORKOUT_STEP.category);
    plans.set(index, {
      reps: type === BY_REPS ? value : null,
      durationS: type === BY_TIME && value !== null ? value / 1000 : null,
      loadKg: (numberOf(message, WORKOUT_STEP.weight) ?? 0) / PLANNED_WEIGHT_SCALE || null,
      exercise: category === null ? null : { category, subtype: numberOf(message, WORKOUT_STEP.categorySubtype) },
    });
  }
  return plans;
}

/** Up to three guesses; categories and subtypes run parallel. */
function exercisesOf(message: FitMessage): DeviceSet["exercises"] {
  const subtypes = numbersOf(message, SET.categorySubtype);
  return numbersOf(message, SET.category).flatMap((category, i) =>
    category === null || category === UNKNOWN_CATEGORY ? [] : [{ category, subtype: subtypes[i] ?? null }],
  );
}

/** A record this near to a reading of the strap tells of the same beats, s. */
const SAME_BEATS_S = 2;

/**
 * Heart rate within the recording, times counted from `originS`: what a chest strap stored, and what the records hold where it did not;
 * null when there is none.
 */
export function heartRateOf(
  records: readonly FitRecords[],
  strap: StrapReadings,
  clock: FitClock,
  originS: number,
  durationS: number,
): HeartRate | null {
  if (strap.timeS.length === 0) {
    const times = records.flatMap(({ timestamps }) => timestamps.map((timestamp) => clock(timestamp) - originS));
    const beats = records.flatMap(({ heartRates }) => heartRates);
    return heartRateWithin(times, beats, durationS);
  }
  const readings = strap.timeS.map((timeS, i) => ({ timeS: timeS - originS, bpm: strap.bpm[i] as number }));
  readings.sort((a, b) => a.timeS - b.timeS);
  let next = 0;
  const fromRecords = records.flatMap(({ timestamps, heartRates }) =>
    timestamps.flatMap((timestamp, i) => {
      const timeS = clock(timestamp) - originS;
      while (next < readings.length && (readings[next]?.timeS as number) < timeS - SAME_BEATS_S) next++;
      const covered = Math.abs((readings[next]?.timeS ?? Number.POSITIVE_INFINITY) - timeS) <= SAME_BEATS_S;
      return covered ? [] : [{ timeS, bpm: heartRates[i] as number }];
    }),
  );
  const merged = [...readings, ...fromRecords].sort((a, b) => a.timeS - b.timeS);
  return heartRateWithin(
    merged.map(({ timeS }) => timeS),
    merged.map(({ bpm }) => bpm),
    durationS,
  );
}

/** Offset of local time as `±HH:MM`, from the local time that the activity or the correlation states; null when neither does. */
export function timeZoneOf(messages: readonly FitMessage[]): string | null {
  for (const message of messages) {
    const field =
      message.globalMessageNumber === ACTIVITY.message
        ? ACTIVITY.localTimestamp
        : message.globalMessageNumber === TIMESTAMP_CORRELATION.message
          ? TIMESTAMP_CORRELATION.localTimestamp
          : null;
    const local = field === null ? null : numberOf(message, field);
    if (local === null || message.timestamp === undefined || message.timestamp < FIRST_DATE_TIME) continue;
    const minutes = Math.round((local - message.timestamp) / 60);
    // Zones lie between -12 and +14 hours; anything else is a clock that was never set.
    if (Math.abs(minutes) > 14 * 60) continue;
    return zoneName(minutes);
  }
  return null;
}

/** Maker and model of the device that wrote the file, as far as the file and the FIT profile name them. */
export function deviceOf(messages: readonly FitMessage[]): string | null {
  const fileId = messages.find((message) => message.globalMessageNumber === FILE_ID.message);
  const creator = messages.find(
    (message) => message.globalMessageNumber === DEVICE_INFO.message && numberOf(message, DEVICE_INFO.deviceIndex) === 0,
  );
  const maker = (fileId && numberOf(fileId, FILE_ID.manufacturer)) ?? (creator && numberOf(creator, DEVICE_INFO.manufacturer)) ?? null;
  const product = (fileId && numberOf(fileId, FILE_ID.product)) ?? (creator && numberOf(creator, DEVICE_INFO.product)) ?? null;
  const named = (fileId && textOf(fileId, FILE_ID.productName)) ?? (creator && textOf(creator, DEVICE_INFO.productName)) ?? null;
  const model =
    named ?? (maker === GARMIN ? (getFitGarminProductDisplayName(product) ?? (product === null ? null : `product ${product}`)) : null);
  const makerName = maker === null ? null : titled(getFitManufacturerName(maker) ?? `manufacturer ${maker}`);
  if (model !== null && makerName !== null && model.toLowerCase().startsWith(makerName.toLowerCase())) return model;
  return [makerName, model].filter((part) => part !== null).join(" ") || null;
}

const GARMIN = 1;

/** `wahoo_fitness` as `Wahoo Fitness`. */
function titled(name: string): string {
  return name.replaceAll("_", " ").replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
