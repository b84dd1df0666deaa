import { movementFamilies } from "@lastrep/analysis";
import { createRandom } from "@lastrep/fixtures";
import { byPart, type Figure, figure, type Measure } from "../report/figure.ts";
import { matrixOf } from "../report/matrix.ts";
import { type Answer, calibrationError, chanceError, mean, share } from "../statistics.ts";
import type { ExerciseAnswer, FamilyAnswer, RecognitionObservation } from "./observe.ts";

const group = "Recognition of exercises, real recordings";
const NEAREST: Measure = { key: "nearest", label: "top 1 of a rule: the labelled set with the nearest signature", unit: "share" };
const COMMONEST: Measure = { key: "commonest", label: "top 1 of a rule: always the commonest", unit: "share" };

/** Figures of the recognition: families by models that have not met the lifter, exercises with the lifter's earlier sets remembered, and confidence. */
export function recognitionFigures({ families, exercises }: RecognitionObservation): Figure[] {
  const remembering = (memory: ExerciseAnswer["memory"]) => exercises.filter((answer) => answer.memory === memory);
  return [
    ...familyFigures(families),
    rememberedFigure(remembering("remembered")),
    unseenFigure(remembering("remembered"), remembering("left_out")),
    figure(
      {
        id: "recognition_corrected",
        group,
        name: "wrist-gym, exercise, after one correction for each exercise that was new",
        measures: [{ key: "top1", label: "top 1", unit: "share", target: { least: 0.95 } }, NEAREST],
        note: "Sets in the order in which they were done, the corrected ones not counted. Fit part: each date with the earlier ones remembered.",
      },
      byPart(remembering("corrected")),
      (items) => ({ n: items.length, values: { top1: share(items, isFirst), nearest: share(items, (a) => a.nearest === a.exercise) } }),
    ),
    calibrationFigure(families, remembering("remembered")),
  ];
}

function familyFigures(families: readonly FamilyAnswer[]): Figure[] {
  const of = (dataset: string) => families.filter((answer) => answer.dataset === dataset);
  const top = (top1?: number, top3?: number): Measure[] => [
    { key: "top1", label: "top 1", unit: "share", ...(top1 === undefined ? {} : { target: { least: top1 } }) },
    { key: "top3", label: "top 3", unit: "share", ...(top3 === undefined ? {} : { target: { least: top3 } }) },
    COMMONEST,
  ];
  const familyFigure = (id: string, name: string, measures: Measure[], items: readonly FamilyAnswer[], note: string) => {
    const taken = items.map(({ family, ranked }) => ({ is: family, said: ranked[0] ?? "" }));
    const matrix = matrixOf(`${name}, both parts`, taken, movementFamilies);
    return figure({ id, group, name, measures, note, matrix }, byPart(items), (answers) => ({
      n: answers.length,
      values: {
        top1: share(answers, ({ ranked, family }) => ranked[0] === family),
        top3: share(answers, ({ ranked, family }) => ranked.slice(0, 3).includes(family)),
        commonest: Math.max(...[...Map.groupBy(answers, ({ family }) => family).values()].map(({ length }) => length)) / answers.length,
      },
    }));
  };
  const gym = of("wrist-gym");
  return [
    familyFigure(
      "recognition_family_wrist_gym",
      "wrist-gym, movement family, by a model that never saw this lifter",
      top(0.7, 0.9),
      gym,
      "Neither part was trained on; the fit part only set how confident the model is. What does not depend on how the watch is worn does not tell on which side of the elbow the load pulls (curl, triceps extension), nor whether a forearm that goes straight up stands or hangs (press, hinge); the pose does, for whoever wears the watch as the model has seen it worn. Wrist curls are in no other recording and not simulated, so this model cannot know them.",
    ),
    familyFigure(
      "recognition_family_wristband",
      "wristband-barbell, movement family, trained on one person, tested on the other",
      top(0.85),
      of("wristband-barbell"),
      "Test part: person C by the model that has learned from A; fit part: person A by the one that has learned from C. Both have learned from simulated lifters and the other recordings' fit part too, and choose among all ten families. The target holds for both.",
    ),
    familyFigure(
      "recognition_family_bar_imu",
      "bar-imu, movement family, by a model that never saw these lifters",
      top(),
      of("bar-imu"),
      "The sensor sits at the centre of the bar, which goes straight up and down in squats, deadlifts and overhead presses alike: these are what is confused.",
    ),
  ];
}

