import type { Features } from "../motion/motion.ts";
import { median } from "../signal/median.ts";
import type { Chain, RepSpan } from "./chain.ts";
import { gainOf } from "./model.ts";
import type { RepParams } from "./params.ts";
import { reachOf } from "./reach.ts";
import { POINTS, type Stroke, type StrokeTemplate, strokeOf } from "./stroke.ts";
import { turnsOf } from "./turns.ts";

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

/** The most likely failed attempt at the end of a set, or null where none is likelier than not. `lifting` is the direction of a lift on the chain's axis. */
export function failedAttempt(features: Features, chain: Chain, lifting: 1 | -1, params: RepParams): Attempt | null {
  let best: Attempt | null = null;
  for (const { span, isLastRep, evidence } of attemptCandidates(features, chain, lifting, params)) {
    const probability = attemptProbability(evidence, isLastRep, params);
    if (probability > (best?.probability ?? params.attemptAccept)) best = { span, isLastRep, probability };
  }
  return best;
}

/** Every lift at the end of a set that could be one that was given up: the chain's last, and those that follow it. */
export function attemptCandidates(features: Features, chain: Chain, lifting: 1 | -1, params: RepParams): AttemptCandidate[] {
  const { reps, axis } = chain;
  const lift = lifting === 1 ? chain.model.up : chain.model.down;
  const lowering = lifting === 1 ? chain.model.down : chain.model.up;
  const lifts = reps.map((rep) => rep.strokes.find((s) => s.direction === lifting) ?? null);
  const done = lifts.filter((s) => s !== null);
  const last = done[done.length - 1];
  if (done.length < 3 || !last) return [];
  const isHeight = axis.kind === "height";
  const v = axis.values;
  const end = Math.min(features.length, reps[reps.length - 1].end + params.attemptWithinS * features.rateHz);
  const turns = turnsOf(v, last.end, end, params.attemptReversal * lift.axisTravel);
  const candidates: AttemptCandidate[] = [];
  const cut = features.closes && last.end > features.length - params.edgeS * features.rateHz;
  const lastRep = reps[reps.length - 1];
  if (!cut && lastRep.strokes.includes(last) && done.length > 3) {
    const before = lastRep.strokes.find((s) => s.direction !== lifting && s.end <= last.start + 1);
    const next = turns.length > 1 ? v[turns[1]] : v[last.end];
    candidates.push({
      span: lastRep,
      isLastRep: true,
      evidence: evidenceOf(last, done.slice(0, -1), before ?? null, Math.abs(v[last.end] - next), 0),
    });
  }
  for (let i = 1; i + 1 < turns.length; i++) {
    if (Math.sign(v[turns[i + 1]] - v[turns[i]]) !== lifting) continue;
    const partial = strokeOf(features, v, isHeight, turns[i], turns[i + 1]);
    if (partial.axisTravel < params.attemptLeast * lift.axisTravel) continue;
    const down = strokeOf(features, v, isHeight, turns[i - 1], turns[i]);
    const back = i + 2 < turns.length ? Math.abs(v[turns[i + 2]] - v[turns[i + 1]]) : 0;
    const strokes = down.start >= reps[reps.length - 1].end - 2 ? [down, partial] : [partial];
    candidates.push({
      span: { start: strokes[0].start, turn: turns[i], end: Math.max(partial.end, turns[i]), gain: 0, strokes, weak: false },
      isLastRep: false,
      evidence: evidenceOf(partial, done, down, back, (partial.start - last.end) / features.rateHz),
    });
  }
  return candidates;

  function evidenceOf(stroke: Stroke, before: readonly Stroke[], down: Stroke | null, back: number, since: number): AttemptEvidence {
    const reach = reachOf(stroke, lift, features.rateHz);
    const duration = (s: Stroke) => Math.max(1, s.end - s.start);
    const fastest = Math.min(...before.map(duration));
    const recent = duration(before[before.length - 1]);
    return {
      reach: Math.max(-0.5, Math.min(1.5, reach.share)),
      reachUncertainty: reach.uncertainty,
      slower: Math.log(Math.max(0.05, reach.share) / duration(stroke)) - Math.log(1 / recent),
      fatigue: Math.log(fastest / recent),
      jolt: Math.log((stroke.roughness + 0.2) / (lift.roughness + 0.2)),
      stray: Math.min(3, strayed(stroke, lift, Math.max(0.1, Math.min(1, reach.share)))),
      back: Math.min(1.5, back / lift.axisTravel),
      lowering: down ? Math.max(-3, gainOf(down, lowering, params)) : 0,
      logSince: Math.log(1 + Math.max(0, since)),
    };
  }
}

/** Logistic regression over {@link AttemptEvidence}; the chain's last rep and what follows it are judged apart. */
export function attemptProbability(evidence: AttemptEvidence, isLastRep: boolean, params: RepParams): number {
  const { intercept, weights } = isLastRep ? params.attemptLast : params.attemptAfter;
  let z = intercept;
  for (const key of Object.keys(weights) as (keyof AttemptEvidence)[]) z += weights[key] * evidence[key];
  return 1 / (1 + Math.exp(-z));
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
  return Math.sqrt(sum / POINTS) / Math.hypot(template.excursion, 0.2);
}
