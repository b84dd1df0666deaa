import type { Features } from "../motion/motion.ts";
import type { Chain, RepSpan } from "../reps/chain.ts";
import { gainOf } from "../reps/model.ts";
import type { RepParams } from "../reps/params.ts";
import { POINTS, type Stroke, type StrokeTemplate, strokeOf } from "../reps/stroke.ts";
import { median } from "../signal/median.ts";
import type { AttemptParams } from "./attempt-params.ts";
import { reachAlong } from "./reach.ts";
import { tailOf } from "./tail.ts";

/** A lift that was begun and given up. */
export interface Attempt {
  readonly span: RepSpan;
  /** Whether it is the last of the chain's own reps, or comes after them. */
  readonly isLastRep: boolean;
  readonly probability: number;
}

/** What tells a lift that was given up from one that was completed, and from putting the load down. All numbers are finite. */
export interface AttemptEvidence {
  /** How far it came: share of the way that the set's lifts go, and that share's standard uncertainty. */
  readonly reach: number;
  readonly reachUncertainty: number;
  /** Natural logarithm of its speed against that of the last completed lift before it, and of that one's against the fastest. */
  readonly slower: number;
  readonly fatigue: number;
  /** Natural logarithm of its accelerations against those of the set's lifts. */
  readonly jolt: number;
  /** Distance of its pose from the path of a lift, relative to how far that moves. */
  readonly stray: number;
  /** How far it goes back down, as a share of the way that the set's lifts go; at most 1.5. */
  readonly back: number;
  /** Gain of the lowering before it, at least −3. */
  readonly lowering: number;
  /** Logarithm of the time since the last lift was over, s, +1. */
  readonly logSince: number;
}

export interface AttemptCandidate {
  readonly span: RepSpan;
  readonly isLastRep: boolean;
  readonly evidence: AttemptEvidence;
}

/** The most likely failed attempt at the end of a set, or null where none is likely. `lifting` is the direction of a lift on the chain's axis. */
export function failedAttempt(features: Features, chain: Chain, lifting: 1 | -1, params: AttemptParams, reps: RepParams): Attempt | null {
  let best: Attempt | null = null;
  for (const { span, isLastRep, evidence } of attemptCandidates(features, chain, lifting, params, reps)) {
    const probability = attemptProbability(evidence, isLastRep, params);
    if (probability > (best?.probability ?? params.accept)) best = { span, isLastRep, probability };
  }
  return best;
}

/** Logistic regression over {@link AttemptEvidence}; the chain's last rep and what follows it are judged apart. */
export function attemptProbability(evidence: AttemptEvidence, isLastRep: boolean, params: AttemptParams): number {
  const { intercept, weights } = isLastRep ? params.lastRep : params.after;
  let z = intercept;
  for (const key of Object.keys(weights) as (keyof AttemptEvidence)[]) z += weights[key] * evidence[key];
  return 1 / (1 + Math.exp(-z));
}

