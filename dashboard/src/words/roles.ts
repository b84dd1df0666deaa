import type { SetResource, SetRole } from "../api.ts";

interface RoleWords {
  readonly role: SetRole;
  readonly name: string;
  readonly meaning: string;
}

/** Every role of a set in the order in which a form offers them. */
export const ROLES: readonly RoleWords[] = [
  { role: "working", name: "Working", meaning: "An ordinary set that counts." },
  { role: "warm_up", name: "Warm-up", meaning: "Preparation; the counting rule decides whether it counts." },
  { role: "drop", name: "Drop set", meaning: "Lighter load at once, then on." },
  { role: "rest_pause", name: "Rest-pause", meaning: "A short breath, then more reps at the same load." },
  { role: "cluster", name: "Cluster", meaning: "Planned short rests between reps or groups of reps." },
  { role: "forced", name: "Forced reps", meaning: "A partner helped past failure." },
  { role: "negative", name: "Negatives", meaning: "Only the lowering was done alone." },
  { role: "unknown", name: "Unknown", meaning: "Nothing says what kind of set this was." },
];

/** What a set of so many reps is called beside its nearness to failure: light sets ask for more of it. */
export const REP_RANGES: Readonly<Record<NonNullable<SetResource["repRange"]>, string>> = {
  heavy: "heavy, up to 5 reps",
  moderate: "moderate, 6 to 14 reps",
  light: "light, 15 reps or more",
};

/** A role's name for people. */
export function roleName(role: SetRole): string {
  return ROLES.find((words) => words.role === role)?.name ?? role;
}
