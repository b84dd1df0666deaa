import type { FitCategory } from "./fit-category.ts";

/** Presses, raises and triceps work: FIT subtype numbers by the exercise that they mean. */
export const fitPush: readonly FitCategory[] = [
  {
    category: 0, // bench_press
    usual: "bench_press",
    subtypes: {
      bench_press: [1, 2, 17, 18, 25],
      paused_bench_press: [11, 24],
      close_grip_bench_press: [4],
      floor_press: [3],
      smith_machine_bench_press: [22],
      incline_bench_press: [8, 19],
      smith_machine_incline_press: [10],
      dumbbell_bench_press: [0, 6, 13, 21, 23, 26],
      incline_dumbbell_bench_press: [9, 14],
      decline_dumbbell_bench_press: [5],
      dumbbell_floor_press: [7, 15, 16],
      kettlebell_chest_press: [12],
      cable_chest_press: [20],
    },
  },
  {
    category: 9, // flye
    usual: "dumbbell_fly",
    subtypes: {
      cable_crossover: [0],
      dumbbell_fly: [2, 4, 7],
      incline_dumbbell_fly: [3],
      decline_dumbbell_fly: [1],
      reverse_fly: [5, 10, 11, 12],
      cable_reverse_fly: [6],
    },
  },
  {
    category: 14, // lateral_raise
    usual: "lateral_raise",
    subtypes: {
      lateral_raise: [1, 7, 9, 11, 24, 26, 34, 39],
      cable_lateral_raise: [4, 14],
      scaption: [8, 23],
      front_raise: [10, 38],
      cable_front_raise: [5],
      plate_front_raise: [16],
      reverse_fly: [3, 12, 15, 25, 29],
      external_rotation: [0],
      ring_dip: [17, 18, 36],
      muscle_up: [2, 13, 19, 20],
      rope_climb: [21, 22],
      inverted_row: [28],
    },
  },
  {
    category: 22, // push_up
    usual: "push_up",
    subtypes: {
      push_up: [
        1, 3, 5, 7, 17, 19, 21, 23, 29, 31, 36, 38, 43, 45, 47, 49, 51, 53, 55, 57, 59, 61, 63, 65, 67, 69, 75, 77, 78, 79, 81, 83, 85,
      ],
      weighted_push_up: [2, 4, 6, 8, 18, 20, 22, 24, 30, 32, 37, 39, 40, 44, 46, 48, 50, 52, 54, 56, 58, 60, 62, 64, 66, 68, 70, 76, 87],
      incline_push_up: [27, 28, 90],
      decline_push_up: [13, 14],
      kneeling_push_up: [33, 34],
      diamond_push_up: [9, 10, 11, 12, 15, 16, 82, 86],
      handstand_push_up: [25, 26, 71, 72, 73, 74, 80, 89],
      pike_push_up: [84, 88],
      band_chest_press: [0],
      renegade_row: [41, 42],
    },
  },
  {
    category: 24, // shoulder_press
    usual: "overhead_press",
    subtypes: {
      overhead_press: [4, 14, 25, 27],
      seated_overhead_press: [16],
      smith_machine_overhead_press: [20],
      push_press: [3, 8, 13],
      dumbbell_shoulder_press: [0, 6, 15, 17, 18, 22, 24, 31],
      arnold_press: [1, 30],
      handstand_push_up: [9, 10, 11, 12],
      thruster: [2],
      plate_front_raise: [23],
      front_raise: [28],
    },
  },
  {
    category: 25, // shoulder_stability
    usual: null,
    subtypes: {
      external_rotation: [0, 1, 3, 4, 22, 23],
      internal_rotation: [2, 33, 34, 35],
      reverse_fly: [8, 9, 16, 17, 27, 28],
      face_pull: [5],
    },
  },
  {
    category: 26, // shrug
    usual: "barbell_shrug",
    subtypes: {
      barbell_shrug: [0, 1, 8, 16, 17, 18, 20],
      smith_machine_shrug: [3],
      dumbbell_shrug: [4, 5, 7, 9, 19],
      upright_row: [2, 24],
      dumbbell_upright_row: [6],
    },
  },
  {
    category: 30, // triceps_extension
    usual: "triceps_pushdown",
    subtypes: {
      triceps_pushdown: [17, 18, 39, 42],
      rope_pushdown: [19],
      triceps_kickback: [3, 6, 43],
      overhead_triceps_extension: [8, 15, 20, 21, 22, 23, 24, 25, 35, 44],
      cable_overhead_triceps_extension: [5],
      skull_crusher: [4, 11, 13, 14, 16, 30, 34, 38],
      dumbbell_skull_crusher: [7, 12, 33, 41],
      bench_dip: [0, 1, 26, 27, 36, 37],
      dip: [2, 9, 28],
      weighted_dip: [10, 29, 32, 40],
      ring_dip: [31],
    },
  },
];
