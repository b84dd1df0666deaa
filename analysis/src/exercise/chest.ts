import type { Exercise } from "./exercise.ts";
import { BENCH_FREE, BENCH_SMITH } from "./failure-velocity.ts";
import { family } from "./family.ts";
import { CURVED, SIDEWAYS, STILL, TURNING, TURNING_DOWN, TURNING_LEVEL, WITH_LOAD } from "./wrist-view.ts";

const press = family({ direct: ["chest"], indirect: ["front_delts", "triceps"], starts: "eccentric" });
const inclinePress = family({ direct: ["chest", "front_delts"], indirect: ["triceps"], starts: "eccentric" });
const narrowPress = family({ direct: ["triceps", "chest"], indirect: ["front_delts"], starts: "eccentric" });
const fly = family({ direct: ["chest"], indirect: ["front_delts"], starts: "eccentric" });
const dip = family({ direct: ["chest", "triceps"], indirect: ["front_delts"], starts: "eccentric" });

/** Presses, flyes, push-ups and dips. */
export const chestExercises: readonly Exercise[] = [
  press("bench_press", "Bench press", "barbell", WITH_LOAD, { failureVelocity: BENCH_FREE }),
  press("paused_bench_press", "Paused bench press", "barbell", WITH_LOAD, { failureVelocity: BENCH_FREE }),
  press("decline_bench_press", "Decline bench press", "barbell", WITH_LOAD),
  press("floor_press", "Floor press", "barbell", WITH_LOAD),
  press("smith_machine_bench_press", "Smith machine bench press", "smith_machine", WITH_LOAD, { failureVelocity: BENCH_SMITH }),
  press("dumbbell_bench_press", "Dumbbell bench press", "dumbbell", CURVED),
  press("decline_dumbbell_bench_press", "Decline dumbbell bench press", "dumbbell", CURVED),
  press("dumbbell_floor_press", "Dumbbell floor press", "dumbbell", CURVED),
  press("kettlebell_chest_press", "Kettlebell chest press", "kettlebell", CURVED),
  press("machine_chest_press", "Machine chest press", "machine", SIDEWAYS, { starts: "concentric" }),
  press("cable_chest_press", "Cable chest press", "cable", SIDEWAYS, { starts: "concentric" }),
  press("band_chest_press", "Band chest press", "band", SIDEWAYS, { starts: "concentric" }),

  inclinePress("incline_bench_press", "Incline bench press", "barbell", WITH_LOAD),
  inclinePress("smith_machine_incline_press", "Smith machine incline press", "smith_machine", WITH_LOAD),
  inclinePress("incline_dumbbell_bench_press", "Incline dumbbell bench press", "dumbbell", CURVED),
  inclinePress("machine_incline_press", "Machine incline press", "machine", CURVED, { starts: "concentric" }),

  narrowPress("close_grip_bench_press", "Close-grip bench press", "barbell", WITH_LOAD),

  fly("dumbbell_fly", "Dumbbell fly", "dumbbell", TURNING),
  fly("incline_dumbbell_fly", "Incline dumbbell fly", "dumbbell", TURNING),
  fly("decline_dumbbell_fly", "Decline dumbbell fly", "dumbbell", TURNING),
  fly("cable_crossover", "Cable crossover", "cable", TURNING_DOWN, { starts: "concentric" }),
  fly("pec_deck", "Pec deck", "machine", TURNING_LEVEL, { starts: "concentric" }),

  press("push_up", "Push-up", "bodyweight", STILL),
  press("weighted_push_up", "Weighted push-up", "bodyweight", STILL),
  press("incline_push_up", "Incline push-up", "bodyweight", STILL),
  press("decline_push_up", "Decline push-up", "bodyweight", STILL),
  press("kneeling_push_up", "Kneeling push-up", "bodyweight", STILL),
  narrowPress("diamond_push_up", "Diamond push-up", "bodyweight", STILL),

  dip("dip", "Dip", "bodyweight", STILL),
  dip("weighted_dip", "Weighted dip", "bodyweight", STILL),
  dip("ring_dip", "Ring dip", "bodyweight", STILL),
  dip("assisted_dip", "Assisted dip", "machine", STILL),
  dip("bench_dip", "Bench dip", "bodyweight", STILL, { direct: ["triceps"], indirect: ["chest", "front_delts"] }),
];
