import type { Rep, WorkSet } from "../session.ts";
import { median } from "../signal/median.ts";
import { velocityOf } from "../velocity/loss.ts";
import type { ProximityParams } from "./params.ts";

/** What the estimator sees of one set: one entry per completed rep with a measured speed, in order. */
export interface SetObservation {
  /** Speed of each rep in the basis' own unit (m/s, rad/s, or 1/s from durations). */
  readonly speed: Float64Array;
  /** Standard deviation of each speed that is independent from rep to rep. */
  readonly noise: Float64Array;
  /** Fatigue after each rep, in reps of unbroken work: less than the count where pauses let the lifter recover. */
  readonly fatigue: Float64Array;
  /** Fatigue after the set's last completed rep. */
  readonly finalFatigue: number;
  /** Fatigue at which an attempt failed before the set went on; null where none did. */
  readonly failedAt: number | null;
  /** Standard deviation of an offset that all speeds of the set share. */
  readonly offset: number;
  /** `linear` speeds have a published scale, the others only mean something relative to each other. */
  readonly basis: "linear" | "angular" | "duration";
  readonly fastest: number;
}

/** The parts of a set that its observation is made of. */
export interface ObservedSet {
  readonly reps: readonly Rep[];
  readonly velocity: WorkSet["velocity"];
  readonly parts: WorkSet["parts"];
  readonly repCount?: number | null;
}

/** Standard deviation of a speed from which it says nothing, in the basis' unit: no lift is that fast, and larger numbers only overflow. */
const SAYS_NOTHING = 5;

/** Returns null where no completed rep's speed is known. One rep shows no decline: it only says how far its speed is from that at failure. */
export function observeSet(set: ObservedSet, params: ProximityParams): SetObservation | null {
  const stretch = lastStretch(set, params);
  const completed = stretch.reps.filter((rep) => rep.completed);
  const read = speedReader(completed, set.velocity.basis, params);
  if (read === null) return null;
  // Reps that the signal missed may lie anywhere: the others stand for them.
  const counted = stretch.whole && set.repCount ? set.repCount / completed.length : 1;
  const attempts = new Set(stretch.reps.flatMap((rep, i) => (i > 0 && !rep.completed ? [stretch.reps[i - 1]] : [])));
  const travel = read.basis === "linear" ? usualTravel(completed) : null;
  const speed: number[] = [];
  const random: number[] = [];
  const device: number[] = [];
  const fatigue: number[] = [];
  let tired = 0;
  let failedAt: number | null = null;
  for (const [i, rep] of completed.entries()) {
    const before = completed[i - 1];
    const rest = before === undefined ? 0 : Math.max(0, rep.startS - before.endS - params.normalPauseS);
    tired = tired * Math.exp(-rest / params.recoveryS) + (tired === 0 ? 1 : counted);
    if (attempts.has(rep) && i < completed.length - 1) failedAt = tired;
    const value = read.speed(rep);
    if (value === null || !(value > 0)) continue;
    const uncertainty = Math.min(read.uncertainty(rep), SAYS_NOTHING);
    const own = { value, sd: Math.sqrt(1 - params.offsetShare) * uncertainty };
    const better = travel === null ? own : combined(own, byLiftingTime(rep, travel, params));
    speed.push(better.value);
    random.push(better.sd);
    device.push(uncertainty);
    fatigue.push(tired);
  }
  if (speed.length === 0) return null;
  const fastest = median(largest(speed, 2));
  const noise = random.map((sd) => Math.hypot(sd, params.repNoise[read.basis] * fastest));
  for (const i of oddReps(speed, noise)) noise[i] = Math.hypot(noise[i], oddness(speed, i));
  return {
    speed: Float64Array.from(speed),
    noise: Float64Array.from(noise),
    fatigue: Float64Array.from(fatigue),
    finalFatigue: tired,
    failedAt,
    offset: Math.sqrt(params.offsetShare) * median(device),
    basis: read.basis,
    fastest,
  };
}

/**
 * After a change of load a curve of its own begins: only the reps from the last change on belong to the set's end. Where loads are not
 * known a stretch that starts faster than everything before shows the change.
 */
