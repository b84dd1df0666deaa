import type { FitCategory } from "./fit-category.ts";

/** Trunk and carries: FIT subtype numbers by the exercise that they mean. */
export const fitTrunk: readonly FitCategory[] = [
  {
    category: 3, // carry
    usual: "farmers_carry",
    subtypes: { dead_hang: [0], farmers_carry: [1, 2, 3, 6, 7, 8], overhead_carry: [4, 5] },
  },
  {
    category: 4, // chop
    usual: "wood_chop",
    subtypes: {
      cable_pull_through: [0],
      wood_chop: [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 15, 16, 17, 18, 19, 20, 21],
      pallof_press: [10, 11, 14, 22],
    },
  },
  {
    category: 5, // core
    usual: null,
    subtypes: {
      ab_wheel: [3, 4, 18, 19, 29, 30, 39, 40],
      russian_twist: [5, 12, 13, 14, 15, 46],
      pallof_press: [6],
      side_bend: [7, 8, 9, 93, 94, 95, 96],
      turkish_get_up: [16, 89],
      reverse_crunch: [21, 22, 25, 26, 33, 34],
      v_up: [27, 28, 71],
      back_extension: [41, 42],
      bird_dog: [48],
      bicycle_crunch: [49, 53, 54, 85],
      lying_leg_raise: [57, 77],
      flutter_kick: [65, 82],
      crunch: [72, 87],
      toes_to_bar: [84],
    },
  },
  {
    category: 6, // crunch
    usual: "crunch",
    subtypes: {
      leg_extension: [33, 34],
      crunch: [2, 3, 4, 36, 37, 38, 39, 40, 41, 44, 45, 68, 75, 76, 79, 80, 83, 84],
      cable_crunch: [1, 28, 64],
      reverse_crunch: [5, 6, 9, 10, 15, 16, 17, 18, 19, 26, 27, 46, 47, 48, 49, 50, 51, 54, 55, 60, 61, 69, 70],
      bicycle_crunch: [0, 11, 12, 78],
      oblique_crunch: [7, 8, 22, 23, 29, 30, 31, 52, 53, 58, 59, 62, 63, 65, 73, 74],
      flutter_kick: [13, 14],
      hanging_knee_raise: [20, 21, 32],
      lying_leg_raise: [35],
      russian_twist: [71, 72],
      toes_to_bar: [81, 82],
    },
  },
  {
    category: 16, // leg_raise
    usual: "lying_leg_raise",
    subtypes: {
      hanging_knee_raise: [0, 19],
      hanging_leg_raise: [1, 2, 3, 4],
      lying_leg_raise: [5, 6, 7, 8, 9, 10, 17, 18],
      glute_kickback: [11, 12],
      reverse_hyperextension: [13, 14, 15, 16],
    },
  },
  {
    category: 19, // plank
    usual: "plank",
    subtypes: {
      plank: [
        0, 1, 2, 3, 10, 11, 14, 15, 22, 23, 43, 54, 55, 84, 85, 92, 93, 94, 95, 96, 97, 101, 102, 107, 108, 115, 116, 117, 128, 132, 133,
      ],
      side_plank: [24, 25, 60, 61, 62, 63, 66, 67, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 88, 89, 105],
      mountain_climber: [6, 7, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 125],
      glute_bridge: [130, 131],
    },
  },
  {
    category: 27, // sit_up
    usual: "sit_up",
    subtypes: {
      sit_up: [0, 1, 4, 5, 8, 9, 10, 11, 12, 13, 14, 16, 18, 19, 20, 34, 37, 38],
      v_up: [2, 3, 15, 17, 27, 28, 31, 32, 35, 36],
      reverse_crunch: [23, 24, 25, 26],
      russian_twist: [33, 40],
      turkish_get_up: [39],
    },
  },
];
