import type { Features } from "../motion/motion.ts";
import type { Chain } from "../reps/chain.ts";
import { gainOf } from "../reps/model.ts";
import type { RepParams } from "../reps/params.ts";
import type { OrderedChain } from "../reps/phases.ts";
import type { RepSpan } from "../reps/rep-span.ts";
import { type Stroke, strokeOf } from "../reps/stroke.ts";
import { boostedProbability } from "../signal/boosted.ts";
import { median } from "../signal/median.ts";
import { evidenceOf, type SetEnding } from "./attempt-evidence.ts";
import type { AttemptParams } from "./attempt-params.ts";
import { tailOf } from "./tail.ts";

/** A lift that was begun and given up. */
export interface Attempt {
  readonly span: RepSpan;
  /** Reps of the chain that stand: all before it. What the chain has after it was putting the load down. */
  readonly repsBefore: number;
  readonly probability: number;
}

export interface AttemptCandidate {
  readonly span: RepSpan;
  /** Reps of the chain that stand: all before it. */
  readonly repsBefore: number;
  /** Whether it is the chain's last rep. */
  readonly isLastRep: boolean;
  /** In the order of `ATTEMPT_EVIDENCE`; all finite. */
  readonly evidence: readonly number[];
}

/** How a set ends: its chain without what was putting the load down, and the failed attempt at its end, if one is likely. */
export interface SetEnd {
  readonly chain: Chain;
  readonly attempt: Attempt | null;
}

/** How the set of a chain ends. */
export function endOfSet(features: Features, { chain, lifting }: OrderedChain, params: AttemptParams, reps: RepParams): SetEnd {
  const candidates = attemptCandidates(features, { chain, lifting }, params, reps);
  const last = candidates.find(({ isLastRep }) => isLastRep);
  if (!last || boostedProbability(params.puttingDown, last.evidence) < params.acceptPuttingDown)
    return { chain, attempt: likeliest(candidates, chain, params) };
  const shorter = { ...chain, reps: chain.reps.slice(0, -1) };
  return { chain: shorter, attempt: likeliest(attemptCandidates(features, { chain: shorter, lifting }, params, reps), shorter, params) };
}

/** The most likely failed attempt of all candidates, or null where none is likely. */
function likeliest(candidates: readonly AttemptCandidate[], chain: Chain, params: AttemptParams): Attempt | null {
  let best: Attempt | null = null;
  for (const { span, repsBefore, evidence } of candidates) {
    const probability = boostedProbability(params.model, evidence);
    const least = repsBefore < chain.reps.length - 1 ? params.acceptFollowed : params.accept;
    if (probability > Math.max(least, best?.probability ?? 0)) best = { span, repsBefore, probability };
  }
  return best;
}

/**
 * Every lift at the end of a set that could be one that was given up: the chain's last two, and those that follow it. The last one may be putting down
 * what was given up before.
 */
export function attemptCandidates(
  features: Features,
  { chain, lifting }: OrderedChain,
  params: AttemptParams,
  repParams: RepParams,
): AttemptCandidate[] {
  const shorter = { ...chain, reps: chain.reps.slice(0, -1) };
  const last = candidatesAtEnd(features, { chain, lifting }, params, repParams, false);
  const before = candidatesAtEnd(features, { chain: shorter, lifting }, params, repParams, true).filter(
    (c) => c.repsBefore < shorter.reps.length,
  );
  return [...before, ...last];
}

/** The candidates at the end of a chain: its last rep, and what comes after it. `followed` where the chain went on. */
function candidatesAtEnd(
  features: Features,
  { chain, lifting }: OrderedChain,
  params: AttemptParams,
  repParams: RepParams,
  followed: boolean,
): AttemptCandidate[] {
  const { reps } = chain;
  const [lift, lowering] = lifting === 1 ? [chain.model.up, chain.model.down] : [chain.model.down, chain.model.up];
  const lifts = reps.map((rep) => rep.strokes.find((s) => s.direction === lifting)).filter((s) => s !== undefined);
  if (lifts.length < LEAST_LIFTS) return [];
  const last = lifts[lifts.length - 1];
  const end = Math.min(features.length, Math.round(reps[reps.length - 1].end + params.withinS * features.rateHz));
  const tail = tailOf(features, chain, last, lift, end, params.turnReversal);
  const usualRise = median(lifts.slice(0, -1).map((s) => tail.height(s.end) - tail.height(s.start)));
  const way = median(lifts.slice(0, -1).map((s) => Math.abs(tail.values[s.end] - tail.values[s.start])));
  const ending: SetEnding = { features, tail, lift, lowering, usualRise, way, followed, reps: repParams };
  const isCut = features.closes && last.end > features.length - repParams.edgeS * features.rateHz;
  return [...(isCut ? [] : lastRepOf(chain, lifting, lifts, ending)), ...liftsAfter(chain, lifting, lifts, params.leastReach, ending)];
}

/** With fewer lifts nobody can say what is usual in the set. */
const LEAST_LIFTS = 3;

/** The last rep itself, where its lift can be compared with others. */
function lastRepOf(chain: Chain, lifting: 1 | -1, lifts: readonly Stroke[], ending: SetEnding): AttemptCandidate[] {
  const { features, tail, followed } = ending;
  const { values, isHeight, turns } = tail;
  const lastRep = chain.reps[chain.reps.length - 1];
  const last = lifts[lifts.length - 1];
  if (!lastRep.strokes.includes(last) || lifts.length <= LEAST_LIFTS || turns.length < 2) return [];
  const evidence = evidenceOf(ending, {
    stroke: strokeOf(features, values, isHeight, turns[0], turns[1]),
    before: lifts.slice(0, -1),
    lowering: lastRep.strokes.find((s) => s.direction !== lifting && s.end <= last.start + 1) ?? null,
    turns: turns.slice(0, 3),
    sinceS: 0,
    gain: lastRep.gain,
  });
  return [{ span: lastRep, repsBefore: chain.reps.length - 1, isLastRep: !followed, evidence }];
}

/** Every movement in the direction of a lift that follows the last one and goes at least the share `leastReach` of the usual way. */
function liftsAfter(chain: Chain, lifting: 1 | -1, lifts: readonly Stroke[], leastReach: number, ending: SetEnding): AttemptCandidate[] {
  const { features, tail, lift, way, reps } = ending;
  const { values: v, isHeight, turns } = tail;
  const candidates: AttemptCandidate[] = [];
  for (let i = 2; i + 1 < turns.length; i++) {
    const travel = v[turns[i + 1]] - v[turns[i]];
    if (Math.sign(travel) !== lifting || Math.abs(travel) < leastReach * way) continue;
    const partial = strokeOf(features, v, isHeight, turns[i], turns[i + 1]);
    const down = strokeOf(features, v, isHeight, turns[i - 1], turns[i]);
    // Where a rep begins with the lift, the lowering before it belongs to the rep before.
    const strokes = chain.first === lifting ? [partial] : [down, partial];
    const span = { start: strokes[0].start, turn: turns[i], end: Math.max(partial.end, turns[i]), gain: 0, strokes, weak: false };
    const evidence = evidenceOf(ending, {
      stroke: partial,
      before: lifts,
      lowering: down,
      turns: turns.slice(i, i + 3),
      sinceS: (partial.start - turns[1]) / features.rateHz,
      gain: gainOf(partial, lift, reps),
    });
    candidates.push({ span, repsBefore: chain.reps.length, isLastRep: false, evidence });
  }
  return candidates;
}
