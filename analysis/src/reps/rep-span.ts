import type { Stroke } from "./stroke.ts";

/** One rep: times are samples of the search rate. */
export interface RepSpan {
  readonly start: number;
  readonly turn: number;
  readonly end: number;
  /** Mean gain of its strokes: 1 when exactly like the others. */
  readonly gain: number;
  /** In order; a single one where the other half was cut off by the recording or lost in putting the load down. */
  readonly strokes: readonly Stroke[];
  /** True for a poor rep that counts only because good ones surround it. */
  readonly weak: boolean;
}
