import type { ExerciseGuess } from "../session.ts";
import type { Movement } from "./describe.ts";
import { believe, guessFrom, together } from "./guess.ts";
import type { LifterMemory } from "./memory.ts";
import { defaultRecognitionParams, type RecognitionParams } from "./params.ts";
import type { Encoding, Recogniser } from "./recogniser.ts";

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
}

export interface NamedSet {
  readonly exercise: ExerciseGuess;
  /** Null where the set could not be encoded: without a recogniser or a complete rep. */
  readonly encoding: Encoding | null;
  /** Sets of one block are alike and follow each other: one answer names them all. */
  readonly block: number;
}

/** A set that was encoded before, to be named anew with what the lifter has taught since. */
export type EncodedSet = Omit<UnnamedSet, "movement" | "continues"> & Pick<NamedSet, "encoding" | "block">;

const UNNAMED: ExerciseGuess = { id: "unknown", confidence: 0, source: "none", alternatives: [] };

/** Names the sets of a workout; without recognition what is not given stays unknown. */
export function nameSets(sets: readonly UnnamedSet[], recognition: Recognition | null, params?: RecognitionParams): NamedSet[] {
  const encodings = encodingsOf(sets, recognition);
  const memory = recognition && recognition.memory?.model === recognition.recogniser.model ? recognition.memory : null;
  let block = -1;
  const encoded = sets.map(({ movement: _, continues, ...set }, index) => {
    if (!continues || index === 0) block++;
    return { ...set, encoding: encodings[index], block };
  });
  const names = nameEncoded(encoded, memory, params);
  return encoded.map(({ encoding, block }, index) => ({ exercise: names[index], encoding, block }));
}

/** The exercise of every set, in order: block by block, each knowing what came before. What is given stands, and what cannot be told is unknown. */
export function nameEncoded(
  sets: readonly EncodedSet[],
  memory: LifterMemory | null,
  params: RecognitionParams = defaultRecognitionParams,
): ExerciseGuess[] {
  let previous: string | null = null;
  return [...Map.groupBy(sets, ({ block }) => block).values()].flatMap((members) => {
    const beliefs = members.flatMap(({ encoding, loadKg, timeMs }) =>
      encoding ? [believe(encoding, memory, { loadKg, timeMs, previous }, params)] : [],
    );
    const guess = beliefs.length > 0 ? guessFrom(together(beliefs), params) : UNNAMED;
    const named = members.map(({ given }) => given ?? guess);
    const { id } = named[named.length - 1];
    previous = id === "unknown" ? null : id;
    return named;
  });
}

/** All sets in one go; null for those without a movement. */
function encodingsOf(sets: readonly UnnamedSet[], recognition: Recognition | null): (Encoding | null)[] {
  const found = recognition?.recogniser.encode(sets.flatMap(({ movement }) => movement ?? [])) ?? [];
  let next = 0;
  return sets.map(({ movement }) => (movement && recognition ? found[next++] : null));
}