function rememberedFigure(answers: readonly ExerciseAnswer[]): Figure {
  const test = answers.filter(({ part }) => part === "test");
  return figure(
    {
      id: "recognition_remembered",
      group,
      name: "wrist-gym, exercise, sets of dates up to 2024-12-02 remembered; exercises among them",
      measures: [
        { key: "top1", label: "top 1", unit: "share", target: { least: 0.92 } },
        { key: "top3", label: "top 3", unit: "share", target: { least: 0.98 } },
        { key: "unknown", label: "called unknown", unit: "share", target: { most: 0.05 } },
        { key: "named", label: "of those that were named: right", unit: "share" },
        NEAREST,
        COMMONEST,
      ],
      note: "Fit part: each of its dates with the others remembered, by the model that never saw this lifter; on these the memory was tuned. A day's recordings are named as one workout, sets that follow one path as one exercise. Three sets of the fit part move as another exercise's do and not as their label's others.",
      matrix: matrixOf(
        "Exercise, wrist-gym after 2024-12-02; those that were never named come last",
        test.map(({ exercise, guess }) => ({ is: exercise, said: guess.id })),
        [...new Set(test.filter(({ known }) => known).map(({ exercise }) => exercise))].sort(),
      ),
    },
    byPart(answers.filter(({ known }) => known)),
    (items) => ({
      n: items.length,
      values: {
        top1: share(items, isFirst),
        top3: share(items, ({ exercise, guess }) =>
          rankedIn(guess)
            .slice(0, 3)
            .some(({ id }) => id === exercise),
        ),
        unknown: share(items, isUnknown),
        named: share(
          items.filter((answer) => !isUnknown(answer)),
          isFirst,
        ),
        nearest: share(items, ({ nearest, exercise }) => nearest === exercise),
        commonest: share(items, ({ commonest, exercise }) => commonest === exercise),
      },
    }),
  );
}

function unseenFigure(remembered: readonly ExerciseAnswer[], leftOut: readonly ExerciseAnswer[]): Figure {
  return figure(
    {
      id: "recognition_unseen",
      group,
      name: "wrist-gym, exercises that were never named",
      measures: [
        { key: "unknown", label: "first done after what is remembered: called unknown", unit: "share", target: { least: 0.8 } },
        { key: "count", label: "how many sets that were", unit: "count" },
        { key: "leftOut", label: "every set with its own exercise left out of the memory: called unknown", unit: "share" },
      ],
    },
    byPart([...remembered.filter(({ known }) => !known), ...leftOut]),
    (items) => {
      const first = items.filter(({ memory }) => memory === "remembered");
      const out = items.filter(({ memory }) => memory === "left_out");
      return { n: out.length, values: { unknown: share(first, isUnknown), count: first.length, leftOut: share(out, isUnknown) } };
    },
  );
}

function calibrationFigure(families: readonly FamilyAnswer[], exercises: readonly ExerciseAnswer[]): Figure {
  const items = [
    ...families.map((a) => ({ part: a.part, kind: "family" as const, confidence: a.confidence, right: a.ranked[0] === a.family })),
    ...exercises.map((a) => ({
      part: a.part,
      kind: isUnknown(a) ? ("asked" as const) : ("named" as const),
      confidence: rankedIn(a.guess)[0]?.confidence ?? 0,
      right: isFirst(a),
    })),
  ];
  const random = createRandom("calibration");
  const chance = (answers: readonly Answer[]) => chanceError(answers, () => random.uniform());
  return figure(
    {
      id: "recognition_calibration",
      group,
      name: "confidence means its number: expected calibration error, ten ranges",
      measures: [
        { key: "all", label: "families and exercises", unit: "number", target: { most: 0.05 } },
        { key: "chance", label: "what chance alone gives to so many answers that mean their number", unit: "number" },
        { key: "family", label: "families, lifters whom the model never saw", unit: "number" },
        { key: "exercise", label: "exercises, likeliest", unit: "number" },
        { key: "exerciseChance", label: "what chance alone gives to so many", unit: "number" },
        { key: "said", label: "exercises, mean confidence of those named", unit: "share" },
        { key: "right", label: "exercises, how many of those named were right", unit: "share" },
      ],
      note: "Of the figures above: every set's likeliest family where the lifter is a stranger, and its likeliest exercise with the earlier sets remembered, new exercises among them.",
    },
    byPart(items),
    (answers) => {
      const exercise = answers.filter(({ kind }) => kind !== "family");
      const named = answers.filter(({ kind }) => kind === "named");
      return {
        n: answers.length,
        values: {
          all: calibrationError(answers),
          chance: chance(answers),
          family: calibrationError(answers.filter(({ kind }) => kind === "family")),
          exercise: calibrationError(exercise),
          exerciseChance: chance(exercise),
          said: mean(named.map(({ confidence }) => confidence)),
          right: share(named, ({ right }) => right),
        },
      };
    },
  );
}

/** Exercises that a guess names, the likeliest first, whether or not it is sure enough to take the first. */
function rankedIn({ id, confidence, alternatives }: ExerciseAnswer["guess"]): { id: string; confidence: number }[] {
  return id === "unknown" ? [...alternatives] : [{ id, confidence }, ...alternatives];
}

function isFirst({ exercise, guess }: ExerciseAnswer): boolean {
  return rankedIn(guess)[0]?.id === exercise;
}

function isUnknown({ guess }: ExerciseAnswer): boolean {
  return guess.id === "unknown";
}
