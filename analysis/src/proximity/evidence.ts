import type { Failure, Rep, Rir, WorkSet } from "../session.ts";

export interface FailureFacts {
  readonly rir: Rir | null;
  readonly reps: readonly Rep[];
  readonly velocity: WorkSet["velocity"];
  /** Probability that the set ended in an attempt that was not finished. */
  readonly failedAttempt: number;
}

/** The two ways to fail, kept apart, with the reasons in words. */
export function describeFailure(facts: FailureFacts): Failure {
  const probability = facts.rir === null ? 0 : facts.rir.distribution[0];
  const attempted = facts.failedAttempt > 0.5;
  const reached = attempted || probability > 0.5;
  return {
    probability,
    reached,
    kind: attempted ? "failed_attempt" : reached ? "last_possible_rep" : "none",
    evidence: [...attemptSentence(facts), ...speedSentence(facts)],
  };
}

function attemptSentence({ failedAttempt }: FailureFacts): string[] {
  if (failedAttempt === 0) return [];
  return [
    failedAttempt > 0.5 ? "The last attempt started and did not finish." : "Something after the last rep looks like an unfinished attempt.",
  ];
}

function speedSentence({ velocity, rir }: FailureFacts): string[] {
  if (rir === null) return ["The wrist saw too little of this set to judge how close to failure it came."];
  const { last, lossPct, basis } = velocity;
  if (last === null || lossPct === null || basis === "none") return [];
  const unit = basis === "linear" ? `${last.toFixed(2)} m/s` : `${last.toFixed(1)} rad/s`;
  return [
    lossPct < 1 ? `Last rep ${unit}, as fast as any before.` : `Last rep ${unit}, ${Math.round(lossPct)} % slower than your fastest.`,
  ];
}
