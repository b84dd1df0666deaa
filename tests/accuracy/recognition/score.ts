import { movementFamilies } from "@lastrep/analysis";
import { createRandom } from "@lastrep/fixtures";
import type { Part } from "../part.ts";
import { byPart, type Figure, figure, type Measure } from "../report/figure.ts";
import { matrixOf } from "../report/matrix.ts";
import { type Answer, calibrationError, chanceErrors, mean, share } from "../statistics.ts";
import { type ExerciseAnswer, type FamilyAnswer, POORER_SENSORS, type RecognitionObservation } from "./observe.ts";

const group = "Recognition of exercises, real recordings";
const NEAREST: Measure = { key: "nearest", label: "top 1 of a rule: the labelled set with the nearest signature", unit: "share" };
const COMMONEST: Measure = { key: "commonest", label: "top 1 of a rule: always the commonest", unit: "share" };
/** Target: the most that the expected calibration error may be. */
const ERROR_TARGET = 0.05;

/** Figures of the recognition: families by models that have not met the lifter, exercises with the lifter's earlier sets remembered, and confidence. */
export function recognitionFigures({ families, poorer, exercises }: RecognitionObservation): Figure[] {
  const remembering = (memory: ExerciseAnswer["memory"]) => exercises.filter((answer) => answer.memory === memory);
  return [
    ...familyFigures(families),
    poorerFigure(families, poorer),
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
    ...calibrationFigures(families, remembering("remembered")),
  ];
}

function familyFigures(families: readonly FamilyAnswer[]): Figure[] {
  const of = (source: FamilyAnswer["source"]) => families.filter((answer) => answer.source === source);
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
      "Neither part was trained on, nor did it set how confident the model is. What does not depend on how the watch is worn does not tell on which side of the elbow the load pulls (curl, triceps extension), nor whether a forearm that goes straight up stands or hangs (press, hinge); the pose does, for whoever wears the watch as the model has seen it worn. Wrist curls are in no other recording and not simulated, so this model cannot know them.",
    ),
    familyFigure(
      "recognition_family_wristband",
      "wristband-barbell, movement family, trained on one person, tested on the other",
      top(0.85),
      of("wristband-barbell"),
      "Test part: person C by the model that has learned from A; fit part: person A by the one that has learned from C. Both have learned from simulated lifters and the other recordings' fit part too, and choose among all ten families.",
    ),
    familyFigure(
      "recognition_family_bar_imu",
      "bar-imu, movement family, by a model that never saw these lifters",
      top(),
      of("bar-imu"),
      "Test part: P3 and P4 by the model that has learned from P1 and P2; fit part: the other way round. The sensor sits at the centre of the bar, which goes straight up and down in squats, deadlifts and overhead presses alike: these are what is confused.",
    ),
    familyFigure(
      "recognition_family_simulated",
      "simulated lifters, movement family",
      top(),
      of("simulated"),
      "By the model that ships, which has learned from other simulated lifters. A third of them wear a sensor without gyroscope.",
    ),
  ];
}

/** How much of the family is still told with less of a sensor. */
function poorerFigure(families: readonly FamilyAnswer[], poorer: RecognitionObservation["poorer"]): Figure {
  const gym = families.filter(({ source }) => source === "wrist-gym").map((answer) => ({ ...answer, sensor: null }));
  return figure(
    {
      id: "recognition_family_poorer_sensors",
      group,
      name: "wrist-gym, movement family, as poorer sensors would have recorded it",
      measures: [
        { key: "asItIs", label: "top 1, 100 Hz with gyroscope, as it was recorded", unit: "share" },
        ...POORER_SENSORS.flatMap((name): Measure[] => [
          { key: `${name}/1`, label: `top 1, ${name}`, unit: "share" },
          { key: `${name}/3`, label: "same, top 3", unit: "share" },
        ]),
      ],
      note: "By the model that never saw this lifter. Of the sets that the pipeline still finds; at 12.5 Hz it misses one in eight.",
    },
    byPart([...gym, ...poorer]),
    (items) => {
      const of = (sensor: string | null) => items.filter((item) => item.sensor === sensor);
      const within = (count: number) => (answer: FamilyAnswer) => answer.ranked.slice(0, count).includes(answer.family);
      const values = POORER_SENSORS.flatMap((name) => [1, 3].map((k) => [`${name}/${k}`, share(of(name), within(k))] as const));
      return { n: of(null).length, values: { asItIs: share(of(null), within(1)), ...Object.fromEntries(values) } };
    },
  );
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
      matrix: matrixOf(
        "Exercise, wrist-gym, each left out of the memory (unknown is right), both parts",
        leftOut.map(({ exercise, guess }) => ({ is: exercise, said: guess.id })),
        [...new Set(leftOut.map(({ exercise }) => exercise))].sort(),
      ),
    },
    byPart([...remembered.filter(({ known }) => !known), ...leftOut]),
    (items) => {
      const first = items.filter(({ memory }) => memory === "remembered");
      const out = items.filter(({ memory }) => memory === "left_out");
      return { n: out.length, values: { unknown: share(first, isUnknown), count: first.length, leftOut: share(out, isUnknown) } };
    },
  );
}

