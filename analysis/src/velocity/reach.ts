import { POINTS, type Stroke } from "../reps/stroke.ts";
import type { StrokeTemplate } from "../reps/template.ts";

/** How much of a lift's way a stroke has gone: 1 all of it. */
export interface Reach {
  readonly share: number;
  /** Standard uncertainty of `share`. */
  readonly uncertainty: number;
  /** The same from the pose alone, and how far the pose of a lift moves, rad. */
  readonly byPose: number;
  readonly poseWay: number;
  /** The same from the height alone, and its standard uncertainty. */
  readonly byHeight: number;
  readonly heightUncertainty: number;
}

/** Height that a stroke and the lifts before it gain, m, and the standard uncertainty of the stroke's. */
export interface Rises {
  readonly own: number;
  readonly sd: number;
  readonly usual: number;
}

/**
 * How far along the way of `template` a stroke has come, from everything that tells: pose, height and turn about the vertical, each weighed by what
 * its estimate is worth. Pose does not drift, but in a press it hardly moves; height moves, but drifts.
 */
export function reachAlong(stroke: Stroke, template: StrokeTemplate, rises: Rises, rateHz: number): Reach {
  const channels = template.path.length / POINTS;
  const end = (POINTS - 1) * channels;
  let along = 0;
  let whole = 0;
  for (let c = 0; c < 3; c++) {
    const way = template.path[end + c] - template.path[c];
    along += (stroke.path[end + c] - stroke.path[c]) * way;
    whole += way * way;
  }
  const poseWay = Math.sqrt(whole);
  const turn = template.path[end + 4] - template.path[4];
  const seconds = (stroke.end - stroke.start) / rateHz;
  const estimates: readonly (readonly [own: number, usual: number, sd: number])[] = [
    [along / poseWay, poseWay, POSE_SD],
    [rises.own, rises.usual, Math.hypot(HEIGHT_SD, rises.sd)],
    [stroke.path[end + 4] - stroke.path[4], turn, TURN_SD + TURN_DRIFT * seconds],
  ];
  let weight = 0;
  let sum = 0;
  for (const [own, usual, sd] of estimates) {
    const w = (usual / sd) ** 2;
    if (!(w > 0)) continue;
    weight += w;
    sum += (w * own) / usual;
  }
  const usual = Math.abs(rises.usual);
  return {
    share: weight > 0 ? sum / weight : 1,
    uncertainty: weight > 0 ? 1 / Math.sqrt(weight) : 1,
    byPose: whole > 0 ? along / whole : 1,
    poseWay,
    byHeight: usual > 0 ? rises.own / rises.usual : 1,
    heightUncertainty: usual > 0 ? rises.sd / usual : 1,
  };
}

/** Scatter between the reps of a set of the pose at the ends of a lift, rad, and of the height that it gains, m. */
const POSE_SD = 0.12;
const HEIGHT_SD = 0.025;
/** The same of the turn about the vertical in the scale of the path, and its drift per second. */
const TURN_SD = 0.1;
const TURN_DRIFT = 0.03;
