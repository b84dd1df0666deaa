import type { WorkSet } from "../session.ts";
import type { RoleParams } from "./params.ts";
import { knownExercise, restBetween } from "./same-exercise.ts";

/**
 * Links sets of different exercises that follow each other without rest in the same order, round after round. Each set of a round points
 * to the next, the last to the first.
 */
export function linkSupersets(sets: readonly WorkSet[], params: RoleParams): WorkSet[] {
  const runs = runsWithoutRest(sets, params);
  const rounds = runs.flatMap((run) => roundsOf(run, sets));
  const times = new Map<string, number>();
  for (const round of rounds) times.set(nameOf(round, sets), (times.get(nameOf(round, sets)) ?? 0) + 1);
  const linked = [...sets];
  for (const round of rounds) {
    if ((times.get(nameOf(round, sets)) ?? 0) < params.supersetRounds) continue;
    for (const [k, index] of round.entries()) linked[index] = { ...sets[index], supersetWith: round[(k + 1) % round.length] };
  }
  return linked;
}

/** Stretches of sets of known exercise between which there was hardly any rest, as indices. */
function runsWithoutRest(sets: readonly WorkSet[], params: RoleParams): number[][] {
  const runs: number[][] = [];
  for (const [i, set] of sets.entries()) {
    if (knownExercise(set) === null || set.role === "warm_up") continue;
    const run = runs.at(-1);
    const rest = i > 0 && run?.at(-1) === i - 1 ? restBetween(sets[i - 1], set) : null;
    if (run !== undefined && rest !== null && rest <= params.supersetRestS) run.push(i);
    else runs.push([i]);
  }
  return runs;
}

/** A run cut where an exercise comes back: each round has every exercise once, and at least two. */
function roundsOf(run: readonly number[], sets: readonly WorkSet[]): number[][] {
  const rounds: number[][] = [];
  let round: number[] = [];
  for (const index of run) {
    if (round.some((other) => knownExercise(sets[other]) === knownExercise(sets[index]))) {
      rounds.push(round);
      round = [];
    }
    round.push(index);
  }
  rounds.push(round);
  return rounds.filter(({ length }) => length > 1);
}

function nameOf(round: readonly number[], sets: readonly WorkSet[]): string {
  return round.map((index) => knownExercise(sets[index])).join(" ");
}
