import type { Exercise } from "./exercise.ts";
import { BACK_SQUAT, HALF_SQUAT, LEG_PRESS } from "./failure-velocity.ts";
import { family } from "./family.ts";
import { CURVED, STILL, WITH_LOAD } from "./wrist-view.ts";

const barSquat = family({ direct: ["quads", "glutes"], indirect: ["adductors", "lower_back"], starts: "eccentric" });
const squat = family({ direct: ["quads", "glutes"], indirect: ["adductors"], starts: "eccentric" });
const machineSquat = family({ direct: ["quads"], indirect: ["glutes", "adductors"], starts: "eccentric" });
const lunge = family({ direct: ["quads", "glutes"], indirect: ["hamstrings", "adductors"], starts: "eccentric" });
const stepUp = family({ direct: ["quads", "glutes"], indirect: ["hamstrings"], starts: "concentric" });
const kneeExtension = family({ direct: ["quads"], indirect: [], starts: "concentric" });
const calves = family({ direct: ["calves"], indirect: [], starts: "concentric" });
const adduction = family({ direct: ["adductors"], indirect: [], starts: "concentric" });
const abduction = family({ direct: ["abductors"], indirect: ["glutes"], starts: "concentric" });

/** Squats, lunges, knee extension, calves and the inner and outer thigh. */
export const legExercises: readonly Exercise[] = [
  barSquat("back_squat", "Back squat", "barbell", WITH_LOAD, { failureVelocity: BACK_SQUAT }),
  barSquat("front_squat", "Front squat", "barbell", WITH_LOAD),
  barSquat("box_squat", "Box squat", "barbell", WITH_LOAD),
  barSquat("half_squat", "Half squat", "barbell", WITH_LOAD, { direct: ["quads"], indirect: ["glutes"], failureVelocity: HALF_SQUAT }),
  barSquat("zercher_squat", "Zercher squat", "barbell", WITH_LOAD),
  barSquat("overhead_squat", "Overhead squat", "barbell", WITH_LOAD, { indirect: ["adductors", "lower_back", "side_delts"] }),
  barSquat("sumo_squat", "Sumo squat", "barbell", WITH_LOAD, { direct: ["quads", "glutes", "adductors"], indirect: ["lower_back"] }),
  barSquat("smith_machine_squat", "Smith machine squat", "smith_machine", WITH_LOAD, { indirect: ["adductors"] }),
  squat("goblet_squat", "Goblet squat", "dumbbell", WITH_LOAD),
  squat("dumbbell_squat", "Dumbbell squat", "dumbbell", WITH_LOAD),
  squat("kettlebell_squat", "Kettlebell squat", "kettlebell", WITH_LOAD),
  squat("bodyweight_squat", "Bodyweight squat", "bodyweight", CURVED),
  squat("band_squat", "Band squat", "band", WITH_LOAD),
  squat("pistol_squat", "Single-leg squat", "bodyweight", CURVED),
  squat("jump_squat", "Jump squat", "bodyweight", CURVED),
  squat("wall_sit", "Wall sit", "bodyweight", STILL, { direct: ["quads"], indirect: ["glutes"] }),
  squat("thruster", "Thruster", "barbell", WITH_LOAD, { direct: ["quads", "glutes", "front_delts"], indirect: ["side_delts", "triceps"] }),
  squat("wall_ball", "Wall ball", "other", CURVED, { direct: ["quads", "glutes"], indirect: ["front_delts"] }),

  machineSquat("leg_press", "Leg press", "machine", STILL, { failureVelocity: LEG_PRESS }),
  machineSquat("hack_squat", "Hack squat machine", "machine", WITH_LOAD),
  machineSquat("barbell_hack_squat", "Barbell hack squat", "barbell", WITH_LOAD, { starts: "concentric" }),
  machineSquat("belt_squat", "Belt squat", "machine", STILL),

  lunge("lunge", "Lunge", "bodyweight", CURVED),
  lunge("barbell_lunge", "Barbell lunge", "barbell", WITH_LOAD),
  lunge("dumbbell_lunge", "Dumbbell lunge", "dumbbell", WITH_LOAD),
  lunge("reverse_lunge", "Reverse lunge", "dumbbell", WITH_LOAD),
  lunge("walking_lunge", "Walking lunge", "dumbbell", CURVED),
  lunge("side_lunge", "Side lunge", "dumbbell", CURVED, { direct: ["quads", "adductors"], indirect: ["glutes"] }),
  lunge("split_squat", "Split squat", "dumbbell", WITH_LOAD),
  lunge("bulgarian_split_squat", "Bulgarian split squat", "dumbbell", WITH_LOAD),
  stepUp("step_up", "Step-up", "dumbbell", WITH_LOAD),

  kneeExtension("leg_extension", "Leg extension", "machine", STILL),
  kneeExtension("band_leg_extension", "Band leg extension", "band", STILL),

  calves("standing_calf_raise", "Standing calf raise", "machine", STILL),
  calves("barbell_calf_raise", "Barbell calf raise", "barbell", WITH_LOAD),
  calves("dumbbell_calf_raise", "Dumbbell calf raise", "dumbbell", WITH_LOAD),
  calves("single_leg_calf_raise", "Single-leg calf raise", "bodyweight", STILL),
  calves("seated_calf_raise", "Seated calf raise", "machine", STILL),
  calves("leg_press_calf_raise", "Leg press calf raise", "machine", STILL),
  calves("donkey_calf_raise", "Donkey calf raise", "machine", STILL),
  calves("tibialis_raise", "Tibialis raise", "bodyweight", STILL, { direct: ["tibialis"] }),

  adduction("hip_adduction", "Hip adduction machine", "machine", STILL),
  adduction("standing_hip_adduction", "Standing hip adduction", "cable", STILL),
  abduction("hip_abduction", "Hip abduction machine", "machine", STILL),
  abduction("standing_hip_abduction", "Standing hip abduction", "cable", STILL),
  abduction("side_lying_leg_raise", "Side-lying leg raise", "bodyweight", STILL),
  abduction("band_walk", "Lateral band walk", "band", STILL),
  abduction("clamshell", "Clamshell", "band", STILL, { direct: ["glutes", "abductors"], indirect: [] }),
];
