import { medianInPlace } from "../signal/median.ts";
import { CHANNELS, HEIGHT_WEIGHT, POINTS, type Stroke } from "./stroke.ts";

/** The pointwise median of several strokes in one direction. */
export interface StrokeTemplate {
  readonly path: readonly number[];
  /** How far the template moves, RMS. */
  readonly excursion: number;
  readonly travel: number;
  readonly axisTravel: number;
  /** m */
  readonly rise: number;
  /** Samples. */
  readonly duration: number;
  /** m/s² */
  readonly roughness: number;
  /** m */
  readonly heightError: number;
}

/** The template of strokes in one direction, at least one. */
export function templateOf(strokes: readonly Stroke[]): StrokeTemplate {
  const values = new Float64Array(strokes.length);
  const medianOf = (read: (stroke: Stroke) => number) => {
    for (let i = 0; i < strokes.length; i++) values[i] = read(strokes[i]);
    return medianInPlace(values);
  };
  const path: number[] = [];
  for (let k = 0; k < POINTS * CHANNELS; k++) {
    for (let i = 0; i < strokes.length; i++) values[i] = strokes[i].path[k];
    path.push(medianInPlace(values));
  }
  let excursion = 0;
  for (let c = 0; c < CHANNELS; c++) {
    let mean = 0;
    for (let k = 0; k < POINTS; k++) mean += path[k * CHANNELS + c] / POINTS;
    for (let k = 0; k < POINTS; k++) excursion += (path[k * CHANNELS + c] - mean) ** 2 / POINTS;
  }
  return {
    path,
    excursion: Math.sqrt(excursion),
    travel: medianOf((s) => s.travel),
    axisTravel: medianOf((s) => s.axisTravel),
    rise: medianOf((s) => s.rise),
    duration: medianOf((s) => s.end - s.start),
    roughness: medianOf((s) => s.roughness),
    heightError: medianOf((s) => s.heightError),
  };
}

/**
 * RMS distance of a stroke's path from the template, relative to how far the template moves: 0 the same, 1 as far off as the movement is large.
 * A grip settles and a body shifts in the course of a set: a pose that is off by the same angle all along counts relative to {@link SHIFT} at least. A
 * height counts relative to its own error at least.
 */
export function distanceTo(template: StrokeTemplate, stroke: { readonly path: readonly number[]; readonly heightError: number }): number {
  const moved = template.excursion * template.excursion + FLOOR * FLOOR;
  const error = (HEIGHT_WEIGHT * Math.max(template.heightError, stroke.heightError)) ** 2;
  let square = 0;
  for (let c = 0; c < CHANNELS; c++) {
    let mean = 0;
    let own = 0;
    for (let k = c; k < stroke.path.length; k += CHANNELS) {
      const d = stroke.path[k] - template.path[k];
      mean += d / POINTS;
      own += (d * d) / POINTS;
    }
    if (c < 3) square += (own - mean * mean) / moved + (mean * mean) / (moved + SHIFT * SHIFT);
    else square += own / (c === 3 ? moved + error : moved);
  }
  return Math.sqrt(square);
}

/** How far the pose of a whole stroke may be off before that counts in full, rad. */
const SHIFT = 0.2;
/** What differs between strokes that are alike, rad: tremor, drift of the turn, noise of the height. A movement hardly larger is not held to its exact path. */
const FLOOR = 0.05;
