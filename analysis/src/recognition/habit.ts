import type { LabelledSet, SetContext } from "./memory.ts";

/** Ratio of loads, as a logarithm, over which an exercise's usual loads stop speaking for it: 30 %, what lies between a warm-up and a top set. */
const LOAD_SPREAD = 0.3;
/** Days after which an exercise that has not been done is half as likely to come; a judgement: lifters change programmes every month or two. */
const FORGOTTEN_DAYS = 45;
/**
 * Sets that must have followed the exercise before until the order speaks with half its weight. A judgement: the lifter of wrist-gym changes the order of
 * exercises, and the likelihood of the fit part is best without it; from 8 sets on it costs one answer of 159 there, and no more.
 */
const ORDER_DOUBT = 16;
/** No habit is held so firmly that it cannot be broken. */
const LEAST = 0.1;
const DAY_MS = 86_400_000;

/**
 * How well an exercise fits a lifter's habits at this point, {@link LEAST} to 1 by each: what usually follows the exercise before, the load, and the time since
 * it was last done. What is not known says nothing.
 */
export function habitFor(exercise: string, sets: readonly LabelledSet[], all: readonly LabelledSet[], context: SetContext): number {
  return orderFit(exercise, all, context) * loadFit(sets, context) * timeFit(sets, context);
}

/** Share of what followed the exercise before that was this one, near 1 while little has followed it. */
function orderFit(exercise: string, all: readonly LabelledSet[], { previous }: SetContext): number {
  if (previous === null) return 1;
  const after = all.filter((set) => set.context.previous === previous);
  if (after.length === 0) return 1;
  return floored((after.filter((set) => set.exercise === exercise).length + ORDER_DOUBT) / (after.length + ORDER_DOUBT));
}

function loadFit(sets: readonly LabelledSet[], { loadKg }: SetContext): number {
  const loads = sets.flatMap(({ context }) => context.loadKg ?? []);
  if (loadKg === null || loads.length === 0) return 1;
  const nearest = Math.min(...loads.map((load) => Math.abs(Math.log(loadKg / load))));
  return floored(Math.exp(-0.5 * (nearest / LOAD_SPREAD) ** 2));
}

function timeFit(sets: readonly LabelledSet[], { timeMs }: SetContext): number {
  const days = sets.flatMap(({ context }) =>
    timeMs === null || context.timeMs === null ? [] : [Math.abs(timeMs - context.timeMs) / DAY_MS],
  );
  return days.length === 0 ? 1 : floored(0.5 ** (Math.min(...days) / FORGOTTEN_DAYS));
}

function floored(share: number): number {
  return LEAST + (1 - LEAST) * share;
}