/** Every lift at the end of a set that could be one that was given up: the chain's last, and those that follow it. */
export function attemptCandidates(
  features: Features,
  chain: Chain,
  lifting: 1 | -1,
  params: AttemptParams,
  repParams: RepParams,
): AttemptCandidate[] {
  const { reps, axis } = chain;
  const { rateHz } = features;
  const [lift, lowering] = lifting === 1 ? [chain.model.up, chain.model.down] : [chain.model.down, chain.model.up];
  const lifts = reps.map((rep) => rep.strokes.find((s) => s.direction === lifting)).filter((s) => s !== undefined);
  const last = lifts[lifts.length - 1];
  if (lifts.length < 3) return [];
  const lastRep = reps[reps.length - 1];
  const end = Math.min(features.length, Math.round(lastRep.end + params.withinS * rateHz));
  const isHeight = axis.kind === "height";
  const { values: v, turns, height, heightSd } = tailOf(features, chain, last, end, params.turnReversal * lift.axisTravel);
  const usual = median(lifts.slice(0, -1).map((s) => height(s.end) - height(s.start)));
  const way = median(lifts.slice(0, -1).map((s) => Math.abs(v[s.end] - v[s.start])));

  const candidates: AttemptCandidate[] = [];
  const cut = features.closes && last.end > features.length - repParams.edgeS * rateHz;
  if (!cut && lastRep.strokes.includes(last) && lifts.length > 3 && turns.length > 1) {
    const before = lastRep.strokes.find((s) => s.direction !== lifting && s.end <= last.start + 1) ?? null;
    const back = turns.length > 2 ? Math.abs(v[turns[2]] - v[turns[1]]) : 0;
    const own = strokeOf(features, v, isHeight, turns[0], turns[1]);
    candidates.push({ span: lastRep, isLastRep: true, evidence: evidenceOf(own, lifts.slice(0, -1), before, back, 0) });
  }
  for (let i = 2; i + 1 < turns.length; i++) {
    if (Math.sign(v[turns[i + 1]] - v[turns[i]]) !== lifting) continue;
    const partial = strokeOf(features, v, isHeight, turns[i], turns[i + 1]);
    if (Math.abs(v[turns[i + 1]] - v[turns[i]]) < params.leastReach * way) continue;
    const down = strokeOf(features, v, isHeight, turns[i - 1], turns[i]);
    const back = i + 2 < turns.length ? Math.abs(v[turns[i + 2]] - v[turns[i + 1]]) : 0;
    const strokes = [down, partial];
    const span = { start: strokes[0].start, turn: turns[i], end: Math.max(partial.end, turns[i]), gain: 0, strokes, weak: false };
    candidates.push({ span, isLastRep: false, evidence: evidenceOf(partial, lifts, down, back, (partial.start - turns[1]) / rateHz) });
  }
  return candidates;

  function evidenceOf(stroke: Stroke, before: readonly Stroke[], down: Stroke | null, back: number, since: number): AttemptEvidence {
    const rises = { own: height(stroke.end) - height(stroke.start), sd: Math.hypot(heightSd(stroke.start), heightSd(stroke.end)), usual };
    const reach = reachAlong(stroke, lift, rises, rateHz);
    const duration = (s: Stroke) => Math.max(1, s.end - s.start);
    const recent = duration(before[before.length - 1]);
    return {
      reach: Math.max(-0.5, Math.min(1.5, reach.share)),
      reachUncertainty: reach.uncertainty,
      slower: Math.log((Math.max(0.05, reach.share) * recent) / duration(stroke)),
      fatigue: Math.log(Math.min(...before.map(duration)) / recent),
      jolt: Math.log((stroke.roughness + 0.2) / (lift.roughness + 0.2)),
      stray: Math.min(3, strayed(stroke, lift, Math.max(0.1, Math.min(1, reach.share)))),
      back: Math.min(1.5, back / way),
      lowering: down ? Math.max(-3, gainOf(down, lowering, repParams)) : 0,
      logSince: Math.log(1 + Math.max(0, since)),
    };
  }
}

/** RMS distance of a stroke's pose from the first part of the template's path, relative to how far the template moves. */
function strayed(stroke: Stroke, template: StrokeTemplate, reach: number): number {
  const channels = template.path.length / POINTS;
  let sum = 0;
  for (let k = 0; k < POINTS; k++) {
    const at = Math.min(POINTS - 1, k * reach);
    const low = Math.floor(at);
    const high = Math.min(POINTS - 1, low + 1);
    for (let c = 0; c < 3; c++) {
      const expected =
        template.path[low * channels + c] + (template.path[high * channels + c] - template.path[low * channels + c]) * (at - low);
      sum += (stroke.path[k * channels + c] - expected) ** 2;
    }
  }
  return Math.sqrt(sum / POINTS) / Math.hypot(template.excursion, POSE_SHIFT);
}

/** A hand's own shifting of its pose in the course of a set, rad. */
const POSE_SHIFT = 0.2;
