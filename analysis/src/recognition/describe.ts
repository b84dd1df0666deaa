import { FEATURE_HZ } from "../motion/motion.ts";
import type { FoundSet } from "../sets/found-set.ts";
import { median } from "../signal/median.ts";
import { COURSE_POINTS, type Cycles, courseOf, cyclesOf, type Half, POINTS_PER_HALF, turnedOver } from "./cycle.ts";
import { type EarthMotion, earthMotion } from "./earth-frame.ts";
import { type RepsTravel, travelWithin } from "./level-travel.ts";
import { leverOf, posePath } from "./lever.ts";
import type { SetColumns, Vectors } from "./set-columns.ts";

/**
 * A set's movement as the network sees it. `courses` and `traits` do not change with the way the sensor is mounted; `pose` is the only part in device axes, for
 * lifters who wear it the same way each time.
 */
export interface Movement {
  /** {@link COURSES} after each other, {@link COURSE_POINTS} values each: the median rep, rising half first, in units of the course's scale, within ±4. */
  readonly courses: Float32Array;
  /** In the order of {@link TRAITS}. */
  readonly traits: Float32Array;
  /** Up direction in device axes at the bottom and at the top of the median rep: x, y, z and x, y, z. */
  readonly pose: Float32Array;
}

/**
 * Columns whose course over the rep is taken, with the size that counts as one. `level` axes: `turning` is the level axis about which the wrist turns most, such that the
 * rising half turns positively; `across` is level and at right angles to it. `mirrored` ones change sign on the other arm.
 */
export const COURSES = [
  { name: "vertical velocity", scale: 0.5, mirrored: false },
  { name: "height", scale: 0.2, mirrored: false },
  { name: "vertical acceleration", scale: 2, mirrored: false },
  { name: "length of the angular rate", scale: 2, mirrored: false },
  { name: "angular rate, turning", scale: 2, mirrored: false },
  { name: "angular rate, across", scale: 2, mirrored: true },
  { name: "angular rate, vertical", scale: 2, mirrored: true },
  { name: "level travel, across", scale: 0.2, mirrored: false },
  { name: "level travel, turning", scale: 0.2, mirrored: true },
  { name: "pose along its main path", scale: 0.6, mirrored: false },
  { name: "pose along the lever", scale: 0.6, mirrored: false },
] as const;

/** What is said of the rep as a whole; m, rad and log s. */
export const TRAITS = [
  "rise",
  "log rising time",
  "log falling time",
  "log period",
  "log pause between reps",
  "lever length",
  "height explained by turning",
  "height left by turning",
  "mean pose off its path's plane",
  "mean pose along the main path",
  "mean pose along the second path",
  "pose spread, first axis",
  "pose spread, second axis",
  "pose spread, third axis",
  "lever's uprightness at the bottom",
  "lever's uprightness at the top",
  "turn about the vertical",
  "turn about the turning axis",
  "turn about the level axis across",
  "level travel across, bottom to top",
  "level travel along turning, bottom to top",
  "range of level travel across",
  "range of level travel along turning",
  "falls first",
  "angle between bottom and top pose",
  "greatest vertical acceleration",
] as const;

/** Courses are cut here: one wild value must not outweigh the rest. */
const COURSE_LIMIT = 4;
/** A pivot farther away than this is none, m. */
const LONGEST_LEVER = 1.5;
/** Added to times before their logarithm, s: shorter ones are alike. */
const SHORT_S = 0.1;

