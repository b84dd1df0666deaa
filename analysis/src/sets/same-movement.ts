import { axisOf, type MovementAxis } from "../reps/axis.ts";
import { modelOf, type RepModel } from "../reps/model.ts";
import { defaultRepParams } from "../reps/params.ts";
import { strokesOn } from "../reps/stroke.ts";
import { distanceTo } from "../reps/template.ts";
import type { FoundSet } from "./found-set.ts";

/**
 * Distance of two sets' strokes, relative to how far they move, up to which they are of one movement; a rep of a set is believed up to 1. Of the fit part's sets
 * of one person and day, 96 % of those of one exercise that are counted on one axis lie below it, and 3 % of those of two exercises that are counted on two.
 */
export const ALIKE = 0.8;

/** Whether two stretches of reps follow the same path, and so are of one exercise done by one arm, whatever it is called. */
export function sameMovement(a: FoundSet, b: FoundSet): boolean {
  return movementDistance(a, b) < ALIKE;
}

/**
 * Distance of two sets' strokes, relative to how far they move. The axis that counts the reps of a movement best in one set may be another one in the next,
 * so sets that were counted on different axes are also compared on the axis of either.
 */
export function movementDistance(a: FoundSet, b: FoundSet): number {
  const straight = modelDistance(a.chain.model, b.chain.model);
  const [onA, onB] = [a.chain.axis.kind, b.chain.axis.kind];
  if (onA === onB || straight < ALIKE) return straight;
  const [bOnA, aOnB] = [modelOn(b, onA), modelOn(a, onB)];
  return Math.min(straight, bOnA ? modelDistance(a.chain.model, bOnA) : straight, aOnB ? modelDistance(aOnB, b.chain.model) : straight);
}

/** The sign of a pose axis is arbitrary: what rises on one may fall on the other. */
function modelDistance({ up, down }: RepModel, other: RepModel): number {
  const straight = Math.max(distanceTo(up, other.up), distanceTo(down, other.down));
  const turned = Math.max(distanceTo(up, other.down), distanceTo(down, other.up));
  return Math.min(straight, turned);
}

/** What the reps of a set look like on another axis than the one on which they were counted; null where they do not move along it to and fro. */
function modelOn(set: FoundSet, kind: MovementAxis["kind"]): RepModel | null {
  const known = modelsOn.get(set) ?? new Map<MovementAxis["kind"], RepModel | null>();
  modelsOn.set(set, known);
  let model = known.get(kind);
  if (model === undefined) {
    model = makeModelOn(set, kind);
    known.set(kind, model);
  }
  return model;
}

/** Kept with each set: in a long recording one is compared with many, and to make its axis is by far the dearest part. */
const modelsOn = new WeakMap<FoundSet, Map<MovementAxis["kind"], RepModel | null>>();

function makeModelOn({ chain, features }: FoundSet, kind: MovementAxis["kind"]): RepModel | null {
  const reps = chain.reps.filter(({ strokes }) => strokes.length === 2);
  if (reps.length === 0) return null;
  const seed = { start: reps[0].start, end: reps[reps.length - 1].end };
  const stroke = strokesOn(features, axisOf(kind, features, seed, defaultRepParams));
  return modelOf(
    reps.flatMap(({ start, turn, end }) => [stroke(start, turn), stroke(turn, end)]),
    chain.model.hold,
  );
}
