export type MassUnit = "kg" | "lb";

/** The international pound, kg (exact by definition). */
const KG_PER_LB = 0.45359237;

/** A load in the athlete's unit, as a number to put in a field. Rounded to what that unit's plates can express. */
export function fromKg(kg: number, unit: MassUnit): number {
  return unit === "kg" ? round(kg, 2) : round(kg / KG_PER_LB, 1);
}

/** What the athlete typed, in kg; kept to the gram, so that a typed 185 lb comes back as 185 lb. */
export function toKg(value: number, unit: MassUnit): number {
  return round(unit === "kg" ? value : value * KG_PER_LB, 3);
}

/** Such as `82.5 kg` or `185 lb`; a dash for a load that nobody knows. */
export function formatLoad(kg: number | null, unit: MassUnit): string {
  return kg === null ? "–" : `${fromKg(kg, unit)} ${unit}`;
}

/** Repetitions in reserve said as rating of perceived exertion: RPE 10 is none left (Zourdos 2016). */
export function rirToRpe(rir: number): number {
  return Math.max(0, 10 - rir);
}

function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
