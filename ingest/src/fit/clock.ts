import { type FitMessage, numberOf } from "./messages.ts";
import { FIRST_DATE_TIME, FIT_EPOCH_S, TIMESTAMP_CORRELATION } from "./profile.ts";

/** Turns a FIT time stamp (s since the FIT epoch, or since the device was switched on) into s since 1970. */
export type FitClock = (timestamp: number) => number;

/**
 * The clock of a file. Cameras stamp messages with the seconds since they were switched on; `timestamp_correlation` says what time that
 * was. Without one, such stamps come out in the days after the FIT epoch.
 */
export function clockOf(messages: readonly FitMessage[]): FitClock {
  const correlation = messages.find(
    (message) => message.globalMessageNumber === TIMESTAMP_CORRELATION.message && uptimeShift(message) !== null,
  );
  const shift = correlation === undefined ? 0 : (uptimeShift(correlation) ?? 0);
  return (timestamp) => timestamp + FIT_EPOCH_S + (timestamp < FIRST_DATE_TIME ? shift : 0);
}

/** UTC minus uptime, s; null for a correlation that does not relate the two. */
function uptimeShift(message: FitMessage): number | null {
  const system = numberOf(message, TIMESTAMP_CORRELATION.systemTimestamp);
  if (message.timestamp === undefined || system === null || system >= FIRST_DATE_TIME) return null;
  const fraction = (fractional: number, milliseconds: number) =>
    (numberOf(message, fractional) ?? 0) / 32_768 + (numberOf(message, milliseconds) ?? 0) / 1000;
  const { fractionalTimestamp, timestampMs, fractionalSystemTimestamp, systemTimestampMs } = TIMESTAMP_CORRELATION;
  return message.timestamp + fraction(fractionalTimestamp, timestampMs) - system - fraction(fractionalSystemTimestamp, systemTimestampMs);
}