/** Describes a found set's movement, or returns null where it holds no complete rep. */
export function describeMovement(set: FoundSet, columns: SetColumns): Movement | null {
  const cycles = cyclesOf(set, columns);
  if (!cycles) return null;
  const { up } = columns;
  const level = levelFrame(earthMotion(columns), cycles);
  const lever = leverOf(up, cycles);
  const path = posePath(up, cycles);
  const leverPose = courseOf(along(up, lever.arm, 1 / (lever.length + 1e-6)), cycles);
  const mainPose = courseOf(along(up, path.first, 1), cycles);
  const sign = mainPose[POINTS_PER_HALF - 1] >= mainPose[0] ? 1 : -1;
  for (let p = 0; p < COURSE_POINTS; p++) mainPose[p] *= sign;
  const meanPose = mainPose.reduce((sum, v) => sum + v, 0) / COURSE_POINTS;
  const pose = [courseOf(up.x, cycles), courseOf(up.y, cycles), courseOf(up.z, cycles)] as const;
  const height = courseOf(cycles.height, cycles);
  const lift = courseOf(columns.verticalAcceleration, cycles);
  const across = courseOf(level.travelAcross, cycles);
  const turning = courseOf(level.travelTurning, cycles);
  const courses = [
    courseOf(columns.velocity, cycles),
    height,
    lift,
    courseOf(level.rateLength, cycles),
    courseOf(level.rateTurning, cycles),
    courseOf(level.rateAcross, cycles),
    courseOf(level.rateUp, cycles),
    across,
    turning,
    mainPose.map((v) => v - meanPose),
    leverPose,
  ];
  const top = POINTS_PER_HALF - 1;
  const off = cross(path.first, path.second);
  const times = timesOf(cycles);
  const traits = [
    Math.abs(height[top] - height[0]),
    times.rising,
    times.falling,
    times.period,
    times.pause,
    Math.min(LONGEST_LEVER, lever.length),
    lever.explained,
    lever.residual,
    Math.abs(dot(path.mean, off)),
    sign * dot(path.mean, path.first),
    Math.abs(dot(path.mean, path.second)),
    ...path.spread,
    leverPose[0],
    leverPose[top],
    Math.abs(turnedOver(level.rateUp, cycles.rising, FEATURE_HZ)),
    turnedOver(level.rateTurning, cycles.rising, FEATURE_HZ),
    Math.abs(turnedOver(level.rateAcross, cycles.rising, FEATURE_HZ)),
    across[top] - across[0],
    Math.abs(turning[top] - turning[0]),
    rangeOf(across),
    rangeOf(turning),
    cycles.fallsFirst ? 1 : 0,
    Math.acos(Math.min(1, Math.max(-1, pose[0][0] * pose[0][top] + pose[1][0] * pose[1][top] + pose[2][0] * pose[2][top]))),
    lift.reduce((most, v) => Math.max(most, Math.abs(v)), 0),
  ];
  return {
    courses: Float32Array.from(
      courses.flatMap((course, k) => Array.from(course, (v) => Math.min(COURSE_LIMIT, Math.max(-COURSE_LIMIT, v / COURSES[k].scale)))),
    ),
    traits: Float32Array.from(traits),
    pose: Float32Array.of(pose[0][0], pose[1][0], pose[2][0], pose[0][top], pose[1][top], pose[2][top]),
  };
}

interface LevelFrame extends RepsTravel {
  readonly rateLength: Float64Array;
  readonly rateTurning: Float64Array;
  readonly rateAcross: Float64Array;
  readonly rateUp: Float64Array;
}

/** The set's movement in the axes that it chooses itself: up, the level axis it turns about most, and the level axis across that. */
function levelFrame({ acceleration, rate }: EarthMotion, cycles: Cycles): LevelFrame {
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (const { start, end } of cycles.reps) {
    for (let i = start; i <= end; i++) {
      xx += rate.x[i] * rate.x[i];
      xy += rate.x[i] * rate.y[i];
      yy += rate.y[i] * rate.y[i];
    }
  }
  const heading = 0.5 * Math.atan2(2 * xy, xx - yy);
  const turningBy = (sign: number) => [sign * Math.cos(heading), sign * Math.sin(heading)] as const;
  const provisional = levelAlong(rate, turningBy(1));
  const axis = turningBy(turnedOver(provisional, cycles.rising, FEATURE_HZ) >= 0 ? 1 : -1);
  const across = [-axis[1], axis[0]] as const;
  return {
    rateLength: rate.x.map((x, i) => Math.sqrt(x * x + rate.y[i] * rate.y[i] + rate.z[i] * rate.z[i])),
    rateTurning: levelAlong(rate, axis),
    rateAcross: levelAlong(rate, across),
    rateUp: rate.z,
    travelAcross: travelWithin(levelAlong(acceleration, across), cycles.reps),
    travelTurning: travelWithin(levelAlong(acceleration, axis), cycles.reps),
  };
}

function levelAlong({ x, y }: Vectors, [a, b]: readonly [number, number]): Float64Array {
  return x.map((v, i) => a * v + b * y[i]);
}

type Vector = readonly [x: number, y: number, z: number];

function along({ x, y, z }: Vectors, [a, b, c]: Vector, scale: number): Float64Array {
  return x.map((v, i) => scale * (a * v + b * y[i] + c * z[i]));
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function rangeOf(course: Float64Array): number {
  return (
    course.reduce((most, v) => Math.max(most, v), Number.NEGATIVE_INFINITY) - course.reduce((least, v) => Math.min(least, v), Infinity)
  );
}

/** Logarithms of usual times, s. */
function timesOf({ reps, rising, falling }: Cycles) {
  const usual = (halves: readonly Half[]) => median(halves.map(({ start, end }) => end - start)) / FEATURE_HZ;
  const up = usual(rising);
  const down = usual(falling);
  const period = reps.length > 1 ? median(reps.slice(1).map(({ start }, k) => start - reps[k].start)) / FEATURE_HZ : up + down;
  const log = (s: number) => Math.log(Math.max(0, s) + SHORT_S);
  return { rising: log(up), falling: log(down), period: log(period), pause: log(period - up - down) };
}
