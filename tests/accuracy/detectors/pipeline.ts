import { analyse } from "@lastrep/analysis";
import { mainSpan } from "../span.ts";
import type { RepDetector } from "./detector.ts";

/** The pipeline itself: nothing is told, the set that shares most time with the window counts. */
export const pipeline: RepDetector = {
  name: "lastrep",
  countIn: (recording, window) => mainSpan(analyse([recording]).session.sets, window)?.repCount ?? 0,
};
