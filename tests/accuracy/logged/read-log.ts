import { analyse, type WorkSet } from "@lastrep/analysis";
import type { Recording } from "@lastrep/ingest";
import type { Performed } from "./perform.ts";

/** A workout's sets as the analysis reads them from a device's log, without a signal and without knowing the lifter. */
export function readLog(sets: readonly Performed[]): WorkSet[] {
  const givenSets = sets.flatMap(({ given }) => given);
  const recording: Recording = {
    file: "velocities",
    format: "rep_table",
    device: null,
    startTimeUs: 0,
    timeZone: null,
    durationS: givenSets.at(-1)?.endS ?? 0,
    signal: null,
    gaps: [],
    heartRate: null,
    deviceSets: [],
    givenSets,
    issues: [],
  };
  return analyse([recording]).session.sets;
}
