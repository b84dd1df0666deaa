import type { Recording } from "@lastrep/ingest";
import type { Span } from "../span.ts";

/** A way of counting reps. All of them answer the same question, so that they can be compared on the same sets. */
export interface RepDetector {
  readonly name: string;
  /** Completed reps of the set that `window` marks: rivals look at nothing else, the pipeline looks for the set in the whole recording. */
  readonly countIn: (recording: Recording, window: Span) => number;
}
