import { estimateProximity } from "@lastrep/analysis";
import { type Figure, rounded } from "../report/figure.ts";
import { mean, share } from "../statistics.ts";
import { transducerSet } from "./transducer.ts";

/** How speed falls over a set to failure, as a study gives it for the mean of its lifters. */
interface PublishedCurve {
  readonly key: string;
  readonly name: string;
  readonly exercise: string;
  /** Mean concentric velocity of every rep possible, m/s, the last one at failure. */
  readonly velocities: readonly number[];
}

/**
 * Mean velocity of conventional deadlifts by reps in reserve, 19 people, a position transducer, the fastest rep put first: Braga and Costa 2025. At 90 % of 1RM
 * the means beyond four reps in reserve are of few sets and left out.
 */
const DEADLIFTS: readonly PublishedCurve[] = [
  {
    key: "deadlift80",
    name: "deadlift at 80 % of 1RM, group means",
    exercise: "deadlift",
    velocities: [0.39, 0.376, 0.372, 0.34, 0.334, 0.325, 0.288, 0.258, 0.217],
  },
  { key: "deadlift90", name: "deadlift at 90 % of 1RM, group means", exercise: "deadlift", velocities: [0.34, 0.303, 0.268, 0.229, 0.196] },
];

/** Bench presses of the lengths that sets to failure have at 70, 60 and 50 % of 1RM, with about the speed that their first rep has there, m/s. */
const BENCH_PRESSES = [
  { reps: 12, fastest: 0.65 },
  { reps: 16, fastest: 0.8 },
  { reps: 22, fastest: 0.95 },
];

/** The farthest from failure at which the curves are looked at, reps in reserve. */
const FARTHEST = 5;

/**
 * What studies publish of speed and reps left, taken for one lifter's set of whom nothing is known and cut off 0 to {@link FARTHEST} reps before its end: the one
 * measure of the estimator that rests neither on a simulator of ours nor on a few people. Means are smoother than any lifter, so an error here is a bias.
 */
export function publishedFigure(): Figure {
  const curves = [...DEADLIFTS, ...BENCH_PRESSES.map(benchPress)];
  const answers = curves.flatMap((curve) => answersOf(curve).map((answer) => ({ ...answer, key: curve.key })));
  const errorOf = (items: typeof answers) => mean(items.map(({ rir, said }) => Math.abs(said - rir)));
  return {
    id: "published_curves",
    group: "Proximity to failure, published curves",
    name: `group means and equations, RIR 0 to ${FARTHEST}, lifter unknown`,
    measures: [
      { key: "mae", label: "mean error", unit: "reps" },
      { key: "inside", label: "published value inside the 80 % interval", unit: "share" },
      ...curves.map(({ key, name }) => ({ key, label: `mean error with its sign, ${name}`, unit: "reps" as const })),
    ],
    parts: {
      fit: null,
      test: rounded({
        n: answers.length,
        values: {
          mae: errorOf(answers),
          inside: share(answers, ({ inside }) => inside),
          ...Object.fromEntries(
            curves.map(({ key }) => [key, mean(answers.filter((answer) => answer.key === key).map(({ rir, said }) => said - rir))]),
          ),
        },
      }),
    },
    note: "Deadlifts: Braga and Costa 2025. Bench presses: the velocity-loss equation of Gonzalez-Badillo 2017. The estimator's expectations of a lifter whom it does not know come from such papers, these two among them, but not from the curves one by one.",
  };
}

/**
 * The bench press that runs along Gonzalez-Badillo 2017, doi 10.1055/s-0042-120324: %Rep = -0.00855·VL² + 1.83311·VL + 5.55281, solved for the velocity loss VL of
 * each rep.
 */
function benchPress({ reps, fastest }: { readonly reps: number; readonly fastest: number }): PublishedCurve {
  const lossAt = (percent: number) => {
    const [a, b, c] = [-0.00855, 1.83311, 5.55281 - percent];
    return Math.max(0, (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c))) / (2 * a));
  };
  return {
    key: `bench${reps}`,
    name: `bench press of ${reps} reps, velocity-loss equation`,
    exercise: "bench_press",
    velocities: Array.from({ length: reps }, (_, i) => fastest * (1 - lossAt((100 * (i + 1)) / reps) / 100)),
  };
}

function answersOf({ exercise, velocities }: PublishedCurve): { rir: number; said: number; inside: boolean }[] {
  const ends = Array.from({ length: Math.min(FARTHEST, velocities.length - 2) + 1 }, (_, rir) => rir);
  return ends.flatMap((rir) => {
    const { rir: said } = estimateProximity(transducerSet(exercise, velocities.slice(0, velocities.length - rir)));
    return said ? [{ rir, said: said.estimate, inside: said.low <= rir && rir <= said.high }] : [];
  });
}
