import type { ExerciseResource, Trained } from "../api.ts";
import { sentenceCase } from "./muscles.ts";

/** Exercises with these words in their name or among their muscles; what the lifter said something of comes first. */
export function exercisesThatMatch(exercises: readonly ExerciseResource[], wanted: string): ExerciseResource[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const found = exercises.filter(({ name, muscles }) => {
    const text = [name, ...muscles.map(({ muscle }) => sentenceCase(muscle))].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return [...found.filter(({ source }) => source !== "catalogue"), ...found.filter(({ source }) => source === "catalogue")];
}

/** `Quads; also glutes, abs`, or what is missing. */
export function trainedWords(exercise: Pick<ExerciseResource, "muscles">, nameOf: (muscle: string) => string): string {
  const listed = (muscles: readonly string[]) => muscles.map((muscle) => nameOf(muscle).toLowerCase()).join(", ");
  const trained = trainedBy(exercise);
  const [direct, indirect] = [listed(trained.direct), listed(trained.indirect)];
  if (direct === "" && indirect === "") return "Counts for no muscle";
  return sentenceCase(direct === "" ? `helped by ${indirect}` : indirect === "" ? direct : `${direct}; also ${indirect}`);
}

/** The muscles of an exercise as the two lists that are said of it. */
export function trainedBy({ muscles }: Pick<ExerciseResource, "muscles">): Trained {
  const of = (wanted: "direct" | "indirect") => muscles.flatMap(({ muscle, role }) => (role === wanted ? [muscle] : []));
  return { direct: of("direct"), indirect: of("indirect") };
}
