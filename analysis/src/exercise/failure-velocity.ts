import type { VelocityPrior } from "./exercise.ts";

/**
 * Published velocities at failure or at 1RM, bound to exercise and equipment: they do not carry over. Where only the velocity at
 * 1RM is known, the spread stays wide, because the last rep of a set to failure correlates only weakly with it (r 0.18 to 0.37,
 * Garcia-Ramos 2020, doi 10.7717/peerj.8760).
 */
export const BENCH_FREE: VelocityPrior = {
  median: 0.15,
  cv: 0.35,
  kind: "at_1rm",
  predictsOneRepMax: true,
  source: "0.10-0.17 m/s over 4 studies, Weakley 2021, doi 10.1519/SSC.0000000000000560; 0.10 ± 0.04 in powerlifters, Helms 2017",
};
export const BENCH_SMITH: VelocityPrior = {
  median: 0.16,
  cv: 0.3,
  kind: "at_1rm",
  predictsOneRepMax: true,
  source: "0.16 ± 0.04 m/s, n = 120, Gonzalez-Badillo 2010, doi 10.1055/s-0030-1248333",
};
export const BACK_SQUAT: VelocityPrior = {
  median: 0.27,
  cv: 0.3,
  kind: "at_1rm",
  source: "0.23-0.32 m/s over 4 studies, Weakley 2021; 0.24 ± 0.06 free weight, Banyard 2017, doi 10.1519/JSC.0000000000001657",
};
export const DEADLIFT: VelocityPrior = {
  median: 0.2,
  cv: 0.31,
  kind: "at_failure",
  reserve: 0.043,
  shape: 1.2,
  source:
    "0.206 ± 0.063 m/s, last rep of sets to failure at 80 and 90 %; a straight line fits 14 of 19 people, falling faster in the second half; Braga and Costa 2025",
};
export const SHOULDER_PRESS: VelocityPrior = {
  median: 0.19,
  cv: 0.3,
  kind: "at_1rm",
  source: "about 0.19 m/s, n = 48, Hernandez-Belmonte 2021, doi 10.5114/biolsport.2020.98453",
};
export const PRONE_PULL: VelocityPrior = {
  median: 0.5,
  cv: 0.3,
  kind: "at_1rm",
  source: "0.48-0.52 m/s over 3 studies, Weakley 2021",
};
export const HALF_SQUAT: VelocityPrior = {
  median: 0.33,
  cv: 0.3,
  kind: "at_1rm",
  source: "0.33 ± 0.05 m/s half squat, n = 15, Conceicao 2016, PMID 26395837",
};
export const LEG_PRESS: VelocityPrior = {
  median: 0.21,
  cv: 0.3,
  kind: "at_1rm",
  source: "0.21 ± 0.06 m/s of the sled, n = 15, Conceicao 2016, PMID 26395837",
};
export const HIP_THRUST: VelocityPrior = {
  median: 0.3,
  cv: 0.4,
  kind: "at_1rm",
  source: "0.30 m/s in a velocity-training catalogue; the paper behind it was not verified",
};
export const PULL_UP: VelocityPrior = {
  median: 0.2,
  cv: 0.3,
  kind: "at_1rm",
  source: "0.20 ± 0.05 m/s, n = 52, Sanchez-Moreno 2017, doi 10.1123/ijspp.2016-0791, as others quote it; one of them prints 0.23",
};
