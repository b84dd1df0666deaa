import type { ExerciseGuess } from "../session.ts";
import type { Stretch } from "../stretch.ts";
import type { Movement } from "./describe.ts";
import { believe, guessFrom, together } from "./guess.ts";
import { distanceBetween, type LifterMemory } from "./memory.ts";
import { defaultRecognitionParams, type RecognitionParams } from "./params.ts";
import type { Encoding, Recogniser } from "./recogniser.ts";
import { isSaidOf, memoryWithout } from "./unprompted.ts";

/** What names sets that neither a device nor a person has named. */
export interface Recognition {
  readonly recogniser: Recogniser;
  /** What this lifter has taught; a memory of another model's signatures is as good as none. */
  readonly memory: LifterMemory | null;
}

/** A set to be named, in the order of the workout. */
export interface UnnamedSet {
  readonly movement: Movement | null;
  /** What a device or an option says; it stands. */
  readonly given: ExerciseGuess | null;
  /** Whether it follows the same path as the set before: one exercise, whatever it is called. */
  readonly continues: boolean;
  readonly loadKg: number | null;
  /** Start, ms since the epoch. */
  readonly timeMs: number | null;
  readonly stretch: Stretch;
}

export interface NamedSet {
  readonly exercise: ExerciseGuess;
  /** Null where the set could not be encoded: without a recogniser or a complete rep. */
  readonly encoding: Encoding | null;
  /** Sets of one block are alike and follow each other: one answer names them all, unless the lifter has named both of two exercises that follow one path. */
  readonly block: number;
}

/** A set that was encoded before, to be named anew with what the lifter has taught since. */
export type EncodedSet = Omit<UnnamedSet, "movement" | "continues" | "stretch"> & Pick<NamedSet, "encoding" | "block">;

const UNNAMED: ExerciseGuess = { id: "unknown", confidence: 0, source: "none", alternatives: [] };

/**
 * Names the sets of a workout; without recognition what is not given stays unknown. The answer of a set is the machine's own, to be compared with what a person says
 * of it: it is never made with what was said of that set before, nor of its block, whose sets are answered for together.
 */
export function nameSets(sets: readonly UnnamedSet[], recognition: Recognition | null, params?: RecognitionParams): NamedSet[] {
  const encodings = encodingsOf(sets, recognition);
  const memory = recognition && recognition.memory?.model === recognition.recogniser.model ? recognition.memory : null;
  const blocks = blocksOf(
    sets.map(({ continues }, index) => ({ continues, encoding: encodings[index] })),
    params,
  );
  const encoded = sets.map(({ movement: _, continues: __, ...set }, index) => ({
    ...set,
    encoding: encodings[index],
    block: blocks[index],
  }));
  const names = memory ? nameUnprompted(encoded, memory, params) : nameEncoded(encoded, null, params);
  return encoded.map(({ encoding, block }, index) => ({ exercise: names[index], encoding, block }));
}

/**
 * As {@link nameEncoded}, but what was said of a set or of its block has no part in its answer. Such a block is named once more with the one before it, which tells what
 * it followed: naming all of the workout again for each would be slow, and what stands further back hardly bears on it.
 */
function nameUnprompted(
  sets: readonly (EncodedSet & Pick<UnnamedSet, "stretch">)[],
  memory: LifterMemory,
  params?: RecognitionParams,
): ExerciseGuess[] {
  const names = nameEncoded(sets, memory, params);
  let before: readonly number[] = [];
  for (const block of Map.groupBy(sets.keys(), (index) => sets[index].block).values()) {
    const stretches = block.map((index) => sets[index].stretch);
    const others = memoryWithout(memory, stretches);
    if (others !== memory) {
      const near = [...before, ...block];
      const unprompted = nameEncoded(
        near.map((index) => sets[index]),
        others,
        params,
      );
      const ownNames = unprompted.slice(before.length);
      for (const [k, index] of block.entries()) {
        if (memory.sets.some((set) => isSaidOf(set, sets[index].stretch))) names[index] = ownNames[k];
      }
    }
    before = block;
  }
  return names;
}

/** The block of every set, numbered from 0: a set goes on with the one before where it follows its path, or where the network sees the same in both. */
export function blocksOf(
  sets: readonly (Pick<UnnamedSet, "continues"> & Pick<NamedSet, "encoding">)[],
  { alike }: RecognitionParams = defaultRecognitionParams,
): number[] {
  let block = 0;
  return sets.map(({ continues, encoding }, index) => {
    const before = sets[index - 1]?.encoding;
    const goesOn = continues || (encoding && before && distanceBetween(encoding.signature, before.signature) <= alike);
    if (index > 0 && !goesOn) block++;
    return block;
  });
}

/**
 * The exercise of every set, in order: block by block, each knowing what came before. Sets of a block share one answer, save where each alone would be named, and
 * otherwise than the other. What is given stands, and what cannot be told is unknown.
 */
export function nameEncoded(
  sets: readonly EncodedSet[],
  memory: LifterMemory | null,
  params: RecognitionParams = defaultRecognitionParams,
): ExerciseGuess[] {
  let previous: string | null = null;
  const names: ExerciseGuess[] = [];
  for (const block of Map.groupBy(sets.keys(), (index) => sets[index].block).values()) {
    const runs: (readonly number[])[] = toldApart(block, sets, previous, memory, params);
    for (const run of runs) {
      const guess = shared(run, sets, previous, memory, params);
      for (const index of run) names[index] = sets[index].given ?? guess;
      const { id } = names[run[run.length - 1]];
      previous = id === "unknown" ? null : id;
    }
  }
  return names;
}

/**
 * A block's sets in runs: a new one begins where two in a row would be named differently, each by itself, as an incline and a preacher curl that follow one path. A
 * block that cannot be named as a whole stays whole: that its sets look like one exercise and like another speaks for neither.
 */
function toldApart(
  block: readonly number[],
  sets: readonly EncodedSet[],
  previous: string | null,
  memory: LifterMemory | null,
  params: RecognitionParams,
): (readonly number[])[] {
  if (shared(block, sets, previous, memory, params).id === "unknown") return [block];
  const runs: number[][] = [];
  let before = "unknown";
  for (const index of block) {
    const { id } = shared([index], sets, null, memory, params);
    const apart = id !== before && id !== "unknown" && before !== "unknown";
    if (apart || runs.length === 0) runs.push([]);
    runs[runs.length - 1].push(index);
    before = id;
  }
  return runs;
}

/** The one answer for sets of one exercise. */
function shared(
  run: readonly number[],
  sets: readonly EncodedSet[],
  previous: string | null,
  memory: LifterMemory | null,
  params: RecognitionParams,
): ExerciseGuess {
  const beliefs = run.flatMap((index) => {
    const { encoding, loadKg, timeMs } = sets[index];
    return encoding ? [believe(encoding, memory, { loadKg, timeMs, previous }, params)] : [];
  });
  return beliefs.length > 0 ? guessFrom(together(beliefs), params) : UNNAMED;
}

/** All sets in one go; null for those without a movement. */
function encodingsOf(sets: readonly UnnamedSet[], recognition: Recognition | null): (Encoding | null)[] {
  const found = recognition?.recogniser.encode(sets.flatMap(({ movement }) => movement ?? [])) ?? [];
  let next = 0;
  return sets.map(({ movement }) => (movement && recognition ? found[next++] : null));
}
