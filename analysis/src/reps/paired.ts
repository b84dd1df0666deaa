import type { Chain } from "./chain.ts";
import type { RepSpan } from "./rep-span.ts";

/**
 * The chain with every two reps made one where each two are the halves of one. A rep comes back to where it began. On an axis along which a movement goes to
 * and fro twice a rep, as a wrist's pose does that rolls over a bar which the hands hang from, every other rep ends above where it began, and the next one
 * below. The chain itself where that is not so. Where a half has no other, it stands for its rep.
 */
export function pairedReps(chain: Chain): Chain {
  const gained = chain.reps.map(gainedBy);
  const [up, down] = [pairsIn(gained, 1), pairsIn(gained, -1)];
  const sign = down.length > up.length ? -1 : 1;
  const halves = 2 * Math.max(up.length, down.length);
  if (halves < LEAST_HALVES || halves < LEAST_SHARE * chain.reps.length) return chain;
  const pairs = new Set(pairsIn(withoutEnds(gained, sign), sign));
  const reps = chain.reps.flatMap((rep, i) => (pairs.has(i) ? [joined(rep, chain.reps[i + 1])] : pairs.has(i - 1) ? [] : [rep]));
  return { ...chain, reps, reversed: chain.reversed && pairedReps(chain.reversed) };
}

/** Difference between the levels of a rep's end and beginning from which it is the half of one, as a share of its way. */
const HALF = 0.1;
/** Halves that there must be, and their least share of the reps. */
const LEAST_HALVES = 6;
const LEAST_SHARE = 0.8;

/** How far a rep ends from where it began, relative to how far it goes; 0 where half of it is not seen. */
function gainedBy({ strokes }: RepSpan): number {
  if (strokes.length < 2) return 0;
  const [there, back] = strokes;
  return (there.axisTravel - back.axisTravel) / Math.max(there.axisTravel, back.axisTravel);
}

/** Indices of the reps that gain in the given direction and are followed by one that loses it again. */
function pairsIn(gained: readonly number[], sign: 1 | -1): number[] {
  const pairs: number[] = [];
  for (let i = 0; i + 1 < gained.length; i++) if (gained[i] * sign > HALF && gained[i + 1] * sign < -HALF) pairs.push(i);
  return pairs;
}

/** The same where the first and last rep are the halves that their neighbours lack: they are clipped from taking up and putting down the load. */
function withoutEnds(gained: readonly number[], sign: 1 | -1): number[] {
  const n = gained.length;
  return gained.map((own, i) => (Math.abs(own) > HALF ? own : i === 0 ? sign : i === n - 1 ? -sign : own));
}

function joined(first: RepSpan, last: RepSpan): RepSpan {
  const strokes = [first.strokes[0], last.strokes[last.strokes.length - 1]];
  return { start: first.start, turn: last.turn, end: last.end, gain: (first.gain + last.gain) / 2, strokes, weak: first.weak && last.weak };
}
