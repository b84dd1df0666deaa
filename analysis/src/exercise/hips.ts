import type { Exercise } from "./exercise.ts";
import { DEADLIFT, HIP_THRUST } from "./failure-velocity.ts";
import { family } from "./family.ts";
import { CURVED, STILL, TURNING, WITH_LOAD } from "./wrist-view.ts";

const pull = family({
  direct: ["glutes", "hamstrings", "lower_back"],
  indirect: ["quads", "traps", "forearms", "adductors"],
  starts: "concentric",
});
const hinge = family({ direct: ["hamstrings", "glutes"], indirect: ["lower_back"], starts: "eccentric" });
const thrust = family({ direct: ["glutes"], indirect: ["hamstrings"], starts: "concentric" });
const legCurl = family({ direct: ["hamstrings"], indirect: [], starts: "concentric" });
const backExtension = family({ direct: ["lower_back"], indirect: ["glutes", "hamstrings"], starts: "eccentric" });
const swing = family({ direct: ["glutes", "hamstrings"], indirect: ["lower_back"], starts: "concentric" });
const clean = family({ direct: ["glutes", "quads"], indirect: ["hamstrings", "traps", "lower_back"], starts: "concentric" });
const snatch = family({ direct: ["glutes", "quads"], indirect: ["hamstrings", "traps", "lower_back", "side_delts"], starts: "concentric" });
const jerk = family({
  direct: ["glutes", "quads", "front_delts"],
  indirect: ["hamstrings", "traps", "lower_back", "triceps"],
  starts: "concentric",
});

/** Deadlifts, hinges, hip thrusts, leg curls, back extensions, swings and the olympic lifts. */
export const hipExercises: readonly Exercise[] = [
  pull("deadlift", "Deadlift", "barbell", WITH_LOAD, { failureVelocity: DEADLIFT }),
  pull("sumo_deadlift", "Sumo deadlift", "barbell", WITH_LOAD, {
    direct: ["glutes", "quads", "adductors"],
    indirect: ["hamstrings", "lower_back", "traps", "forearms"],
  }),
  pull("trap_bar_deadlift", "Trap-bar deadlift", "barbell", WITH_LOAD, {
    direct: ["glutes", "quads", "hamstrings"],
    indirect: ["lower_back", "traps", "forearms"],
  }),
  pull("dumbbell_deadlift", "Dumbbell deadlift", "dumbbell", WITH_LOAD),
  pull("kettlebell_deadlift", "Kettlebell deadlift", "kettlebell", WITH_LOAD),
  pull("band_deadlift", "Band deadlift", "band", WITH_LOAD),
  pull("rack_pull", "Rack pull", "barbell", WITH_LOAD, {
    direct: ["lower_back", "glutes"],
    indirect: ["hamstrings", "traps", "forearms"],
  }),

  hinge("romanian_deadlift", "Romanian deadlift", "barbell", WITH_LOAD),
  hinge("dumbbell_romanian_deadlift", "Dumbbell Romanian deadlift", "dumbbell", WITH_LOAD),
  hinge("stiff_leg_deadlift", "Stiff-leg deadlift", "barbell", WITH_LOAD),
  hinge("single_leg_deadlift", "Single-leg deadlift", "dumbbell", WITH_LOAD),
  hinge("good_morning", "Good morning", "barbell", WITH_LOAD),
  hinge("cable_pull_through", "Cable pull-through", "cable", STILL, { direct: ["glutes"], indirect: ["hamstrings"] }),

  thrust("hip_thrust", "Hip thrust", "barbell", STILL, { failureVelocity: HIP_THRUST }),
  thrust("glute_bridge", "Glute bridge", "bodyweight", STILL),
  thrust("single_leg_glute_bridge", "Single-leg glute bridge", "bodyweight", STILL),
  thrust("glute_kickback", "Glute kickback", "cable", STILL, { indirect: [] }),
  thrust("reverse_hyperextension", "Reverse hyperextension", "machine", STILL, { indirect: ["hamstrings", "lower_back"] }),

  legCurl("leg_curl", "Lying leg curl", "machine", STILL),
  legCurl("seated_leg_curl", "Seated leg curl", "machine", STILL),
  legCurl("sliding_leg_curl", "Sliding leg curl", "bodyweight", STILL, { indirect: ["glutes"] }),
  legCurl("band_leg_curl", "Band leg curl", "band", STILL),
  legCurl("nordic_curl", "Nordic curl", "bodyweight", STILL, { starts: "eccentric" }),
  legCurl("glute_ham_raise", "Glute-ham raise", "bodyweight", STILL, { indirect: ["glutes"], starts: "eccentric" }),

  backExtension("back_extension", "Back extension", "bodyweight", STILL),
  backExtension("superman", "Superman", "bodyweight", STILL, { starts: "concentric" }),

  swing("kettlebell_swing", "Kettlebell swing", "kettlebell", TURNING),
  clean("power_clean", "Power clean", "barbell", WITH_LOAD),
  clean("clean", "Clean", "barbell", WITH_LOAD),
  clean("high_pull", "High pull", "barbell", WITH_LOAD, { indirect: ["hamstrings", "traps", "lower_back", "side_delts"] }),
  clean("dumbbell_clean", "Dumbbell clean", "dumbbell", CURVED),
  snatch("snatch", "Snatch", "barbell", WITH_LOAD),
  snatch("power_snatch", "Power snatch", "barbell", WITH_LOAD),
  snatch("dumbbell_snatch", "Dumbbell snatch", "dumbbell", CURVED),
  jerk("clean_and_jerk", "Clean and jerk", "barbell", WITH_LOAD),
  jerk("clean_and_press", "Clean and press", "barbell", WITH_LOAD),
  jerk("jerk", "Jerk", "barbell", WITH_LOAD, { direct: ["quads", "front_delts"], indirect: ["glutes", "triceps", "side_delts"] }),
];
