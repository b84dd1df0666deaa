import type { Exercise } from "./exercise.ts";
import { PRONE_PULL, PULL_UP } from "./failure-velocity.ts";
import { family } from "./family.ts";
import { CURVED, CURVED_DOWN, SIDEWAYS, STILL, TURNING, TURNING_DOWN, WITH_LOAD } from "./wrist-view.ts";

const pullUp = family({ direct: ["lats"], indirect: ["upper_back", "biceps", "rear_delts"], starts: "concentric" });
const chinUp = family({ direct: ["lats", "biceps"], indirect: ["upper_back"], starts: "concentric" });
const pulldown = family({ direct: ["lats"], indirect: ["upper_back", "biceps", "rear_delts"], starts: "concentric" });
const row = family({ direct: ["upper_back", "lats"], indirect: ["biceps", "rear_delts"], starts: "concentric" });
/** Bent over, the back holds the load up as well. */
const bentRow = family({ direct: ["upper_back", "lats"], indirect: ["biceps", "rear_delts", "lower_back"], starts: "concentric" });
const straightArm = family({ direct: ["lats"], indirect: ["triceps"], starts: "concentric" });

/** Vertical pulls, rows and pullovers. */
export const backExercises: readonly Exercise[] = [
  pullUp("pull_up", "Pull-up", "bodyweight", STILL, { failureVelocity: PULL_UP }),
  pullUp("weighted_pull_up", "Weighted pull-up", "bodyweight", STILL, { failureVelocity: PULL_UP }),
  pullUp("assisted_pull_up", "Assisted pull-up", "machine", STILL),
  pullUp("neutral_grip_pull_up", "Neutral-grip pull-up", "bodyweight", STILL),
  pullUp("wide_grip_pull_up", "Wide-grip pull-up", "bodyweight", STILL),
  pullUp("muscle_up", "Muscle-up", "bodyweight", STILL, { indirect: ["upper_back", "biceps", "chest", "triceps"] }),
  pullUp("rope_climb", "Rope climb", "bodyweight", STILL, { indirect: ["biceps", "forearms", "upper_back"] }),
  chinUp("chin_up", "Chin-up", "bodyweight", STILL),
  chinUp("weighted_chin_up", "Weighted chin-up", "bodyweight", STILL),
  chinUp("assisted_chin_up", "Assisted chin-up", "band", STILL),

  pulldown("lat_pulldown", "Lat pulldown", "cable", CURVED_DOWN),
  pulldown("close_grip_lat_pulldown", "Close-grip lat pulldown", "cable", CURVED_DOWN),
  pulldown("underhand_lat_pulldown", "Underhand lat pulldown", "cable", CURVED_DOWN, {
    direct: ["lats", "biceps"],
    indirect: ["upper_back"],
  }),
  pulldown("band_pulldown", "Band pulldown", "band", CURVED_DOWN),
  straightArm("straight_arm_pulldown", "Straight-arm pulldown", "cable", TURNING_DOWN),
  straightArm("dumbbell_pullover", "Dumbbell pullover", "dumbbell", TURNING, {
    direct: ["chest", "lats"],
    indirect: ["triceps"],
    starts: "eccentric",
  }),
  straightArm("barbell_pullover", "Barbell pullover", "barbell", TURNING, {
    direct: ["chest", "lats"],
    indirect: ["triceps"],
    starts: "eccentric",
  }),

  bentRow("barbell_row", "Barbell row", "barbell", WITH_LOAD),
  bentRow("underhand_barbell_row", "Underhand barbell row", "barbell", WITH_LOAD),
  bentRow("pendlay_row", "Pendlay row", "barbell", WITH_LOAD),
  bentRow("t_bar_row", "T-bar row", "barbell", CURVED),
  bentRow("renegade_row", "Renegade row", "dumbbell", CURVED, { indirect: ["biceps", "rear_delts", "abs", "obliques"] }),
  row("dumbbell_row", "Dumbbell row", "dumbbell", CURVED),
  row("kettlebell_row", "Kettlebell row", "kettlebell", CURVED),
  row("chest_supported_row", "Chest-supported dumbbell row", "dumbbell", CURVED),
  row("prone_bench_pull", "Prone bench pull", "barbell", WITH_LOAD, { failureVelocity: PRONE_PULL }),
  row("seated_cable_row", "Seated cable row", "cable", SIDEWAYS),
  row("single_arm_cable_row", "Single-arm cable row", "cable", SIDEWAYS),
  row("machine_row", "Machine row", "machine", SIDEWAYS),
  row("band_row", "Band row", "band", SIDEWAYS),
  row("inverted_row", "Inverted row", "bodyweight", STILL),
];
