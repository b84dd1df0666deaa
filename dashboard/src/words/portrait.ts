import type { Portrait } from "../api.ts";
import { lowerFirst } from "./muscles.ts";
import { count } from "./numbers.ts";
import { fromKg, type MassUnit } from "./units.ts";

/** What is known of the lifter in an exercise, in sentences; empty where nothing is. `name` is the exercise's name for people. */
export function portraitSentences(portrait: Portrait, name: string, unit: MassUnit): string[] {
  const { failureVelocity, oneRepMaxKg, loadVelocity, sets } = portrait;
  const said: string[] = [];
  if (failureVelocity !== null) {
    const { likely, low, high, basis } = failureVelocity;
    const digits = basis === "linear" ? 2 : 1;
    const range = `${low.toFixed(digits)}–${high.toFixed(digits)}`;
    said.push(
      `Your ${lowerFirst(name)} usually fails near ${likely.toFixed(digits)} ${basis === "linear" ? "m/s" : "rad/s"} (${range}), going by ${count(sets, "set")} whose end is known.`,
    );
  }
  if (oneRepMaxKg !== null) {
    const load = (kg: number) => String(Math.round(fromKg(kg, unit)));
    const from = oneRepMaxKg.from.map((source) => SOURCES[source]).join(" and ");
    said.push(
      `You could lift about ${load(oneRepMaxKg.likely)} ${unit} once (${load(oneRepMaxKg.low)}–${load(oneRepMaxKg.high)}), going by ${from}.`,
    );
  }
  if (loadVelocity !== null) {
    const { slope, fromKg: lightest, toKg: heaviest } = loadVelocity;
    const step = unit === "kg" ? 10 : 20;
    const perStep = -slope * step * (unit === "kg" ? 1 : 1 / fromKg(1, "lb"));
    const span = `${Math.round(fromKg(lightest, unit))} to ${Math.round(fromKg(heaviest, unit))} ${unit}`;
    said.push(
      `Your fastest rep slows by about ${perStep.toFixed(2)} m/s for every ${step} ${unit} more, over ${count(loadVelocity.sets, "set")} with ${span}.`,
    );
  }
  return said;
}

const SOURCES: Record<NonNullable<Portrait["oneRepMaxKg"]>["from"][number], string> = {
  reps: "how many reps were in your sets",
  velocity: "how your speed falls with the load",
};
