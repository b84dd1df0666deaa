import { expect, test } from "vitest";
import type { ExerciseResource, Muscle } from "../api.ts";
import { exercisesThatMatch, trainedWords } from "./exercises.ts";

const exercise = (name: string, direct: Muscle[], indirect: Muscle[] = [], source: ExerciseResource["source"] = "catalogue") => ({
  id: name,
  name,
  source,
  like: null,
  velocityBasis: "none" as const,
  muscles: [
    ...direct.map((muscle) => ({ muscle, role: "direct" as const })),
    ...indirect.map((muscle) => ({ muscle, role: "indirect" as const })),
  ],
});

const squat = exercise("Back squat", ["quads"], ["glutes", "upper_back"]);
const row = exercise("Barbell row", ["upper_back"]);
const sled = exercise("Sled push", [], [], "own");

test("every word is looked for in the name and the muscles, and the lifter's own come first", () => {
  const names = (wanted: string) => exercisesThatMatch([squat, row, sled], wanted).map(({ name }) => name);
  expect(names(" ")).toEqual(["Sled push", "Back squat", "Barbell row"]);
  expect(names("BACK")).toEqual(["Back squat", "Barbell row"]);
  expect(names("upper row")).toEqual(["Barbell row"]);
  expect(names("neck")).toEqual([]);
});

test("muscles are said in one line", () => {
  const nameOf = (id: string) => id.replace("_", " ");
  expect(trainedWords(squat, nameOf)).toBe("Quads; also glutes, upper back");
  expect(trainedWords(row, nameOf)).toBe("Upper back");
  expect(trainedWords(exercise("Hold", [], ["abs"]), nameOf)).toBe("Helped by abs");
  expect(trainedWords(sled, nameOf)).toBe("Counts for no muscle");
});
