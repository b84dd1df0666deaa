import { expect, test } from "vitest";
import type { Movement } from "./describe.ts";
import type { LabelledSet, LifterMemory } from "./memory.ts";
import { movementFamilies } from "./movement-family.ts";
import { nameSets, type UnnamedSet } from "./name-sets.ts";
import type { Recogniser } from "./recogniser.ts";
import { memoryWithout } from "./unprompted.ts";

/** A movement that is seen at its place. */
interface Placed {
  readonly place: number;
}

const recogniser: Recogniser = {
  model: "m",
  backend: "wasm",
  encode: (movements) =>
    movements.map((movement) => ({
      families: Float32Array.from(movementFamilies, () => 1 / movementFamilies.length),
      signature: Float32Array.of((movement as unknown as Placed).place),
    })),
};
const stretchOf = (index: number) => ({ recording: 0, startS: 300 * index, endS: 300 * index + 40 });

function setsAt(...places: readonly number[]): UnnamedSet[] {
  return places.map((place, index) => ({
    movement: { place } satisfies Placed as unknown as Movement,
    given: null,
    continues: false,
    loadKg: null,
    timeMs: null,
    stretch: stretchOf(index),
  }));
}

/** What was said of a set that moves so; of one of this workout where its index is given. */
function said(exercise: string, place: number, index?: number): LabelledSet {
  const context = { loadKg: null, timeMs: null, previous: null };
  return { exercise, signature: Float32Array.of(place), context, ...(index !== undefined && { stretch: stretchOf(index) }) };
}

function namesOf(places: readonly number[], ...sets: readonly LabelledSet[]): string[] {
  const memory: LifterMemory = { model: "m", sets };
  return nameSets(setsAt(...places), { recogniser, memory }).map(({ exercise }) => exercise.id);
}

test("what was said of a set names those alike, and never that set", () => {
  expect(namesOf([0, 50, 0], said("push_up", 0, 0))).toEqual(["unknown", "unknown", "push_up"]);
  expect(namesOf([0, 50, 0], said("push_up", 0))).toEqual(["push_up", "unknown", "push_up"]);
  // Said of an alike set of the same workout.
  expect(namesOf([0, 50, 0], said("push_up", 0, 0), said("push_up", 0, 2))).toEqual(["push_up", "unknown", "push_up"]);
});

test("one answer for a block does not name the sets of the block that it was given for", () => {
  expect(namesOf([0, 0, 0], said("push_up", 0, 0), said("push_up", 0, 1))).toEqual(["unknown", "unknown", "push_up"]);
  expect(namesOf([0, 0], said("push_up", 0, 0), said("push_up", 0, 1), said("floor_press", 0))).toEqual(["floor_press", "floor_press"]);
});

test("what was said at other boundaries, or of another recording, is told apart", () => {
  const word = said("push_up", 0);
  expect(namesOf([0], { ...word, stretch: { recording: 0, startS: 39, endS: 90 } })).toEqual(["unknown"]);
  expect(namesOf([0], { ...word, stretch: { recording: 0, startS: 40, endS: 90 } })).toEqual(["push_up"]);
  expect(namesOf([0], { ...word, stretch: { recording: 1, startS: 0, endS: 40 } })).toEqual(["push_up"]);
});

test("what came before a set that was spoken of tells what it is, as it does without that word", () => {
  // Halfway between two exercises, of which one follows the first set's.
  const at = (exercise: string, place: number, previous: string | null): LabelledSet => {
    const set = said(exercise, place);
    return { ...set, context: { ...set.context, previous } };
  };
  const memory = [said("push_up", 50), ...Array.from({ length: 40 }, () => at("floor_press", -0.02, "push_up")), said("deadlift", 0.02)];
  const without = nameSets(setsAt(50, 0), { recogniser, memory: { model: "m", sets: memory } });
  const withWord = nameSets(setsAt(50, 0), { recogniser, memory: { model: "m", sets: [...memory, said("deadlift", 0, 1)] } });
  expect(without[1].exercise.id).toBe("floor_press");
  expect(withWord).toEqual(without);
  expect(nameSets(setsAt(0), { recogniser, memory: { model: "m", sets: memory } })[0].exercise).not.toEqual(without[1].exercise);
});

test("what stood before others of the workout was said of it too", () => {
  const after = { ...said("floor_press", 5, 1), context: { loadKg: 50, timeMs: 0, previous: "push_up" } };
  const elsewhere = { ...said("floor_press", 5), context: { loadKg: 50, timeMs: 0, previous: "push_up" } };
  const memory = { model: "m", sets: [said("push_up", 0, 0), after, elsewhere] };
  expect(memoryWithout(memory, [stretchOf(0)]).sets).toEqual([{ ...after, context: { ...after.context, previous: null } }, elsewhere]);
  expect(memoryWithout(memory, [stretchOf(7)])).toBe(memory);
});
