import type { Exercise } from "./exercise.ts";
import { SHOULDER_PRESS } from "./failure-velocity.ts";
import { family } from "./family.ts";
import { CURVED, SIDEWAYS, STILL, TURNING, TURNING_LEVEL, WITH_LOAD } from "./wrist-view.ts";

const press = family({ direct: ["front_delts"], indirect: ["side_delts", "triceps"], starts: "concentric" });
const sideRaise = family({ direct: ["side_delts"], indirect: [], starts: "concentric" });
const frontRaise = family({ direct: ["front_delts"], indirect: ["side_delts"], starts: "concentric" });
const rear = family({ direct: ["rear_delts"], indirect: ["upper_back"], starts: "concentric" });
const facePull = family({ direct: ["rear_delts", "upper_back"], indirect: ["traps", "biceps"], starts: "concentric" });
const uprightRow = family({ direct: ["side_delts", "traps"], indirect: ["front_delts", "biceps"], starts: "concentric" });
const shrug = family({ direct: ["traps"], indirect: ["forearms"], starts: "concentric" });
// The rotator cuff has no place of its own on the body picture: only what else works along is credited.
const rotation = family({ direct: [], indirect: ["rear_delts"], starts: "concentric" });

/** Overhead presses, raises, rear shoulder work, upright rows and shrugs. */
export const shoulderExercises: readonly Exercise[] = [
  press("overhead_press", "Overhead press", "barbell", WITH_LOAD, { failureVelocity: SHOULDER_PRESS }),
  press("seated_overhead_press", "Seated overhead press", "barbell", WITH_LOAD, { failureVelocity: SHOULDER_PRESS }),
  press("smith_machine_overhead_press", "Smith machine overhead press", "smith_machine", WITH_LOAD),
  press("push_press", "Push press", "barbell", WITH_LOAD),
  press("dumbbell_shoulder_press", "Dumbbell shoulder press", "dumbbell", CURVED),
  press("arnold_press", "Arnold press", "dumbbell", CURVED),
  press("kettlebell_press", "Kettlebell press", "kettlebell", CURVED),
  press("machine_shoulder_press", "Machine shoulder press", "machine", CURVED),
  press("handstand_push_up", "Handstand push-up", "bodyweight", STILL, { starts: "eccentric" }),
  press("pike_push_up", "Pike push-up", "bodyweight", STILL, { starts: "eccentric" }),

  sideRaise("lateral_raise", "Lateral raise", "dumbbell", TURNING),
  sideRaise("cable_lateral_raise", "Cable lateral raise", "cable", TURNING),
  sideRaise("machine_lateral_raise", "Machine lateral raise", "machine", TURNING),
  sideRaise("band_lateral_raise", "Band lateral raise", "band", TURNING),
  sideRaise("scaption", "Scaption", "dumbbell", TURNING, { direct: ["side_delts", "front_delts"] }),
  frontRaise("front_raise", "Front raise", "dumbbell", TURNING),
  frontRaise("cable_front_raise", "Cable front raise", "cable", TURNING),
  frontRaise("plate_front_raise", "Plate front raise", "other", TURNING),

  rear("reverse_fly", "Reverse fly", "dumbbell", TURNING),
  rear("cable_reverse_fly", "Cable reverse fly", "cable", TURNING_LEVEL),
  rear("reverse_pec_deck", "Reverse pec deck", "machine", TURNING_LEVEL),
  rear("band_pull_apart", "Band pull-apart", "band", TURNING_LEVEL, { direct: ["rear_delts", "upper_back"], indirect: [] }),
  facePull("face_pull", "Face pull", "cable", SIDEWAYS),
  rotation("external_rotation", "External rotation", "cable", TURNING_LEVEL),
  rotation("internal_rotation", "Internal rotation", "cable", TURNING_LEVEL, { indirect: ["chest"] }),

  uprightRow("upright_row", "Upright row", "barbell", WITH_LOAD),
  uprightRow("dumbbell_upright_row", "Dumbbell upright row", "dumbbell", WITH_LOAD),
  shrug("barbell_shrug", "Barbell shrug", "barbell", WITH_LOAD),
  shrug("dumbbell_shrug", "Dumbbell shrug", "dumbbell", WITH_LOAD),
  shrug("smith_machine_shrug", "Smith machine shrug", "smith_machine", WITH_LOAD),
];