function lastStretch({ reps, parts, velocity }: ObservedSet, params: ProximityParams): { reps: readonly Rep[]; whole: boolean } {
  const best = (part: WorkSet["parts"][number]) => velocityOf(reps.slice(part.firstRep, part.lastRep + 1), velocity.basis).best ?? 0;
  const last = parts.findLastIndex((part, i) => {
    if (i === 0) return false;
    if (part.loadKg !== null || parts[i - 1].loadKg !== null) return part.loadKg !== parts[i - 1].loadKg;
    const before = Math.max(...parts.slice(0, i).map(best));
    return before > 0 && best(part) >= params.newLoadSpeedUp * before;
  });
  return last < 0 ? { reps, whole: true } : { reps: reps.slice(parts[last].firstRep), whole: false };
}

function speedReader(reps: readonly Rep[], basis: WorkSet["velocity"]["basis"], params: ProximityParams) {
  const uncertainty = (rep: Rep) => rep.velocityUncertainty ?? 0;
  if (basis === "linear" && reps.some((rep) => rep.meanVelocity !== null)) {
    return { basis: "linear" as const, speed: (rep: Rep) => rep.meanVelocity, uncertainty };
  }
  if (basis === "angular" && reps.filter((rep) => rep.meanAngularVelocity !== null).length > 1) {
    return { basis: "angular" as const, speed: (rep: Rep) => Math.abs(rep.meanAngularVelocity ?? 0), uncertainty };
  }
  const duration = (rep: Rep) => rep.concentric.endS - rep.concentric.startS;
  if (reps.filter((rep) => duration(rep) > 0).length > 1) {
    // The rep's phases are all that is known: one over the lifting time falls as speed does while the travel stays the same.
    const spread = (rep: Rep) => params.liftingTimeSd / duration(rep) ** 2;
    // A rep whose lift the recording cuts off has no lifting time.
    return { basis: "duration" as const, speed: (rep: Rep) => (duration(rep) > 0 ? 1 / duration(rep) : null), uncertainty: spread };
  }
  return null;
}

/** Median vertical travel of a concentric, m; null where fewer than three reps have one. */
function usualTravel(reps: readonly Rep[]): number | null {
  const travels = reps.flatMap((rep) => (rep.rangeOfMotion !== null && rep.rangeOfMotion > 0 ? [rep.rangeOfMotion] : []));
  return travels.length < 3 ? null : median(travels);
}

interface Measured {
  readonly value: number;
  readonly sd: number;
}

/**
 * The speed that the lifting time gives over the set's usual travel. A slow rep's integrated velocity drifts with its length, its time
 * does not: where a rep lengthens, this is the better measure of how much slower it was.
 */
function byLiftingTime(rep: Rep, travel: number, params: ProximityParams): Measured | null {
  const time = rep.concentric.endS - rep.concentric.startS;
  if (!(time > params.liftingTimeSd)) return null;
  return { value: travel / time, sd: (travel / time) * Math.hypot(params.liftingTimeSd / time, params.travelVariation) };
}

/** Mean of two measurements by their precision. */
function combined(a: Measured, b: Measured | null): Measured {
  if (b === null || a.sd === 0) return a;
  const weight = b.sd ** 2 / (a.sd ** 2 + b.sd ** 2);
  return { value: weight * a.value + (1 - weight) * b.value, sd: (a.sd * b.sd) / Math.hypot(a.sd, b.sd) };
}

/** Reps before the last that break out of their neighbours' line by more than noise explains: slips, re-grips, a cautious first rep. */
function oddReps(speed: readonly number[], noise: readonly number[]): number[] {
  return speed.flatMap((_, i) => (i < speed.length - 1 && oddness(speed, i) > 2 * noise[i] ? [i] : []));
}

function oddness(speed: readonly number[], i: number): number {
  if (i === 0) return Math.max(0, speed[1] - speed[0]);
  return Math.abs(speed[i] - median([speed[i - 1], speed[i], speed[i + 1]]));
}

function largest(values: readonly number[], count: number): number[] {
  return [...values].sort((a, b) => b - a).slice(0, count);
}
