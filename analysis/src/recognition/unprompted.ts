import { overlapS, type Stretch } from "../stretch.ts";
import type { LabelledSet, LifterMemory } from "./memory.ts";

/** Whether the memory holds what was said of this very stretch. */
export function isSaidOf({ stretch }: LabelledSet, of: Stretch): boolean {
  return stretch !== undefined && overlapS(stretch, of) > 0;
}

/**
 * The memory without what was said of these stretches, and without the order of exercises in their workout, which was told by it too. The same memory where it holds
 * nothing of them.
 */
export function memoryWithout(memory: LifterMemory, stretches: readonly Stretch[]): LifterMemory {
  const others = memory.sets.filter((set) => !stretches.some((stretch) => isSaidOf(set, stretch)));
  if (others.length === memory.sets.length) return memory;
  return { ...memory, sets: others.map(withoutOrderHere) };
}

function withoutOrderHere(set: LabelledSet): LabelledSet {
  return set.stretch === undefined ? set : { ...set, context: { ...set.context, previous: null } };
}
