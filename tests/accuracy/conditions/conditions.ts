import type { Random } from "@lastrep/fixtures";
import type { Part } from "../part.ts";
import type { DatasetId } from "../recordings/datasets.ts";
import type { Span } from "../span.ts";
import { unsteady, withHoles } from "./clock.ts";
import { cutTo, extended } from "./length.ts";
import { mirrored, turned } from "./mounting.ts";
import { atRate, slowed } from "./rate.ts";
import { clippedAt2g, poor, withoutGravity, withoutGyroscope } from "./sensor.ts";
import { type Take, withSignal } from "./take.ts";

/** A way in which the same set could have been recorded. */
export interface Condition {
  readonly id: string;
  readonly name: string;
  /** Data sets of which it makes something else. */
  readonly of: readonly DatasetId[];
  /** `reps`: from the first to the last rep. */
  readonly change: (take: Take, about: { readonly part: Part; readonly reps: Span; readonly random: Random }) => Take | Promise<Take>;
}

const WATCH: readonly DatasetId[] = ["wrist-gym"];
const WRIST: readonly DatasetId[] = ["wrist-gym", "wristband-barbell"];
const ALL: readonly DatasetId[] = ["wrist-gym", "wristband-barbell", "bar-imu"];

/**
 * All of them, in the order of the report. Devices of the wristband and of the bar say nothing of gravity, so that what needs it is of the watch alone;
 * the bar's clock has holes and bursts of its own. Recordings of the wristband begin and end within a rep, so that nothing can lie before or after.
 */
export const CONDITIONS: readonly Condition[] = [
  { id: "turned", name: "sensor turned any way", of: ALL, change: (take, { random }) => withSignal(take, (s) => turned(s, random)) },
  { id: "mirrored", name: "on the other arm (mirrored)", of: ALL, change: (take) => withSignal(take, mirrored) },
  { id: "12_5_hz", name: "at 12.5 Hz", of: WRIST, change: (take) => atRate(take, 12.5) },
  { id: "25_hz", name: "at 25 Hz", of: WATCH, change: (take) => atRate(take, 25) },
  { id: "50_hz", name: "at 50 Hz", of: WRIST, change: (take) => atRate(take, 50) },
  { id: "200_hz", name: "at 200 Hz", of: WRIST, change: (take) => atRate(take, 200) },
  { id: "no_gyroscope", name: "without gyroscope", of: WATCH, change: withoutGyroscope },
  {
    id: "no_gravity",
    name: "without what the device says of gravity",
    of: WATCH,
    change: (take) => withSignal(take, withoutGravity),
  },
  {
    id: "acceleration",
    name: "acceleration alone",
    of: ALL,
    change: (take) => withSignal(withoutGyroscope(take), withoutGravity),
  },
  {
    id: "acceleration_25_hz",
    name: "acceleration alone, at 25 Hz",
    of: WATCH,
    change: (take) => atRate(withSignal(withoutGyroscope(take), withoutGravity), 25),
  },
  { id: "unsteady", name: "unsteady clock, 5 % of the samples lost", of: WRIST, change: (take, { random }) => unsteady(take, random) },
  { id: "holes", name: "three holes and a frozen stretch", of: WRIST, change: (take, { random }) => withHoles(take, random) },
  {
    id: "poor",
    name: "poor sensor: noise, offsets, wrong gains; without what it says of gravity",
    of: ALL,
    change: (take, { random }) => withSignal(take, (s) => withoutGravity(poor(s, random))),
  },
  { id: "clipped", name: "clipped at 2 g", of: ALL, change: (take) => withSignal(take, clippedAt2g) },
  { id: "cut", name: "cut a second before and after the reps", of: ALL, change: (take, { reps }) => cutTo(take, reps) },
  {
    id: "extended",
    name: "a minute of a simulated lifter's rest before and after",
    of: WATCH,
    change: (take, { part, random }) => extended(take, part, random),
  },
  { id: "slower", name: "done 1.3 times as slowly", of: WATCH, change: (take) => slowed(take, 1.3) },
  { id: "faster", name: "done 1.3 times as fast", of: WATCH, change: (take) => slowed(take, 1 / 1.3) },
];
