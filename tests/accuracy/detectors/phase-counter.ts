import { readFileSync } from "node:fs";
import type { RepDetector } from "./detector.ts";
import { PHASES, phaseLogs, readPhaseWeights } from "./phase-network.ts";
import { phaseSignal } from "./phase-signal.ts";

/** What a change of phase costs, as a logarithm of probability: fitted on the trusted recordings of the fit part by how many counts are met, in steps of 1. */
const CHANGE = 6;

const weights = readPhaseWeights(readFileSync(new URL("phase-network.bin", import.meta.url)));

/**
 * A learned counter: a small network gives at each instant the probability that the wrist goes up or down in a rep or rests, the likeliest course of these with few
 * changes is taken (Viterbi), and half the ways up and down are the reps. `npm run train` trains it on simulated lifters and the recordings' fit part.
 */
export const phaseCounter: RepDetector = {
  name: "phase counter (small network, likeliest course of phases)",
  countIn: ({ signal }, window) => {
    const columns = signal && phaseSignal(signal, window);
    if (!columns) return 0;
    const course = likeliestCourse(phaseLogs(weights, columns));
    const begins = course.filter((phase, i) => phase !== course[i - 1] && PHASES[phase] !== "rest");
    return Math.round(begins.length / 2);
  },
};

/** The phases, one a sample, whose logarithms add up to most less {@link CHANGE} for each change. */
function likeliestCourse(logs: readonly (readonly number[])[]): number[] {
  let best = PHASES.map(() => 0);
  const cameFrom = logs.map((row) => {
    const from = best.indexOf(Math.max(...best));
    const stays = PHASES.map((_, phase) => (best[phase] as number) >= (best[from] as number) - CHANGE);
    best = PHASES.map((_, phase) => (row[phase] as number) + (stays[phase] ? (best[phase] as number) : (best[from] as number) - CHANGE));
    return stays.map((stay, phase) => (stay ? phase : from));
  });
  let phase = best.indexOf(Math.max(...best));
  const course: number[] = [];
  for (const from of cameFrom.reverse()) {
    course.push(phase);
    phase = from[phase] as number;
  }
  return course.reverse();
}