/** Whether confidence means its number, group by group: of few answers chance alone gives an error, so the figures with more of them tell more. */
function calibrationFigures(families: readonly FamilyAnswer[], exercises: readonly ExerciseAnswer[]): Figure[] {
  const real = families.filter(({ source }) => source !== "simulated").map(familyItem);
  const simulated = families.filter(({ source }) => source === "simulated").map(familyItem);
  const likeliest = exercises.map(exerciseItem);
  // What no model and no temperature has met is of the test part here, whichever part its recording is of.
  const unmet = real.map((item) => ({ ...item, part: "test" as const }));
  return [
    calibrationFigure(
      "recognition_calibration",
      "families and exercises",
      [...real, ...likeliest],
      "Of the figures above: every recorded set's likeliest family where the lifter is a stranger, and its likeliest exercise with the earlier sets remembered, new exercises among them. Few answers: what follows has more.",
    ),
    calibrationFigure(
      "recognition_calibration_exercises",
      "exercises alone, likeliest",
      likeliest,
      "Sets of one block share one answer, right or wrong together: so chance draws them too, once an answer. Families are drawn set by set.",
    ),
    calibrationFigure(
      "recognition_calibration_strangers",
      "families, every recording by a model that never saw its lifter",
      unmet,
      "Both parts together: neither the model nor its temperature had met the lifter.",
    ),
    calibrationFigure(
      "recognition_calibration_simulated",
      "families, simulated lifters",
      simulated,
      "Those of the figure above, by the model that ships.",
    ),
    calibrationFigure(
      "recognition_calibration_pooled",
      "all of these together",
      [...unmet, ...simulated, ...likeliest.filter(({ part }) => part === "test")],
      "Families of all recordings and of the simulated lifters, and the test part's exercises.",
    ),
  ];
}

interface CalibrationItem extends Answer {
  readonly part: Part;
}

function familyItem({ part, confidence, ranked, family }: FamilyAnswer): CalibrationItem {
  return { part, confidence, right: ranked[0] === family };
}

function exerciseItem(answer: ExerciseAnswer): CalibrationItem {
  return { part: answer.part, confidence: rankedIn(answer.guess)[0]?.confidence ?? 0, right: isFirst(answer), decision: answer.guess };
}

function calibrationFigure(id: string, of: string, items: readonly CalibrationItem[], note: string): Figure {
  const random = createRandom("calibration");
  return figure(
    {
      id,
      group,
      name: `confidence means its number: ${of}`,
      measures: [
        { key: "error", label: "expected calibration error, ten ranges", unit: "number", target: { most: ERROR_TARGET } },
        { key: "chance", label: "what chance alone gives to so many answers that mean their number", unit: "number" },
        { key: "reached", label: "how often such answers would reach the target", unit: "share" },
        { key: "said", label: "mean confidence", unit: "share" },
        { key: "right", label: "how many were right", unit: "share" },
      ],
      note,
    },
    byPart(items),
    (answers) => {
      const chance = chanceErrors(answers, () => random.uniform());
      return {
        n: answers.length,
        values: {
          error: calibrationError(answers),
          chance: mean(chance),
          reached: share(chance, (error) => error <= ERROR_TARGET),
          said: mean(answers.map(({ confidence }) => confidence)),
          right: share(answers, ({ right }) => right),
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
