import { exercises } from "../exercise/catalogue.ts";
import { movesLike } from "../exercise/own.ts";

/**
 * What a wrist can tell apart of how lifters move, without having met the lifter: the classes of the general model. Exercises of a family differ in
 * grip, bench or handle; those the personal memory tells apart.
 */
export const movementFamilies = [
  "flat_press",
  "raised_press",
  "row",
  "vertical_pull",
  "curl",
  "wrist_curl",
  "triceps_extension",
  "lateral_raise",
  "squat",
  "hinge",
] as const;

export type MovementFamily = (typeof movementFamilies)[number];

/** The catalogue's exercises of each family, the most usual first. Movements that no recording or simulation shows are in none. */
const members: Readonly<Record<MovementFamily, readonly string[]>> = {
  flat_press: [
    "bench_press",
    "dumbbell_bench_press",
    "machine_chest_press",
    "smith_machine_bench_press",
    "close_grip_bench_press",
    "decline_bench_press",
    "paused_bench_press",
    "decline_dumbbell_bench_press",
    "floor_press",
    "dumbbell_floor_press",
    "kettlebell_chest_press",
    "cable_chest_press",
    "band_chest_press",
  ],
  // The forearm stands upright and goes up from the shoulder whatever the angle of the bench.
  raised_press: [
    "overhead_press",
    "dumbbell_shoulder_press",
    "incline_dumbbell_bench_press",
    "incline_bench_press",
    "machine_shoulder_press",
    "seated_overhead_press",
    "machine_incline_press",
    "smith_machine_overhead_press",
    "smith_machine_incline_press",
    "arnold_press",
    "push_press",
    "kettlebell_press",
  ],
  row: [
    "seated_cable_row",
    "barbell_row",
    "dumbbell_row",
    "machine_row",
    "t_bar_row",
    "chest_supported_row",
    "single_arm_cable_row",
    "pendlay_row",
    "underhand_barbell_row",
    "kettlebell_row",
    "prone_bench_pull",
    "band_row",
  ],
  vertical_pull: [
    "lat_pulldown",
    "pull_up",
    "chin_up",
    "assisted_pull_up",
    "close_grip_lat_pulldown",
    "underhand_lat_pulldown",
    "neutral_grip_pull_up",
    "wide_grip_pull_up",
    "weighted_pull_up",
    "assisted_chin_up",
    "weighted_chin_up",
    "band_pulldown",
  ],
  curl: [
    "biceps_curl",
    "barbell_curl",
    "hammer_curl",
    "incline_dumbbell_curl",
    "preacher_curl",
    "cable_curl",
    "ez_bar_curl",
    "machine_preacher_curl",
    "concentration_curl",
    "cable_hammer_curl",
    "spider_curl",
    "reverse_curl",
    "zottman_curl",
    "kettlebell_curl",
    "band_curl",
  ],
  wrist_curl: ["wrist_curl", "reverse_wrist_curl"],
  triceps_extension: [
    "triceps_pushdown",
    "overhead_triceps_extension",
    "rope_pushdown",
    "cable_overhead_triceps_extension",
    "skull_crusher",
    "machine_triceps_extension",
    "dumbbell_skull_crusher",
    "triceps_kickback",
    "band_pushdown",
  ],
  lateral_raise: ["lateral_raise", "cable_lateral_raise", "scaption", "machine_lateral_raise", "band_lateral_raise"],
  squat: [
    "back_squat",
    "front_squat",
    "smith_machine_squat",
    "goblet_squat",
    "box_squat",
    "half_squat",
    "sumo_squat",
    "dumbbell_squat",
    "kettlebell_squat",
    "barbell_hack_squat",
  ],
  hinge: [
    "deadlift",
    "romanian_deadlift",
    "sumo_deadlift",
    "trap_bar_deadlift",
    "stiff_leg_deadlift",
    "dumbbell_romanian_deadlift",
    "rack_pull",
    "dumbbell_deadlift",
    "kettlebell_deadlift",
    "band_deadlift",
  ],
};

const familyOf = new Map(movementFamilies.flatMap((family) => members[family].map((id) => [id, family] as const)));

/** The family of an exercise, or null for a movement that the general model does not know. */
export function movementFamilyOf(exerciseId: string): MovementFamily | null {
  return familyOf.get(movesLike(exerciseId) ?? "") ?? null;
}

/** A family's exercises with how likely each is before anything is known of the lifter; the shares sum to 1. */
export function usualShares(family: MovementFamily): readonly { readonly id: string; readonly share: number }[] {
  const ids = members[family];
  const total = ids.reduce((sum, _, rank) => sum + usualness(rank), 0);
  return ids.map((id, rank) => ({ id, share: usualness(rank) / total }));
}

/** How usual the exercise at a rank is: Zipf's law, a judgement; the table's order is one too. */
function usualness(rank: number): number {
  return 1 / (rank + 1);
}

/** Ids in the table that the catalogue lacks; for its test. */
export function strayMembers(): string[] {
  const known = new Set(exercises.map(({ id }) => id));
  return [...familyOf.keys()].filter((id) => !known.has(id));
}
