import type { Features } from "../motion/motion.ts";
import { median } from "../signal/median.ts";
import type { Chain, RepSpan } from "./chain.ts";
import { gainOf } from "./model.ts";
import type { RepParams } from "./params.ts";
import { POINTS, type Stroke, type StrokeTemplate, strokeOf } from "./stroke.ts";
import { turnsOf } from "./turns.ts";

/**
 * A lift that was started after the last rep and not finished: it begins in the pose and on the path of a rep, moves slower than the reps did, and turns
 * back before `attemptReach` of their travel. Where a rep begins with the lowering, a whole lowering comes before it. Null where there is none.
 */
export function failedAttempt(features: Features, chain: Chain, params: RepParams): RepSpan | null {
  const last = chain.reps[chain.reps.length - 1];
  const lifting = chain.lift === "second" ? (-chain.first as 1 | -1) : chain.first;
  const lift = lifting === 1 ? chain.model.up : chain.model.down;
  const lowering = lifting === 1 ? chain.model.down : chain.model.up;
  const isHeight = chain.axis.kind === "height";
  const v = chain.axis.values;
  const end = Math.min(features.length, last.end + params.attemptWithinS * features.rateHz);
  const turns = turnsOf(v, Math.max(0, last.end - 2), end, params.attemptReversal * lift.axisTravel);
  const usual = speedOf(last.strokes.find((s) => s.direction === lifting)) || lift.travel / lift.duration;
  for (let i = 0; i + 1 < turns.length; i++) {
    if (Math.sign(v[turns[i + 1]] - v[turns[i]]) !== lifting) continue;
    const partial = strokeOf(features, v, isHeight, turns[i], turns[i + 1]);
    const reach = partial.axisTravel / lift.axisTravel;
    if (reach < params.attemptLeast || reach >= params.attemptReach) continue;
    if (partial.axisTravel / (partial.end - partial.start) > (params.attemptSpeed * usual * lift.axisTravel) / lift.travel) continue;
    // A lift that is given up is slow and smooth; putting the load down is not.
    if (partial.roughness > params.attemptRoughness * lift.roughness) continue;
    if (strayed(partial, lift, reach) > params.attemptStray) continue;
    if (chain.lift === "second") {
      if (i === 0) continue;
      const down = strokeOf(features, v, isHeight, turns[i - 1], turns[i]);
      if (gainOf(down, lowering, params) < params.attemptLowering) continue;
      return attemptOf(down.start, turns[i], partial, [down, partial]);
    }
    // The way back shows that it was given up rather than paused.
    const back = i + 2 < turns.length ? Math.abs(v[turns[i + 2]] - v[turns[i + 1]]) : 0;
    if (back < 0.6 * partial.axisTravel) continue;
    return attemptOf(partial.start, turns[i + 1], partial, [partial]);
  }
  return null;
}

/**
 * Whether the chain's last rep is itself an attempt that was given up: its lift travelled less than `lastReach` of the others', and slower.
 * Where the set has too few reps to say what they travel, or the recording ends in it, it is not.
 */
export function lastIsAttempt(features: Features, chain: Chain, params: RepParams): boolean {
  const end = chain.reps[chain.reps.length - 1].end;
  const cut = features.closes && end > features.length - params.edgeS * features.rateHz;
  if (chain.reps.length < 3 || cut) return false;
  const lifting = chain.lift === "second" ? -chain.first : chain.first;
  const lifts = chain.reps.map((r) => r.strokes.find((s) => s.direction === lifting));
  const last = lifts.pop();
  const others = lifts.filter((s) => s !== undefined);
  if (!last || others.length < 2) return false;
  const travel = median(others.map((s) => s.travel));
  const speed = median(others.map(speedOf));
  return last.travel < params.lastReach * travel && speedOf(last) < params.lastSpeed * speed;
}

/** What follows a set is often the load being put down: an attempt after it is believed as often as not. */
const ATTEMPT_GAIN = 0.17;

function attemptOf(start: number, turn: number, partial: Stroke, strokes: Stroke[]): RepSpan {
  return { start, turn, end: Math.max(partial.end, turn), gain: ATTEMPT_GAIN, strokes, weak: false };
}

function speedOf(stroke: Stroke | undefined): number {
  return stroke ? stroke.travel / Math.max(1, stroke.end - stroke.start) : 0;
}

/** RMS distance of the partial stroke's pose from the part of the template's path that it covers, relative to how far the template moves. */
function strayed(partial: Stroke, template: StrokeTemplate, reach: number): number {
  const channels = template.path.length / POINTS;
  let sum = 0;
  for (let k = 0; k < POINTS; k++) {
    const at = Math.min(POINTS - 1, k * reach);
    const low = Math.floor(at);
    const high = Math.min(POINTS - 1, low + 1);
    for (let c = 0; c < 3; c++) {
      const expected =
        template.path[low * channels + c] + (template.path[high * channels + c] - template.path[low * channels + c]) * (at - low);
      sum += (partial.path[k * channels + c] - expected) ** 2;
    }
  }
  return Math.sqrt(sum / POINTS) / template.excursion;
}
