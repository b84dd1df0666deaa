import { type AnalysisParams, analyse, defaultParams } from "@lastrep/analysis";
import { createRandom } from "@lastrep/fixtures";
import type { Part } from "../part.ts";
import type { PlotTo } from "../plot/plot-to.ts";
import { type RecordedSet, readRecording, windowOf } from "../recordings/datasets.ts";
import { mainSpan } from "../span.ts";
import { stranger } from "../stranger.ts";
import { CONDITIONS, type Condition } from "./conditions.ts";
import type { Take } from "./take.ts";

/** Reps of one set under all conditions. */
export interface ConditionsObservation {
  readonly name: string;
  readonly part: Part;
  /** Reps as labelled. */
  readonly want: number;
  /** Reps found in the recording as it is. */
  readonly asRecorded: number;
  /** Reps found under each condition by its id. */
  readonly got: Readonly<Record<string, number>>;
}

/** How it is counted, and under which conditions. */
interface Options {
  readonly conditions?: readonly Condition[];
  readonly params?: AnalysisParams;
  readonly plotTo?: PlotTo | null;
}

/** Counts one recording's set as it was recorded and as it could have been; draws where the two differ. */
export async function observeConditions(
  set: RecordedSet,
  { conditions = CONDITIONS, params = defaultParams, plotTo = null }: Options = {},
): Promise<ConditionsObservation> {
  const recording = await readRecording(set);
  const take = { recording, window: windowOf(set, recording) };
  const found = mainSetOf(take, params);
  const asRecorded = found?.repCount ?? 0;
  const got: Record<string, number> = {};
  for (const { id, name, of, change } of conditions) {
    if (!of.includes(set.dataset)) continue;
    const changed = await change(take, {
      part: set.part,
      reps: found ?? take.window,
      random: createRandom(`${set.part}-${set.name}/${id}`),
    });
    const count = mainSetOf(changed, params)?.repCount ?? 0;
    got[id] = count;
    if (plotTo && count !== asRecorded && count !== set.reps) {
      const { session, traces } = analyse([changed.recording], { recognition: stranger });
      plotTo(`${id}-${set.dataset}-${set.name}`, {
        title: `${set.name}, ${name}: found ${count}, as recorded ${asRecorded}, true ${set.reps}`,
        trace: traces[0] ?? null,
        signal: changed.recording.signal,
        sets: session.sets,
        shown: null,
        windows: set.window ? [changed.window] : [],
        trueReps: [],
      });
    }
  }
  return { name: set.name, part: set.part, want: set.reps, asRecorded, got };
}

function mainSetOf({ recording, window }: Take, params: AnalysisParams) {
  return mainSpan(analyse([recording], { recognition: stranger }, params).session.sets, window);
}
