import type { Exercise } from "./exercise.ts";
import { family } from "./family.ts";
import { STILL, TURNING } from "./wrist-view.ts";

const flexion = family({ direct: ["abs"], indirect: [], starts: "concentric" });
const both = family({ direct: ["abs", "obliques"], indirect: [], starts: "concentric" });
const rotation = family({ direct: ["obliques"], indirect: ["abs"], starts: "concentric" });
const hold = family({ direct: ["abs"], indirect: ["obliques"], starts: "concentric" });
const carry = family({ direct: ["forearms", "traps"], indirect: ["abs", "obliques"], starts: "concentric" });
const neck = family({ direct: ["neck"], indirect: [], starts: "concentric" });

/** Trunk, carries and neck. */
export const coreExercises: readonly Exercise[] = [
  flexion("crunch", "Crunch", "bodyweight", STILL),
  flexion("cable_crunch", "Cable crunch", "cable", STILL),
  flexion("machine_crunch", "Machine crunch", "machine", STILL),
  flexion("reverse_crunch", "Reverse crunch", "bodyweight", STILL),
  flexion("sit_up", "Sit-up", "bodyweight", STILL),
  flexion("v_up", "V-up", "bodyweight", STILL),
  flexion("hanging_leg_raise", "Hanging leg raise", "bodyweight", STILL),
  flexion("hanging_knee_raise", "Hanging knee raise", "bodyweight", STILL),
  flexion("lying_leg_raise", "Lying leg raise", "bodyweight", STILL),
  flexion("toes_to_bar", "Toes to bar", "bodyweight", STILL, { indirect: ["lats"] }),
  flexion("flutter_kick", "Flutter kick", "bodyweight", STILL),
  flexion("ab_wheel", "Ab wheel rollout", "other", STILL, { indirect: ["obliques", "lats"], starts: "eccentric" }),
  both("bicycle_crunch", "Bicycle crunch", "bodyweight", STILL),
  both("oblique_crunch", "Oblique crunch", "bodyweight", STILL),
  both("turkish_get_up", "Turkish get-up", "kettlebell", STILL, { indirect: ["front_delts", "glutes"] }),
  both("mountain_climber", "Mountain climber", "bodyweight", STILL),
  rotation("russian_twist", "Russian twist", "other", TURNING),
  rotation("wood_chop", "Wood chop", "cable", TURNING),
  rotation("side_bend", "Side bend", "dumbbell", STILL),
  rotation("pallof_press", "Pallof press", "cable", STILL),
  hold("plank", "Plank", "bodyweight", STILL),
  hold("side_plank", "Side plank", "bodyweight", STILL, { direct: ["obliques"], indirect: ["abs"] }),
  hold("dead_bug", "Dead bug", "bodyweight", STILL),
  hold("bird_dog", "Bird dog", "bodyweight", STILL, { direct: ["lower_back"], indirect: ["abs", "glutes"] }),
  carry("farmers_carry", "Farmer's carry", "dumbbell", STILL),
  carry("overhead_carry", "Overhead carry", "dumbbell", STILL, { direct: ["side_delts", "traps"], indirect: ["abs", "obliques"] }),
  carry("dead_hang", "Dead hang", "bodyweight", STILL, { direct: ["forearms"], indirect: ["lats"] }),
  neck("neck_flexion", "Neck flexion", "other", STILL),
  neck("neck_extension", "Neck extension", "other", STILL),
];
