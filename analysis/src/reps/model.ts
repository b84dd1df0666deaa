import { median } from "../signal/median.ts";
import type { Link } from "./links.ts";
import type { RepParams } from "./params.ts";
import type { Stroke } from "./stroke.ts";
import { distanceTo, type StrokeTemplate, templateOf } from "./template.ts";

/** What a rep of one set looks like: its two strokes, told apart by direction, and how long it holds still between them. */
export interface RepModel {
  readonly up: StrokeTemplate;
  readonly down: StrokeTemplate;
  /** Usual hold at the turn inside a rep, samples. */
  readonly hold: number;
}

/** The model of the given strokes, or null where one of the two directions is missing. */
export function modelOf(strokes: readonly Stroke[], hold: number): RepModel | null {
  const up = strokes.filter((s) => s.direction === 1);
  const down = strokes.filter((s) => s.direction === -1);
  return up.length === 0 || down.length === 0 ? null : { up: templateOf(up), down: templateOf(down), hold };
}

/** The hold between the two strokes of complete reps, samples; 0 where there are none. */
export function usualHold(pairs: readonly (readonly Stroke[])[]): number {
  return median(pairs.filter((p) => p.length === 2).map(([a, b]) => b.start - a.end)) || 0;
}

/** How well a stroke fits: 1 exactly, 0 at the edge of what is believed, without lower bound. Path, travel and duration count apart. */
export function gainOf(stroke: Stroke, template: StrokeTemplate, params: RepParams): number {
  // What was not measured is a guess, and says the less for or against a rep the more of it there is.
  const blind = 1 + params.unseenTolerance * stroke.unseen;
  const path = distanceTo(template, stroke) / (params.pathTolerance * blind);
  const travel = Math.log(stroke.travel / template.travel) / Math.hypot(params.travelTolerance * blind, stroke.travelError);
  const slower = Math.log((stroke.end - stroke.start) / template.duration);
  const pace = slower / (slower > 0 ? params.slowerTolerance : params.fasterTolerance);
  const jolt =
    Math.max(0, Math.log((stroke.roughness + JOLT_FLOOR) / (template.roughness + JOLT_FLOOR)) - params.joltFrom) / params.joltTolerance;
  return 1 - path * path - (travel * travel) / 4 - (pace * pace) / 4 - (jolt * jolt) / 4;
}

/** The same of a stroke that the recording may cut: it says nothing against a rep, and the less for it the less of it is seen. */
export function linkGain(link: Link, template: StrokeTemplate, params: RepParams): number {
  const gain = gainOf(link.stroke, template, params);
  return link.cut && link.stroke.travel < MOST_CUT_TRAVEL * template.travel
    ? Math.max(gain, params.cutGain * shareSeen(link, template))
    : gain;
}

/** A stroke that travels more than this of the usual has not lost a part of it at the edge: it is another movement. */
const MOST_CUT_TRAVEL = 1.2;

/** How much of a stroke the recording holds, 0 to 1. */
export function shareSeen({ cut, stroke }: Link, template: StrokeTemplate): number {
  return cut ? Math.min(1, stroke.travel / template.travel) : 1;
}

/** What a slow stroke of a set's first rep costs beyond its gain: nobody is tired yet, and taking up the load is slower than a rep. */
export function freshCost(stroke: Stroke, template: StrokeTemplate, { slowerTolerance, freshTolerance }: RepParams): number {
  const slower = Math.max(0, Math.log((stroke.end - stroke.start) / template.duration));
  return (slower / freshTolerance) ** 2 / 4 - (slower / slowerTolerance) ** 2 / 4;
}

/** Cost of holding longer at the turn than the set's reps do, both in samples: resting happens between reps, not inside them. */
export function holdCost(held: number, usual: number, rateHz: number, params: RepParams): number {
  const floor = HOLD_FLOOR_S * rateHz;
  const excess = Math.log((Math.max(0, held) + floor) / (usual + floor)) / params.holdTolerance;
  return excess > 0 ? (excess * excess) / 2 : 0;
}

/** Accelerations below this are alike, m/s²: tremor and the sensor's noise. */
const JOLT_FLOOR = 0.2;
/** Holds shorter than this are alike, s. */
const HOLD_FLOOR_S = 0.5;
