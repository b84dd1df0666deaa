import type { MovementAxis, Seed } from "./axis.ts";
import { bearsPoorRep, type ChainEnd } from "./chain-end.ts";
import type { Link, LinkedTurns } from "./links.ts";
import { freshCost, gainOf, holdCost, type RepModel, shareSeen } from "./model.ts";
import type { RepParams } from "./params.ts";
import type { RepSpan } from "./rep-span.ts";
import type { Stroke } from "./stroke.ts";
import type { StrokeTemplate } from "./template.ts";

/** What a chain is searched in. */
export interface ChainContext {
  readonly axis: MovementAxis;
  readonly linked: LinkedTurns;
  readonly model: RepModel;
  /** How well each of the linked strokes fits the model, in their order. */
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

/** Which stroke of a rep lifts, as far as the movement itself shows. */
export type Lift = "first" | "second" | "unknown";

/** A search for reps that all begin in one direction. */
export interface ChainSearch extends ChainContext {
  readonly direction: 1 | -1;
  /** The model's strokes in the order of a rep. */
  readonly first: StrokeTemplate;
  readonly second: StrokeTemplate;
  /** Samples that both take. */
  readonly cycle: number;
  readonly lift: Lift;
}

/** The chain that a rep continues, and its score after the pause in between; a rep that begins a chain has none. */
export interface Before {
  readonly end: ChainEnd | null;
  readonly score: number;
}

const NOTHING: Before = { end: null, score: 0 };

/** A rep that follows within this share of a rep's usual time follows at once. */
const AT_ONCE = 0.7;
/** A poor rep takes less than so many usual ones. */
const LONGEST_POOR = 3;

/** A rep whose first stroke is taken. */
export interface OpenRep {
  readonly before: Before;
  /** Sample at which it may have begun, and the sample of its turn. */
  readonly from: number;
  readonly turn: number;
  readonly link: Link;
  /** The link's stroke, or its last stretch. */
  readonly stroke: Stroke;
  readonly gain: number;
}

/** A rep that began before the recording: only its second stroke is seen, which starts at sample `edge` at the latest. Null where it is not believed. */
export function halfRep({ stroke }: Link, edge: number, search: ChainSearch): ChainEnd | null {
  const { direction, second, params } = search;
  if (stroke.direction === direction || stroke.start > edge) return null;
  const seen = gainOf(stroke, second, params);
  if (seen < params.minHalf) return null;
  // A turn at which the recording shows it resting for long is no turn inside a rep.
  const gain = (seen + params.cutGain - costOfHold(stroke.start, search)) / 2;
  if (gain < 0) return null;
  const rep = { start: stroke.start, turn: stroke.start, end: stroke.end, gain, strokes: [stroke], weak: false };
  return { rep, score: gain, previous: null, cut: true, lift: seen };
}

/** Begins a rep with the stroke `link` of that gain; null where it is not believed. */
export function openRep(link: Link, gain: number, best: Before, search: ChainSearch): OpenRep | null {
  const { linked, cycle, params } = search;
  const [from, turn] = [linked.turns[link.from], linked.turns[link.to]];
  // What the recording's edge has cut belongs to a set only when the next rep follows at once.
  const isApart = best.end?.cut === true && link.stroke.start - best.end.rep.end > AT_ONCE * cycle;
  const before = isApart ? NOTHING : best;
  if (before.end) return { before, from, turn, link, stroke: link.stroke, gain };
  const fresh = freshest(link, gain, search);
  return fresh.gain < params.minStroke ? null : { before, from, turn, link, ...fresh };
}

/**
 * The first stroke of a first rep, and its gain. It may follow on from taking up the load, and a hand that waits in the starting pose creeps: then only its last
 * stretch is the rep.
 */
function freshest(link: Link, gain: number, search: ChainSearch): { stroke: Stroke; gain: number } {
  const { axis, linked, first, params } = search;
  const [from, turn] = [linked.turns[link.from], linked.turns[link.to]];
  let best = { stroke: link.stroke, gain: gain - freshCost(link.stroke, first, params) };
  for (const share of [1, params.clipFirst]) {
    if (link.stroke.travel <= share * first.travel) continue;
    const stroke = search.stroke(backFrom(axis.values, turn, from, share * first.axisTravel), turn);
    const clipped = gainOf(stroke, first, params) - freshCost(stroke, first, params) - params.clipCost;
    if (clipped > best.gain) best = { stroke, gain: clipped };
  }
  return best;
}

/** Ends a rep with the stroke `b` of that gain: as a sound one, or inside a set as a poor one; null where it is neither. */
export function closedRep(open: OpenRep, b: Link, gain: number, search: ChainSearch): ChainEnd | null {
  const { lift, first, second, params } = search;
  const { before, stroke: a, gain: gainA } = open;
  const gainB = before.end ? gain : gain - freshCost(b.stroke, second, params);
  const repGain = (gainA + gainB - costOfHold(b.stroke.start - a.end, search)) / 2;
  const cut = (open.link.cut || b.cut) && !isWhole(a, b.stroke, search);
  // Of a rep that the recording's edge cuts one stroke must be seen.
  const seen = !cut || Math.max(gainOf(open.link.stroke, first, params), gainOf(b.stroke, second, params)) >= params.minHalf;
  const isSound = seen && repGain >= 0 && gainA >= params.minStroke && gainB >= params.minStroke;
  if (!isSound) return poorRep(open, b, gainB, search);
  const lifted = lift === "first" ? gainA : lift === "second" ? gainB : Math.max(gainA, gainB);
  const least = before.end?.rep.weak ? params.afterWeak : before.end || cut ? 0 : params.firstGain;
  if (repGain < least || (!before.end && lifted < 0)) return null;
  const rep = { start: a.start, turn: open.turn, end: b.stroke.end, gain: repGain, strokes: [a, b.stroke], weak: false };
  const bonus = params.repBonus * (cut ? (shareSeen(open.link, first) + shareSeen(b, second)) / 2 : 1);
  return { rep, score: before.score + repGain + bonus, previous: before.end, cut, lift: lifted };
}

/** Inside a set a poor rep is likelier than a pause of its length. */
function poorRep(open: OpenRep, b: Link, gainB: number, { linked, cycle, lift, params }: ChainSearch): ChainEnd | null {
  const { before, stroke: a, gain: gainA } = open;
  if (!before.end || !bearsPoorRep(before.end, params.maxWeak) || linked.turns[b.to] - open.from >= LONGEST_POOR * cycle) return null;
  const gain = (Math.max(gainA, params.weakGain) + Math.max(gainB, params.weakGain)) / 2;
  const rep = { start: a.start, turn: open.turn, end: b.stroke.end, gain, strokes: [a, b.stroke], weak: true };
  const score = before.score + gain + params.repBonus - params.weakCost;
  return { rep, score, previous: before.end, cut: false, lift: lift === "second" ? -1 : gainA };
}

/** A last rep whose second stroke runs on into putting the load down; null where it is none. */
export function clippedRep(open: OpenRep, b: Link, search: ChainSearch): ChainEnd | null {
  const { axis, linked, second, lift, params } = search;
  const { before, stroke: a, gain: gainA, turn } = open;
  if (before.end?.rep.weak || b.stroke.travel <= params.clipFrom * second.travel) return null;
  const clipped = search.stroke(turn, onFrom(axis.values, turn, linked.turns[b.to], second.axisTravel));
  const gainB = gainOf(clipped, second, params) - params.clipCost;
  const gain = (gainA + gainB - costOfHold(clipped.start - a.end, search)) / 2;
  const isBelieved = gainA >= (lift === "first" ? 0 : params.minStroke) && gainB >= (lift === "second" ? 0 : params.minStroke);
  if (gain < 0 || !isBelieved) return null;
  const rep = { start: a.start, turn, end: clipped.end, gain, strokes: [a, clipped], weak: false };
  return { rep, score: before.score + gain + params.repBonus, previous: before.end, cut: false, lift: 1 };
}

/** A last lift whose way back is lost in putting the load down; null where it is none, or where the second stroke lifts. */
export function unfinishedRep(open: OpenRep, search: ChainSearch): ChainEnd | null {
  const rep = search.lift === "second" ? null : halfDone(open, search);
  return rep && { rep, score: open.before.score + rep.gain, previous: open.before.end, cut: false, lift: open.gain };
}

/** The rep of a first stroke after others whose way back is lost in putting the load down, if that stroke lifts; null where it is not believed. */
export function halfDone({ before, stroke, gain, turn }: OpenRep, { axis, second, params }: ChainSearch): RepSpan | null {
  if (!before.end || before.end.rep.weak || gain <= params.minOpen) return null;
  const end = Math.round(Math.min(turn + second.duration, axis.values.length - 1));
  return { start: stroke.start, turn, end, gain: (gain - params.openCost) / 2, strokes: [stroke], weak: false };
}

/** Whether two strokes are a rep as they are: then it does not matter how near to the recording's edge they lie. */
function isWhole(a: Stroke, b: Stroke, search: ChainSearch): boolean {
  const { first, second, params } = search;
  const [gainA, gainB] = [gainOf(a, first, params), gainOf(b, second, params)];
  return Math.min(gainA, gainB) >= params.minStroke && gainA + gainB - costOfHold(b.start - a.end, search) >= 0;
}

/** @param held samples at the turn of a rep. */
function costOfHold(held: number, { model, rateHz, params }: ChainSearch): number {
  return holdCost(held, model.hold, rateHz, params);
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
