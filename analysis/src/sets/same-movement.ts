import { distanceTo } from "../reps/stroke.ts";
import type { FoundSet } from "./find.ts";

/** Distance of two sets' strokes, relative to how far they move, up to which they are of one movement; a rep of a set is believed up to 1. */
const ALIKE = 0.6;

/**
 * Whether two stretches of reps follow the same path, and so are of one exercise done by one arm, whatever it is called. The sign of a pose axis is
 * arbitrary: what rises on one may fall on the other.
 */
export function sameMovement(a: FoundSet, b: FoundSet): boolean {
  if (a.chain.axis.kind !== b.chain.axis.kind) return false;
  const { up, down } = a.chain.model;
  const other = b.chain.model;
  const straight = Math.max(distanceTo(up, other.up), distanceTo(down, other.down));
  const turned = Math.max(distanceTo(up, other.down), distanceTo(down, other.up));
  return Math.min(straight, turned) < ALIKE;
}
