import type { Exercise } from "./exercise.ts";
import { family } from "./family.ts";
import { STILL, TURNING, TURNING_DOWN } from "./wrist-view.ts";

const curl = family({ direct: ["biceps"], indirect: ["forearms"], starts: "concentric" });
const neutralCurl = family({ direct: ["biceps", "forearms"], indirect: [], starts: "concentric" });
const wrist = family({ direct: ["forearms"], indirect: [], starts: "concentric" });
const pushdown = family({ direct: ["triceps"], indirect: [], starts: "concentric" });
const extension = family({ direct: ["triceps"], indirect: [], starts: "eccentric" });

/** Curls, wrist work and triceps extensions. */
export const armExercises: readonly Exercise[] = [
  curl("biceps_curl", "Dumbbell curl", "dumbbell", TURNING),
  curl("barbell_curl", "Barbell curl", "barbell", TURNING),
  curl("ez_bar_curl", "EZ-bar curl", "barbell", TURNING),
  curl("incline_dumbbell_curl", "Incline dumbbell curl", "dumbbell", TURNING),
  curl("preacher_curl", "Preacher curl", "barbell", TURNING),
  curl("machine_preacher_curl", "Machine preacher curl", "machine", TURNING),
  curl("cable_curl", "Cable curl", "cable", TURNING),
  curl("concentration_curl", "Concentration curl", "dumbbell", TURNING),
  curl("spider_curl", "Spider curl", "dumbbell", TURNING),
  curl("kettlebell_curl", "Kettlebell curl", "kettlebell", TURNING),
  curl("band_curl", "Band curl", "band", TURNING),
  curl("suspension_curl", "Suspension curl", "bodyweight", TURNING),
  neutralCurl("hammer_curl", "Hammer curl", "dumbbell", TURNING),
  neutralCurl("cable_hammer_curl", "Cable hammer curl", "cable", TURNING),
  neutralCurl("zottman_curl", "Zottman curl", "dumbbell", TURNING),
  neutralCurl("reverse_curl", "Reverse curl", "barbell", TURNING, { direct: ["forearms"], indirect: ["biceps"] }),

  // The watch sits above the joint that moves.
  wrist("wrist_curl", "Wrist curl", "dumbbell", STILL),
  wrist("reverse_wrist_curl", "Reverse wrist curl", "dumbbell", STILL),

  pushdown("triceps_pushdown", "Triceps pushdown", "cable", TURNING_DOWN),
  pushdown("rope_pushdown", "Rope pushdown", "cable", TURNING_DOWN),
  pushdown("band_pushdown", "Band pushdown", "band", TURNING_DOWN),
  pushdown("machine_triceps_extension", "Machine triceps extension", "machine", TURNING_DOWN),
  pushdown("triceps_kickback", "Triceps kickback", "dumbbell", TURNING),
  extension("overhead_triceps_extension", "Overhead triceps extension", "dumbbell", TURNING),
  extension("cable_overhead_triceps_extension", "Cable overhead triceps extension", "cable", TURNING, { starts: "concentric" }),
  extension("skull_crusher", "Skull crusher", "barbell", TURNING),
  extension("dumbbell_skull_crusher", "Dumbbell skull crusher", "dumbbell", TURNING),
];
