import type { MovementAxis, Seed } from "./axis.ts";
import type { Link, LinkedTurns } from "./links.ts";
import { freshCost, gainOf, holdCost, type RepModel } from "./model.ts";
import type { RepParams } from "./params.ts";
import type { Stroke, StrokeTemplate } from "./stroke.ts";

/** One rep: times are samples of the search rate. */
export interface RepSpan {
  readonly start: number;
  readonly turn: number;
  readonly end: number;
  /** Mean gain of its strokes: 1 when exactly like the others. */
  readonly gain: number;
  /** In order; a single one where the other half was cut off by the recording or lost in putting the load down. */
  readonly strokes: readonly Stroke[];
  /** True for a poor rep that counts only because good ones surround it. */
  readonly weak: boolean;
}

/** A run of alike reps on one axis. Times of reps and strokes are samples of the features in which it was found, as is the axis. */
export interface Chain {
  readonly axis: MovementAxis;
  readonly reps: readonly RepSpan[];
  /** What the search for the best chain on one axis maximises. */
  readonly score: number;
  /** Movement that the reps explain, rad of pose and half metres of height weighted by gain: compares chains on different axes, one of which may count a rep as two. */
  readonly explained: number;
  /** Direction of a rep's first stroke on the axis, and which of the two strokes lifts as far as the movement itself shows. */
  readonly first: 1 | -1;
  readonly lift: Lift;
  readonly model: RepModel;
  /** The best chain of the same movement whose reps begin with the other stroke, or null. */
  readonly reversed: Chain | null;
}

export type Lift = "first" | "second" | "unknown";

interface Node {
  readonly rep: RepSpan;
  readonly score: number;
  readonly previous: Node | null;
  /** Half of it may lie outside the recording. */
  readonly cut: boolean;
  /** Gain of the stroke that lifts: a set must begin and end with a believable one. */
  readonly lift: number;
}

/** Whether the chain that ends here has sound reps enough that a poor one may follow: what comes before a set is handling. */
function established(node: Node): boolean {
  let sound = 0;
  for (let n: Node | null = node; n && sound < SOUND_BEFORE_WEAK; n = n.previous) if (!n.rep.weak && n.rep.strokes.length === 2) sound++;
  return sound >= SOUND_BEFORE_WEAK;
}

const SOUND_BEFORE_WEAK = 2;

/** Poor reps in a row up to and with this one. */
function weakRun(node: Node): number {
  let run = 0;
  for (let n: Node | null = node; n?.rep.weak; n = n.previous) run++;
  return run;
}

/** What a chain is searched in. */
export interface ChainContext {
  readonly axis: MovementAxis;
  readonly linked: LinkedTurns;
  readonly model: RepModel;
  /** How well each of the linked strokes fits the model, see {@link gainsOf}. */
  readonly gains: readonly (readonly number[])[];
  readonly seed: Seed;
  readonly rateHz: number;
  /** How far the wrist has moved up to each sample. */
  readonly moved: Float64Array;
  /** Whether the axis begins where the recording does. */
  readonly opens: boolean;
  /** Makes the stroke between two samples. */
  readonly stroke: (from: number, to: number) => Stroke;
  readonly params: RepParams;
}

/** How well each of the linked strokes fits the model's stroke in its direction, in their order. */
export function gainsOf({ from }: LinkedTurns, { up, down }: RepModel, params: RepParams): number[][] {
  return from.map((links) => links.map((link) => boundedGain(link, link.stroke.direction === 1 ? up : down, params)));
}

/**
 * The best chain of reps whose first stroke goes in `direction`, by dynamic programming over the turning points: every rep adds its gain and a bonus,
 * every pause between reps costs. Which direction comes first is decided by which chain explains more. Returns null without a rep in the seed.
 */
