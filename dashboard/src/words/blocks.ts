import type { SetResource } from "../api.ts";
import { count } from "./numbers.ts";

/** Sets of one workout that one answer names: they are alike and follow each other. */
export interface Block {
  /** The same as long as the workout is not analysed anew. */
  readonly key: string;
  readonly sets: readonly SetResource[];
}

/**
 * The blocks of a workout with sets that nobody could name, in order of time, each with those sets of it alone. Sets that were answered here (by id)
 * stay in, so that a slip can be mended.
 */
export function unnamedBlocks(sets: readonly SetResource[], answered: ReadonlySet<string>): Block[] {
  const asked = sets.filter((set) => answered.has(set.id) || (set.effective.exercise.id === "unknown" && set.correction.notASet !== true));
  const blocks = Map.groupBy(asked, (set) => (set.measured.block === undefined ? set.id : `block ${set.measured.block}`));
  return [...blocks].map(([key, members]) => ({ key, sets: members }));
}

/** The blocks up to and with the `atOnce`-th that is still open, and those after it. */
export function foldBlocks(
  blocks: readonly Block[],
  isAnswered: (block: Block) => boolean,
  atOnce: number,
): readonly [shown: readonly Block[], folded: readonly Block[]] {
  const open = blocks.flatMap((block, index) => (isAnswered(block) ? [] : [index]));
  const end = (open[atOnce - 1] ?? blocks.length - 1) + 1;
  return [blocks.slice(0, end), blocks.slice(end)];
}

/** The exercises of answers in order of time, the latest first, each once and few of them: sets often follow others of their exercise. */
export function recentExercises(answers: readonly { readonly exercise: string | null }[]): string[] {
  const said = answers.flatMap(({ exercise }) => exercise ?? []);
  return [...new Set(said.reverse())].slice(0, 3);
}

/** What the lifter is asked: once for all sets of a block. */
export function blockQuestion({ sets }: Block): string {
  return sets.length === 1
    ? "A set of an unknown movement: which exercise?"
    : `${sets.length} sets of one unknown movement: which exercise?`;
}

/** `set 3`, `sets 2–4 and 7`: the numbers of some sets in order. */
export function setNumbers({ sets }: Block): string {
  const runs: [number, number][] = [];
  for (const { number } of sets) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const words = runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  const [last, ...earlier] = words.reverse();
  return `${sets.length === 1 ? "set" : "sets"} ${earlier.length > 0 ? `${earlier.reverse().join(", ")} and ${last}` : last}`;
}

/** Such as `8, 10 and 9 reps`. */
export function repsOfEach(counts: readonly string[]): string {
  const last = counts.at(-1) ?? "0";
  return counts.length < 2 ? `${last} ${last === "1" ? "rep" : "reps"}` : `${counts.slice(0, -1).join(", ")} and ${last} reps`;
}

/** `4 sets are Bench press`. */
export function answerWords({ sets }: Block, exercise: string | null): string {
  const verb = sets.length === 1 ? "is" : "are";
  return exercise === null
    ? `${count(sets.length, "stretch", "stretches")} ${verb} no ${sets.length === 1 ? "set" : "sets"}`
    : `${count(sets.length, "set")} ${verb} ${exercise}`;
}
