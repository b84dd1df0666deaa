import { APPLE_WATCH, createPerson, createRandom, EXERCISES, measure, simulate, toRecording, withoutDropouts } from "@lastrep/fixtures";
import type { Filler } from "./join.ts";

/**
 * What a lifter does between sets, as the watch on the left wrist records it: at least so many seconds of a simulated workout of single reps,
 * those reps cut out. What is left is walking, plate loading, phone and drink, taking up the load and racking it.
 */
export function restsOf(seed: string, seconds: number): Filler {
  const random = createRandom(seed);
  const simulation = simulate({
    seed,
    person: createPerson(seed, { wrist: "left" }),
    sets: Array.from({ length: Math.ceil(seconds / 200) + 1 }, () => ({
      exercise: random.pick(EXERCISES).id,
      load: { ofMax: 0.7 },
      goal: { kind: "reps", count: 1 },
      restBeforeS: random.between(200, 300),
    })),
  });
  const { signal } = toRecording(measure(simulation.motion, withoutDropouts(APPLE_WATCH), seed));
  if (!signal) throw new Error("a simulated recording has a signal");
  const cuts = simulation.truth.sets.map(({ startS, endS }) => ({ startS, endS }));
  const starts = [0, ...cuts.map((cut) => cut.endS)];
  const ends = [...cuts.map((cut) => cut.startS), signal.length / signal.rateHz];
  const pieces = starts.map((startS, k) => ({ startS, endS: ends[k] ?? startS })).filter(({ startS, endS }) => endS - startS > 1);
  return { signal, pieces };
}
