import type { Features } from "../motion/motion.ts";
import { boostedProbability } from "../signal/boosted.ts";
import { median } from "../signal/median.ts";
import type { RepParams } from "./params.ts";
import type { OrderedChain } from "./phases.ts";
import type { RepSpan } from "./rep-span.ts";
import type { Stroke } from "./stroke.ts";

/**
 * The chain without its first rep where that was the taking up of the load: a bar pulled from the floor before it is rowed goes up and comes part of the way down
 * again, as a rep does. The chain itself where that is not likely.
 */
export function withoutTakingUp(features: Features, ordered: OrderedChain, params: RepParams): OrderedChain {
  const evidence = takingUpEvidence(features, ordered);
  if (!evidence || boostedProbability(params.takingUp, evidence) < params.acceptTakingUp) return ordered;
  return { ...ordered, chain: { ...ordered.chain, reps: ordered.chain.reps.slice(1) } };
}

/** What tells taking up the load from a first rep, in the order of the evidence's numbers. Logarithms are of ratios to what is usual in the other reps. */
export const TAKING_UP_EVIDENCE = [
  // Of the first rep: its gain, and how far that lies below the median and the least of the others; whether the rep begins with the lift; how many others there are.
  "gain",
  "belowUsual",
  "belowLeast",
  "startsWithLift",
  "logReps",
  // Of its lift and of its lowering: duration, travel and roughness.
  "liftDuration",
  "liftTravel",
  "liftRoughness",
  "loweringDuration",
  "loweringTravel",
  "loweringRoughness",
  // The hold at its turn, and the pause after it, both as shares of a rep's usual time, less the usual one.
  "hold",
  "pause",
  // Where it begins, turns and ends along the axis, less where the others do, in ways of a rep; and how far the pose is off there, rad.
  "beginsAt",
  "turnsAt",
  "endsAt",
  "beginsPose",
  "turnsPose",
  "endsPose",
  // How much the wrist moves in the second before it and in the three before, in usual reps; usual duration of a lift, s (logarithm), and its rise, m.
  "movedBefore",
  "movedLong",
  "logUsual",
  "rise",
] as const;

/** With fewer other reps nobody can say what is usual in the set. */
const LEAST_OTHERS = 2;

/** What speaks for and against the first rep of a set being the taking up of its load, in the order of {@link TAKING_UP_EVIDENCE}; null where it cannot be compared. */
export function takingUpEvidence({ ux, uy, uz, moved, rateHz }: Features, { chain, lifting }: OrderedChain): number[] | null {
  const [first, ...rest] = chain.reps;
  const others = rest.filter(isWhole);
  if (!first || !isWhole(first) || others.length < LEAST_OTHERS) return null;
  const usual = (read: (rep: RepSpan) => number) => median(others.map(read));
  const cycle = usual(({ start, end }) => end - start);
  const way = usual(({ strokes: [a, b] }) => (a.axisTravel + b.axisTravel) / 2);
  const pauses = rest.map((rep, k) => rep.start - chain.reps[k].end);
  const [lift, lowering] = chain.first === lifting ? [0, 1] : [1, 0];
  const ratio = (stroke: number, read: (s: Stroke) => number, floor: number) =>
    Math.log((read(first.strokes[stroke]) + floor) / (usual(({ strokes }) => read(strokes[stroke])) + floor));
  const offAxis = (at: (rep: RepSpan) => number) => {
    const along = (rep: RepSpan) => chain.first * chain.axis.values[at(rep)];
    return (along(first) - usual(along)) / way;
  };
  const offPose = (at: (rep: RepSpan) => number) =>
    Math.hypot(...[ux, uy, uz].map((axis) => axis[at(first)] - usual((rep) => axis[at(rep)])));
  const movedWithin = (seconds: number) =>
    (moved[first.start] - moved[Math.max(0, first.start - Math.round(seconds * rateHz))]) /
    usual(({ start, end }) => moved[end] - moved[start]);
  const evidence: Record<(typeof TAKING_UP_EVIDENCE)[number], number> = {
    gain: first.gain,
    belowUsual: usual(({ gain }) => gain) - first.gain,
    belowLeast: Math.min(...others.map(({ gain }) => gain)) - first.gain,
    startsWithLift: lift === 0 ? 1 : 0,
    logReps: Math.log(rest.length),
    liftDuration: ratio(lift, samplesOf, 1),
    liftTravel: ratio(lift, ({ travel }) => travel, TRAVEL_FLOOR),
    liftRoughness: ratio(lift, ({ roughness }) => roughness, JOLT_FLOOR),
    loweringDuration: ratio(lowering, samplesOf, 1),
    loweringTravel: ratio(lowering, ({ travel }) => travel, TRAVEL_FLOOR),
    loweringRoughness: ratio(lowering, ({ roughness }) => roughness, JOLT_FLOOR),
    hold: (holdOf(first) - usual(holdOf)) / cycle,
    pause: (pauses[0] - median(pauses.slice(1))) / cycle,
    beginsAt: offAxis(({ start }) => start),
    turnsAt: offAxis(({ turn }) => turn),
    endsAt: offAxis(({ end }) => end),
    beginsPose: offPose(({ start }) => start),
    turnsPose: offPose(({ turn }) => turn),
    endsPose: offPose(({ end }) => end),
    movedBefore: movedWithin(1),
    movedLong: movedWithin(3),
    logUsual: Math.log(usual(({ strokes }) => samplesOf(strokes[lift])) / rateHz),
    rise: usual(({ strokes }) => strokes[lift].rise),
  };
  return TAKING_UP_EVIDENCE.map((key) => (Number.isFinite(evidence[key]) ? evidence[key] : 0));
}

const isWhole = ({ strokes }: RepSpan): boolean => strokes.length === 2;
const samplesOf = ({ start, end }: Stroke): number => end - start;
/** At the turn, samples. */
const holdOf = ({ strokes: [a, b] }: RepSpan): number => b.start - a.end;

/** Travels below the first, in the axis' unit, and accelerations below the second, m/s², are alike. */
const TRAVEL_FLOOR = 0.01;
const JOLT_FLOOR = 0.2;
