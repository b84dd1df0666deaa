import type { Fact } from "../format.ts";
import { type FitMessage, numberOf, readFit, textOf } from "./messages.ts";
import { FIELD_DESCRIPTION } from "./profile.ts";

/** Names of messages that strength activities hold; others are given by number. */
const MESSAGE_NAMES: Readonly<Record<number, string>> = {
  0: "file_id",
  2: "device_settings",
  3: "user_profile",
  7: "zones_target",
  12: "sport",
  13: "training_settings",
  18: "session",
  19: "lap",
  20: "record",
  21: "event",
  23: "device_info",
  26: "workout",
  27: "workout_step",
  34: "activity",
  49: "file_creator",
  78: "hrv",
  101: "length",
  132: "hr",
  162: "timestamp_correlation",
  164: "gyroscope_data",
  165: "accelerometer_data",
  167: "three_d_sensor_calibration",
  206: "field_description",
  207: "developer_data_id",
  208: "magnetometer_data",
  216: "time_in_zone",
  225: "set",
  264: "exercise_title",
};

/** Messages by type, developer fields by developer and field number, and damage, as the framing shows them. */
export function fitFacts(bytes: Uint8Array, maxMessages: number): Fact[] {
  const { segments, messages } = readFit(bytes, new Map([[FIELD_DESCRIPTION.message, DESCRIPTION_FIELDS]]), maxMessages);
  const counts = new Map<number, number>();
  for (const segment of segments) for (const [number, count] of segment.counts) counts.set(number, (counts.get(number) ?? 0) + count);
  const byCount = [...counts].sort(([a, p], [b, q]) => q - p || a - b);
  return [
    { name: "segments", value: segments.length },
    { name: "messages", value: byCount.reduce((total, [, count]) => total + count, 0) },
    ...counted(
      "by type",
      byCount.filter(([number]) => MESSAGE_NAMES[number] !== undefined),
    ),
    ...counted(
      "others by number",
      byCount.filter(([number]) => MESSAGE_NAMES[number] === undefined),
    ),
    ...developerFields(messages.flat()),
    ...segments.flatMap(({ faults }) =>
      faults.map(({ kind, atByte, detail }) => ({ name: `fault (${kind})`, value: `at byte ${atByte}: ${detail}` })),
    ),
  ];
}

/** How often each type occurs, in one line. */
function counted(name: string, types: readonly (readonly [number, number])[]): Fact[] {
  const words = types.map(([number, count]) => `${count} ${MESSAGE_NAMES[number] ?? `#${number}`}`);
  return words.length === 0 ? [] : [{ name, value: words.join(", ") }];
}

const DESCRIPTION_FIELDS = new Set([FIELD_DESCRIPTION.developer, FIELD_DESCRIPTION.field, FIELD_DESCRIPTION.name, FIELD_DESCRIPTION.units]);

/** Fields that Connect IQ apps added. Two apps may use one name, or that of a native field; their numbers never collide. */
function developerFields(messages: readonly FitMessage[]): Fact[] {
  const fields = new Map<string, string>();
  for (const message of messages) {
    const key = `developer ${numberOf(message, FIELD_DESCRIPTION.developer)} field ${numberOf(message, FIELD_DESCRIPTION.field)}`;
    const units = textOf(message, FIELD_DESCRIPTION.units);
    fields.set(key, `${textOf(message, FIELD_DESCRIPTION.name) ?? "unnamed"}${units === null ? "" : ` (${units})`}`);
  }
  return [...fields].map(([name, value]) => ({ name, value }));
}
