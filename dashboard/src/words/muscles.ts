import type { Slug } from "react-muscle-highlighter";

export type BodySide = "front" | "back";

const both = (part: Slug): Record<BodySide, Slug | null> => ({ front: part, back: part });
const front = (part: Slug): Record<BodySide, Slug | null> => ({ front: part, back: null });
const back = (part: Slug): Record<BodySide, Slug | null> => ({ front: null, back: part });

/** The part of the picture that stands for a muscle on each side of the body. Muscles that it does not draw apart share a part. */
const PARTS: Record<string, Record<BodySide, Slug | null>> = {
  chest: front("chest"),
  front_delts: front("deltoids"),
  side_delts: both("deltoids"),
  rear_delts: back("deltoids"),
  biceps: front("biceps"),
  triceps: both("triceps"),
  forearms: both("forearm"),
  lats: back("upper-back"),
  upper_back: back("upper-back"),
  traps: both("trapezius"),
  lower_back: back("lower-back"),
  abs: front("abs"),
  obliques: front("obliques"),
  glutes: back("gluteal"),
  quads: front("quadriceps"),
  hamstrings: back("hamstring"),
  adductors: both("adductors"),
  abductors: back("gluteal"),
  calves: both("calves"),
  tibialis: front("tibialis"),
  neck: both("neck"),
};

/** The part of one side of the body picture that shows a muscle, or null where that side does not. */
export function musclePart(id: string, side: BodySide): Slug | null {
  return PARTS[id]?.[side] ?? null;
}

/** The muscle to speak of when a part of the picture is pointed at: the first of `ids` that it shows. */
export function muscleOfPart(part: Slug, side: BodySide, ids: readonly string[]): string | null {
  return ids.find((id) => musclePart(id, side) === part) ?? null;
}

/** `bench_press` to `Bench press`: for an id that the catalogue does not name. */
export function sentenceCase(id: string): string {
  const words = id.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `Bench press` to `bench press` inside a sentence; names that begin with an abbreviation stay as they are. */
export function lowerFirst(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
