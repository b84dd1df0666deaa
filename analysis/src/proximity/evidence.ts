import type { Exercise } from "../exercise/exercise.ts";
import type { Failure, Rep, WorkSet } from "../session.ts";
import type { ProximityLabel } from "./label.ts";
import { rangeLoss } from "./range.ts";

/** Everything that a sentence about a set's end may speak of. */
export interface FailureFacts {
  /** P(RIR 0) after all evidence. */
  readonly probability: number;
  /** Probability that the set ended in an attempt that was not finished, as the signal has it. */
  readonly failedAttempt: number;
  readonly reps: readonly Rep[];
  readonly velocity: WorkSet["velocity"];
  readonly exercise: Exercise | null;
  /** Where this exercise usually fails, m/s, and whether that is known of this lifter or of lifters in general. */
  readonly failsNear: { readonly velocity: number; readonly personal: boolean } | null;
  readonly label: ProximityLabel;
  /** Most reps of a later set of the same exercise at the same load. */
  readonly laterReps: number | null;
  /** Whether anything at all is known of the reps. */
  readonly seen: boolean;
}

/** The two ways to fail, kept apart, with the reasons in words that a lifter understands. */
export function describeFailure(facts: FailureFacts): Failure {
  const { probability, label } = facts;
  const attempted = facts.failedAttempt > 0.5 && probability > 0.5 && label.failure !== false;
  const reached = label.failure ?? (attempted || probability > 0.5);
  return { probability, reached, kind: kindOf(reached, attempted, label), evidence: sentences(facts) };
}

function kindOf(reached: boolean, attempted: boolean, label: ProximityLabel): Failure["kind"] {
  if (!reached) return "none";
  if (attempted) return "failed_attempt";
  return label.failure === true ? "labelled" : "last_possible_rep";
}

function sentences(facts: FailureFacts): string[] {
  return [
    ...saidSentences(facts.label),
    ...attemptSentences(facts.reps),
    ...speedSentences(facts),
    ...rangeSentences(facts.reps),
    ...laterSentences(facts.reps, facts.laterReps),
    ...(facts.seen ? [] : [facts.reps.length === 0 ? UNMEASURED : TOO_LITTLE]),
  ];
}

/** As where a watch logged a count without movement, or the hand held still. */
const UNMEASURED = "No rep of this set was measured, so nothing tells how close to failure it came.";
const TOO_LITTLE = "The sensor saw too little of this set to judge how close to failure it came.";

function saidSentences({ failure, rir }: ProximityLabel): string[] {
  const said: string[] = [];
  if (failure === true) said.push("You said that this was failure.");
  if (failure === false) said.push("You said that this was not failure.");
  if (typeof rir === "number")
    said.push(rir === 0 ? "You judged that no rep was left." : `You judged that ${count(rir)} ${rir === 1 ? "was" : "were"} left.`);
  return said;
}

function attemptSentences(reps: readonly Rep[]): string[] {
  return reps.flatMap((rep, i) => {
    if (rep.completed) return [];
    const after = reps.length - 1 - i;
    if (after > 0) return [`Attempt ${i + 1} was not finished; ${count(after)} followed.`];
    return [
      rep.confidence > 0.5
        ? `Attempt ${i + 1} started and was not finished.`
        : "What follows the last rep may be an attempt that was not finished.",
    ];
  });
}

function speedSentences({ reps, velocity, failsNear, exercise }: FailureFacts): string[] {
  const { last, lossPct, basis } = velocity;
  const completed = reps.filter((rep) => rep.completed);
  if (last === null || lossPct === null || basis === "none") return completed.length === 1 ? [SINGLE] : timeSentences(completed);
  const speed = basis === "linear" ? `${last.toFixed(2)} m/s` : `${last.toFixed(1)} rad/s`;
  const said = [
    completed.length === 1
      ? `${SINGLE.slice(0, -1)}; it was ${speed}.`
      : lossPct < 1
        ? `Last rep ${speed}, your fastest.`
        : `Last rep ${speed}, ${Math.round(lossPct)} % slower than your fastest.`,
  ];
  if (failsNear !== null && exercise !== null) {
    const name = lowerFirst(exercise.name);
    const at = `${failsNear.velocity.toFixed(2)} m/s`;
    said.push(failsNear.personal ? `Your ${name} usually fails near ${at}.` : `In the ${name}, lifters fail near ${at} on average.`);
  }
  return said;
}

const SINGLE = "A single rep shows no slowing.";

function timeSentences(completed: readonly Rep[]): string[] {
  const times = completed.map((rep) => rep.concentric.endS - rep.concentric.startS).filter((time) => time > 0);
  if (times.length < 2) return [];
  return [`The last rep took ${times[times.length - 1].toFixed(1)} s to lift, the quickest ${Math.min(...times).toFixed(1)} s.`];
}

function rangeSentences(reps: readonly Rep[]): string[] {
  const loss = rangeLoss(reps);
  return loss !== null && loss >= 0.1 ? [`The last rep travelled ${Math.round(100 * loss)} % less than the first ones.`] : [];
}

function laterSentences(reps: readonly Rep[], laterReps: number | null): string[] {
  const done = reps.filter((rep) => rep.completed).length;
  if (laterReps === null || laterReps <= done) return [];
  return [`You later did ${count(laterReps)} with the same weight, so this set had some left.`];
}

function count(reps: number): string {
  return `${reps} ${reps === 1 ? "rep" : "reps"}`;
}

function lowerFirst(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name[0].toLowerCase() + name.slice(1) : name;
}