export function chainOf(context: ChainContext, direction: 1 | -1): Chain | null {
  const { axis, linked, model, gains, rateHz, params } = context;
  const { turns, from } = linked;
  const first = direction === 1 ? model.up : model.down;
  const second = direction === 1 ? model.down : model.up;
  const cycle = first.duration + second.duration;
  const lift = liftOf(axis, first, second, params);
  const ending: (Node | null)[] = turns.map(() => null);
  // Last reps that run on into putting the load down: nothing can follow them.
  const finals: Node[] = [];
  const offer = (at: number, node: Node) => {
    const known = ending[at];
    if (!known || node.score > known.score) ending[at] = node;
  };

  const edge = context.opens ? params.edgeS * rateHz : -1;
  for (let i = 0; i < turns.length; i++) {
    if (turns[i] < edge) for (const b of from[i]) offerHalf(b);
    // All strokes from one turning point go the same way.
    if (from[i][0]?.stroke.direction !== direction) continue;
    const best = bestBefore(i);
    for (const [x, a] of from[i].entries()) extend(i, a, gains[i][x], best);
  }
  const winner = bestInSeed([...ending, ...finals], context);
  if (!winner) return null;
  const reps = repsOf(winner);
  return { axis, reps, score: winner.score, explained: explainedBy(reps, context.moved), first: direction, lift, model, reversed: null };

  /** A rep that began before the recording: only its second stroke is seen. */
  function offerHalf(b: Link): void {
    if (b.stroke.direction === direction || b.stroke.start > edge) return;
    const seen = gainOf(b.stroke, second, params);
    if (seen < params.minHalf) return;
    // A turn at which the recording shows it resting for long is no turn inside a rep.
    const gain = (seen + params.cutGain - holdCost(b.stroke.start, model.hold, rateHz, params)) / 2;
    if (gain < 0) return;
    const rep = { start: b.stroke.start, turn: b.stroke.start, end: b.stroke.end, gain, strokes: [b.stroke], weak: false };
    offer(b.to, { rep, score: gain, previous: null, cut: true, lift: seen });
  }

  /** The best chain that the next rep could continue from turning point `i`, and its score after the pause in between. */
  function bestBefore(i: number): { node: Node | null; score: number } {
    let node: Node | null = null;
    let score = 0;
    for (let k = i; k >= Math.max(0, i - params.maxGapTurns) && turns[i] - turns[k] < params.maxGapS * rateHz; k--) {
      const candidate = ending[k];
      // A pause is rest; another movement is no pause.
      if (!candidate || context.moved[turns[i]] - context.moved[turns[k]] > params.maxGapWay) continue;
      const gap = k === i ? 0 : params.gapCost + (params.gapCostPerCycle * (turns[i] - turns[k])) / cycle;
      if (candidate.score - gap > score) {
        score = candidate.score - gap;
        node = candidate;
      }
    }
    return { node, score };
  }

  /** All reps whose first stroke is `a`. */
  function extend(i: number, a: Link, gain: number, best: { node: Node | null; score: number }): void {
    // What the recording's edge has cut belongs to a set only when the next rep follows at once.
    const apart = best.node?.cut === true && a.stroke.start - best.node.rep.end > 0.7 * cycle;
    const previous = apart ? null : best.node;
    const base = apart ? 0 : best.score;
    const turn = turns[a.to];
    const { stroke: strokeA, gain: gainA } = previous ? { stroke: a.stroke, gain } : freshest(a, gain, turns[i]);
    if (!previous && gainA < params.minStroke) return;
    const afterWeak = previous?.rep.weak === true;
    for (const [y, b] of from[a.to].entries()) {
      const gainB = gains[a.to][y] - (previous ? 0 : freshCost(b.stroke, second, params));
      const repGain = (gainA + gainB - holdCost(b.stroke.start - strokeA.end, model.hold, rateHz, params)) / 2;
      const cut = (a.cut || b.cut) && !isWhole(strokeA, b.stroke);
      // Of a rep that the recording's edge cuts one stroke must be seen.
      const seen = !cut || Math.max(gainOf(a.stroke, first, params), gainOf(b.stroke, second, params)) >= params.minHalf;
      const good = seen && repGain >= 0 && gainA >= params.minStroke && gainB >= params.minStroke;
      const strokes = [strokeA, b.stroke];
      const span = { start: strokeA.start, turn, end: b.stroke.end, strokes };
      const lifted = lift === "first" ? gainA : lift === "second" ? gainB : Math.max(gainA, gainB);
      if (good) {
        const least = afterWeak ? params.afterWeak : previous || cut ? 0 : params.firstGain;
        if (repGain >= least && (previous || lifted >= 0)) {
          const rep = { ...span, gain: repGain, weak: false };
          const bonus = params.repBonus * (cut ? (shareOf(a, first) + shareOf(b, second)) / 2 : 1);
          offer(b.to, { rep, score: base + repGain + bonus, previous, cut, lift: lifted });
        }
      }
      if (!good && previous && established(previous) && weakRun(previous) < params.maxWeak && turns[b.to] - turns[i] < 3 * cycle) {
        // Inside a set a poor rep is likelier than a pause of its length.
        const poor = (Math.max(gainA, params.weakGain) + Math.max(gainB, params.weakGain)) / 2;
        const rep = { ...span, gain: poor, weak: true };
        offer(b.to, {
          rep,
          score: base + poor + params.repBonus - params.weakCost,
          previous,
          cut: false,
          lift: lift === "second" ? -1 : gainA,
        });
      }
      if (!afterWeak && b.stroke.travel > params.clipFrom * second.travel) finishClipped(strokeA, gainA, b, turn, base, previous);
    }
    if (previous && !afterWeak && lift !== "second" && gainA > params.minOpen) {
      const openGain = (gainA - params.openCost) / 2;
      const end = Math.round(Math.min(turn + second.duration, axis.values.length - 1));
      const rep = { start: strokeA.start, turn, end, gain: openGain, strokes: [strokeA], weak: false };
      finals.push({ rep, score: base + openGain, previous, cut: false, lift: gainA });
    }
  }

  /**
   * The first stroke of a first rep, and its gain. It may follow on from taking up the load, and a hand that waits in the starting pose creeps: then only its last
   * stretch is the rep.
   */
  function freshest(a: Link, gain: number, from: number): { stroke: Stroke; gain: number } {
    let best = { stroke: a.stroke, gain: gain - freshCost(a.stroke, first, params) };
    for (const share of [1, params.clipFirst]) {
      if (a.stroke.travel <= share * first.travel) continue;
      const stroke = context.stroke(backFrom(axis.values, turns[a.to], from, share * first.axisTravel), turns[a.to]);
      const clipped = gainOf(stroke, first, params) - freshCost(stroke, first, params) - params.clipCost;
      if (clipped > best.gain) best = { stroke, gain: clipped };
    }
    return best;
  }

  /** Whether two strokes are a rep as they are: then it does not matter how near to the recording's edge they lie. */
  function isWhole(a: Stroke, b: Stroke): boolean {
    const [gainA, gainB] = [gainOf(a, first, params), gainOf(b, second, params)];
    const hold = holdCost(b.start - a.end, model.hold, rateHz, params);
    return Math.min(gainA, gainB) >= params.minStroke && gainA + gainB - hold >= 0;
  }

  /** A last rep whose second stroke runs on into putting the load down. */
  function finishClipped(strokeA: Stroke, gainA: number, b: Link, turn: number, base: number, previous: Node | null): void {
    const clipped = context.stroke(turn, onFrom(axis.values, turn, turns[b.to], second.axisTravel));
    const gainB = gainOf(clipped, second, params) - params.clipCost;
    const gain = (gainA + gainB - holdCost(clipped.start - strokeA.end, model.hold, rateHz, params)) / 2;
    const believed = gainA >= (lift === "first" ? 0 : params.minStroke) && gainB >= (lift === "second" ? 0 : params.minStroke);
    if (gain < 0 || !believed) return;
    const rep = { start: strokeA.start, turn, end: clipped.end, gain, strokes: [strokeA, clipped], weak: false };
    finals.push({ rep, score: base + gain + params.repBonus, previous, cut: false, lift: 1 });
  }
}

