import type { FitCategory } from "./fit-category.ts";

/** Squats, hinges, leg machines and the olympic lifts: FIT subtype numbers by the exercise that they mean. */
export const fitLegs: readonly FitCategory[] = [
  {
    category: 1, // calf_raise
    usual: "standing_calf_raise",
    subtypes: {
      standing_calf_raise: [0, 1, 18, 19],
      single_leg_calf_raise: [2, 3, 9, 10, 12, 13, 15, 16],
      donkey_calf_raise: [4, 5],
      seated_calf_raise: [6, 7],
      tibialis_raise: [8],
      barbell_calf_raise: [17],
      dumbbell_calf_raise: [20],
      push_up: [11],
      single_leg_glute_bridge: [14],
    },
  },
  {
    category: 8, // deadlift
    usual: "deadlift",
    subtypes: {
      deadlift: [0, 18],
      stiff_leg_deadlift: [1, 25],
      romanian_deadlift: [23],
      dumbbell_romanian_deadlift: [4, 8],
      dumbbell_deadlift: [2],
      kettlebell_deadlift: [20, 5],
      single_leg_deadlift: [3, 6, 9, 10, 11, 12, 13, 14, 24],
      rack_pull: [7],
      sumo_deadlift: [15, 21],
      high_pull: [16],
      trap_bar_deadlift: [17],
    },
  },
  {
    category: 10, // hip_raise
    usual: "glute_bridge",
    subtypes: {
      hip_thrust: [0, 1],
      glute_bridge: [2, 3, 4, 5, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 24, 25, 26, 27],
      single_leg_glute_bridge: [30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41],
      glute_kickback: [9, 10, 21, 22],
      reverse_hyperextension: [28, 29],
      kettlebell_swing: [23],
      sliding_leg_curl: [43],
      clamshell: [6, 42, 44],
      standing_hip_adduction: [45, 46],
      side_lying_leg_raise: [47, 48, 49],
    },
  },
  {
    category: 11, // hip_stability
    usual: null,
    subtypes: {
      side_lying_leg_raise: [0, 12, 13, 21, 22],
      dead_bug: [1, 2],
      clamshell: [5, 6],
      standing_hip_adduction: [9, 10, 23, 24, 25, 26],
      band_walk: [11],
      bird_dog: [16, 19, 20],
      glute_kickback: [17, 18, 30, 31],
      standing_hip_abduction: [3, 4, 27, 28, 29],
    },
  },
  { category: 12, usual: "kettlebell_swing", subtypes: { kettlebell_swing: [0, 1, 2, 3] } }, // hip_swing
  {
    category: 13, // hyperextension
    usual: "back_extension",
    subtypes: {
      back_extension: [23, 24, 25, 26, 27, 28, 31, 32, 33, 34],
      superman: [12, 13, 29, 30, 35, 36, 37, 38],
      bird_dog: [0, 1],
      reverse_hyperextension: [4, 5],
      lat_pulldown: [14],
      single_leg_deadlift: [15],
      single_arm_cable_row: [16],
      band_row: [17],
      lunge: [18],
      mountain_climber: [19, 20],
    },
  },
  {
    category: 15, // leg_curl
    usual: "leg_curl",
    subtypes: {
      leg_curl: [0, 1],
      sliding_leg_curl: [5, 6, 10],
      good_morning: [2, 3, 4, 7, 9, 11, 12, 13],
    },
  },
  {
    category: 17, // lunge
    usual: "lunge",
    subtypes: {
      lunge: [0, 1, 14, 15, 16, 32, 34, 35, 36, 42, 44, 48, 50, 52, 54, 56, 86],
      barbell_lunge: [3, 6, 8, 10, 11, 43],
      dumbbell_lunge: [2, 4, 17, 19, 20, 21, 22, 28, 33, 37, 46, 47, 57, 81, 83, 87],
      reverse_lunge: [24, 38, 40, 45, 49, 51, 53, 55, 73, 82],
      walking_lunge: [76, 77, 78, 79, 85],
      side_lunge: [12, 25, 30, 31, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 74, 75, 88, 89, 90],
      split_squat: [9, 13, 26, 27, 41, 80],
      bulgarian_split_squat: [5, 7, 18, 23, 39],
      jump_squat: [71, 72, 84],
      single_arm_cable_row: [29],
    },
  },
  {
    category: 18, // olympic_lift
    usual: null,
    subtypes: {
      power_clean: [0, 2],
      clean: [1, 4, 11, 26],
      high_pull: [7, 8, 13],
      dumbbell_clean: [12],
      clean_and_jerk: [5, 20, 22],
      clean_and_press: [23, 24, 27],
      snatch: [9, 28],
      power_snatch: [3, 6],
      dumbbell_snatch: [14, 16, 17, 18, 21, 25],
      jerk: [10, 15, 19],
    },
  },
  {
    category: 28, // squat
    usual: "back_squat",
    subtypes: {
      leg_press: [0],
      back_squat: [1, 2, 3, 6, 13, 15, 62, 84],
      box_squat: [7, 22, 23],
      front_squat: [8, 25],
      half_squat: [12],
      zercher_squat: [86],
      overhead_squat: [43, 44, 93, 102],
      barbell_hack_squat: [9],
      snatch: [10, 14],
      dumbbell_squat: [5, 19, 27, 29, 36, 54, 65, 68, 81],
      goblet_squat: [37, 85],
      kettlebell_squat: [38],
      bodyweight_squat: [4, 18, 24, 35, 53, 61, 64, 73, 75, 80, 82, 88, 100],
      wall_sit: [20, 21, 77, 78],
      band_squat: [63],
      sumo_squat: [49, 50, 51, 52, 69, 70, 71, 74, 76, 90],
      pistol_squat: [33, 34, 42, 45, 46, 47, 48, 55, 56, 57, 58, 59, 60],
      split_squat: [28],
      step_up: [11, 16, 17, 26, 31, 32, 41, 66, 67, 92],
      jump_squat: [89],
      thruster: [79, 101],
      wall_ball: [83, 97],
      dumbbell_clean: [30],
      dumbbell_snatch: [94],
      kettlebell_swing: [39, 40, 98],
      high_pull: [72],
    },
  },
  {
    category: 44, // sandbag
    usual: null,
    subtypes: {
      back_squat: [1],
      goblet_squat: [3],
      front_squat: [8],
      zercher_squat: [19],
      clean: [4, 15],
      clean_and_press: [5],
      biceps_curl: [6],
      lunge: [9, 12],
      side_lunge: [17],
      overhead_press: [10],
      barbell_row: [13],
      russian_twist: [14],
    },
  },
];
