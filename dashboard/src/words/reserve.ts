import type { Rir, WorkSet } from "../api.ts";
import { bounds, type Interval, short } from "./numbers.ts";
import { rirToRpe } from "./units.ts";

/** Labels of the seven steps of a RIR distribution. */
export const RIR_STEPS = ["0", "1", "2", "3", "4", "5", "6+"] as const;

const BASIS: Record<Rir["basis"][number], string> = {
  prior: "what is known of lifters in general",
  velocity_loss: "how far your speed fell in this set",
  velocity_at_failure: "how near the last rep was to the speed at which this exercise usually fails",
  profile: "your own earlier sets of this exercise",
  history: "other sets of yours at this load",
  failed_attempt: "a rep that was started and not finished",
  label: "what you said about this set",
};

const SLOWING = "how much longer your last reps took than the quickest";

/** The estimate with its 80 % interval on the scale the athlete chose: `1.2 (0–3)` in reserve, or RPE `8.8 (7–10)`. */
export function formatReserve(rir: Rir | null, asRpe: boolean): string {
  if (rir === null) return "–";
  const range = reserveInterval(rir, asRpe);
  return `${short(range.likely)} (${bounds(range)}${!asRpe && rir.high >= 6 ? "+" : ""})`;
}

/** The estimate as numbers on the chosen scale; on the RPE scale the order turns round. */
export function reserveInterval(rir: Rir, asRpe: boolean): Interval {
  if (!asRpe) return { low: rir.low, likely: rir.estimate, high: rir.high };
  return { low: rirToRpe(rir.high), likely: rirToRpe(rir.estimate), high: rirToRpe(rir.low) };
}

/** What the estimate rests on, as the end of a sentence. Where the wrist sees no speed, reps are told by their time. */
export function basisWords(basis: Rir["basis"], speed: WorkSet["velocity"]["basis"]): string {
  const words = basis.map((b) => (b === "velocity_loss" && speed === "none" ? SLOWING : BASIS[b]));
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