function explainedBy(reps: readonly RepSpan[], moved: Float64Array): number {
  let sum = 0;
  for (const { gain, strokes } of reps) for (const { start, end } of strokes) sum += Math.max(0, gain) * (moved[end] - moved[start]);
  return sum;
}

/** Which stroke lifts: the rising one, or where the wrist mostly turns, the faster one; unknown where neither differs. */
function liftOf(axis: MovementAxis, first: StrokeTemplate, second: StrokeTemplate, params: RepParams): Lift {
  if (axis.kind === "height") {
    const rise = (first.rise - second.rise) / 2;
    return rise > params.liftRise ? "first" : rise < -params.liftRise ? "second" : "unknown";
  }
  const slower = Math.log(first.duration / second.duration);
  return slower < -params.liftFaster ? "first" : slower > params.liftFaster ? "second" : "unknown";
}

/** A stroke that the recording cuts says nothing against a rep, and the less for it the less of it is seen. */
function boundedGain(link: Link, template: StrokeTemplate, params: RepParams): number {
  const gain = gainOf(link.stroke, template, params);
  return link.cut && link.stroke.travel < 1.2 * template.travel ? Math.max(gain, params.cutGain * shareOf(link, template)) : gain;
}

/** How much of a stroke the recording holds, 0 to 1. */
function shareOf({ cut, stroke }: Link, template: StrokeTemplate): number {
  return cut ? Math.min(1, stroke.travel / template.travel) : 1;
}

function bestInSeed(nodes: readonly (Node | null)[], { seed }: ChainContext): Node | null {
  let winner: Node | null = null;
  for (const node of nodes) {
    if (!node || node.lift < 0 || (winner && node.score <= winner.score)) continue;
    for (let n: Node | null = node; n; n = n.previous) {
      if (n.rep.end > seed.start && n.rep.start < seed.end) {
        winner = node;
        break;
      }
    }
  }
  return winner;
}

function repsOf(last: Node): RepSpan[] {
  const reps: RepSpan[] = [];
  for (let node: Node | null = last; node; node = node.previous) reps.push(node.rep);
  return reps.reverse();
}

/** The last sample before `turn`, but not before `limit`, that lies `distance` away along the axis. */
function backFrom(v: Float64Array, turn: number, limit: number, distance: number): number {
  let i = turn;
  while (i > limit && Math.abs(v[turn] - v[i]) < distance) i--;
  return i;
}

/** The first sample after `turn`, but not after `limit`, that lies `distance` away along the axis. */
function onFrom(v: Float64Array, turn: number, limit: number, distance: number): number {
  let i = turn;
  while (i < limit && Math.abs(v[turn] - v[i]) < distance) i++;
  return i;
}
