import type { ColumnMappingBody, Table } from "../api.ts";

export type Sensor = keyof Table["columns"];
export type RepColumn = keyof Table["reps"];

/** The column chosen for each axis of each sensor; null for none. */
export type Chosen = Readonly<Record<Sensor, readonly (string | null)[]>>;

const xyz = ["x", "y", "z"] as const;

/** What a table may hold, in the order in which a lifter is asked. */
export const sensors: readonly { readonly sensor: Sensor; readonly name: string; readonly axes: readonly string[] }[] = [
  { sensor: "time", name: "Time", axes: [""] },
  { sensor: "acceleration", name: "Acceleration with gravity", axes: xyz },
  { sensor: "angularRate", name: "Turning (gyroscope)", axes: xyz },
  { sensor: "userAcceleration", name: "Acceleration without gravity", axes: xyz },
  { sensor: "gravity", name: "Gravity", axes: xyz },
];

/** A table's columns as choices. */
export function chosenOf({ time, acceleration, userAcceleration, gravity, angularRate }: Table["columns"]): Chosen {
  const axes = (names: readonly string[] | null) => names ?? [null, null, null];
  return {
    time: [time],
    acceleration: axes(acceleration),
    userAcceleration: axes(userAcceleration),
    gravity: axes(gravity),
    angularRate: axes(angularRate),
  };
}

/** The choices with one of them changed; an empty name stands for none. */
export function choose(chosen: Chosen, sensor: Sensor, axis: number, name: string): Chosen {
  return { ...chosen, [sensor]: chosen[sensor].with(axis, name === "" ? null : name) };
}

/** What a row of a table of reps may say, in the order in which a lifter is asked. */
export const repColumns: readonly { readonly column: RepColumn; readonly name: string }[] = [
  { column: "meanVelocity", name: "Mean velocity" },
  { column: "set", name: "Set" },
  { column: "rep", name: "Rep" },
  { column: "exercise", name: "Exercise" },
  { column: "load", name: "Load" },
];

/** What keeps a table from being read as reps, in a sentence; null when nothing does. */
export function whatRepsLack(reps: Table["reps"], time: string | null): string | null {
  return chosenTwice([time, ...Object.values(reps)]) ?? (reps.meanVelocity === null ? "Choose the mean velocity." : null);
}

/** What keeps a table from being read so, in a sentence; null when nothing does. */
export function whatIsMissing(chosen: Chosen): string | null {
  const twice = chosenTwice(Object.values(chosen).flat());
  if (twice !== null) return twice;
  if (chosen.time[0] === null) return "Choose the time.";
  const half = sensors.find(({ sensor }) => chosen[sensor].includes(null) && chosen[sensor].some((name) => name !== null));
  if (half) return `${half.name} needs x, y and z.`;
  const has = (sensor: Sensor) => !chosen[sensor].includes(null);
  if (has("acceleration") || (has("userAcceleration") && has("gravity"))) return null;
  return "Choose the acceleration with gravity, or the one without together with gravity.";
}

/** The choices as the service takes them; only for those of which nothing is missing. */
export function toMapping(chosen: Chosen): ColumnMappingBody {
  const axes = ([x, y, z]: readonly (string | null)[]): [string, string, string] | null => (x && y && z ? [x, y, z] : null);
  return {
    time: chosen.time[0] ?? null,
    acceleration: axes(chosen.acceleration),
    userAcceleration: axes(chosen.userAcceleration),
    gravity: axes(chosen.gravity),
    angularRate: axes(chosen.angularRate),
  };
}

/** The same for a table of reps. */
export function toRepMapping({ meanVelocity, ...others }: Table["reps"], time: string | null): ColumnMappingBody {
  return { time, reps: { meanVelocity: meanVelocity ?? "", ...others } };
}

function chosenTwice(names: readonly (string | null)[]): string | null {
  const twice = names.find((name, index) => name !== null && names.indexOf(name) < index);
  return twice === undefined || twice === null ? null : `${twice} is chosen twice.`;
}
