import { POINTS, type Stroke, type StrokeTemplate } from "./stroke.ts";

/** How much of a lift's way a stroke has gone: 1 all of it. */
export interface Reach {
  readonly share: number;
  /** Standard uncertainty of `share`. */
  readonly uncertainty: number;
}

/**
 * How far along the way of `template` a stroke has come, from everything that tells: pose, height and turn about the vertical, each weighed by what
 * its estimate is worth over the stroke's duration. Pose does not drift, but in a press it hardly moves; height moves, but drifts with the square of time.
 */
export function reachOf(stroke: Stroke, template: StrokeTemplate, rateHz: number): Reach {
  const channels = template.path.length / POINTS;
  const end = (POINTS - 1) * channels;
  let along = 0;
  let whole = 0;
  for (let c = 0; c < 3; c++) {
    const way = template.path[end + c] - template.path[c];
    along += (stroke.path[end + c] - stroke.path[c]) * way;
    whole += way * way;
  }
  const seconds = (stroke.end - stroke.start) / rateHz;
  const estimates: [share: number, uncertainty: number][] = [];
  if (whole > 0) estimates.push([along / whole, POSE_ERROR / Math.sqrt(whole)]);
  if (template.rise !== 0) estimates.push([stroke.rise / template.rise, (HEIGHT_ERROR + HEIGHT_DRIFT * seconds * seconds) / Math.abs(template.rise)]);
  const turn = template.path[end + 4] - template.path[4];
  if (turn !== 0) estimates.push([(stroke.path[end + 4] - stroke.path[4]) / turn, (TURN_ERROR + TURN_DRIFT * seconds) / Math.abs(turn)]);
  let weight = 0;
  let sum = 0;
  for (const [share, uncertainty] of estimates) {
    const w = 1 / (uncertainty * uncertainty);
    weight += w;
    sum += w * share;
  }
  return weight > 0 ? { share: sum / weight, uncertainty: 1 / Math.sqrt(weight) } : { share: 1, uncertainty: 1 };
}

/** Scatter of a pose between reps, rad. */
const POSE_ERROR = 0.12;
/** Scatter of the height that a lift gains, m, and what a tilt that is off by 0.5° at the end of a lift adds, m/s². */
const HEIGHT_ERROR = 0.02;
const HEIGHT_DRIFT = 0.012;
/** The same for the turn about the vertical in the scale of the path, and its drift per second. */
const TURN_ERROR = 0.1;
const TURN_DRIFT = 0.03;
