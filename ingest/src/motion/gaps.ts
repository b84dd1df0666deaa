import type { Clock } from "../clock/measure.ts";
import type { Gap } from "../recording.ts";
import { frozenStretches } from "./frozen.ts";
import type { Stream } from "./stream.ts";

/**
 * Stretches between `startS` and `endS` in which one of the streams has no sample, or in which the sensors that share the first
 * stream's clock stand frozen. Sorted; times count from `startS`.
 */
export function gapsOf(streams: readonly [Stream, ...Stream[]], clockOf: (stream: Stream) => Clock, startS: number, endS: number): Gap[] {
  const clocks = streams.filter(({ timeS }, i) => streams.findIndex((stream) => stream.timeS === timeS) === i);
  const missing = clocks.flatMap((stream) => holes(stream.timeS, clockOf(stream).gapLimitS, startS, endS));
  const frozen = frozenStretches(streams.filter(({ timeS }) => timeS === streams[0].timeS));
  const gap =
    (kind: Gap["kind"]) =>
    ([from, to]: readonly [number, number]): Gap => ({ startS: Math.max(0, from - startS), endS: to - startS, kind });
  return joined([...missing.map(gap("missing")), ...frozen.map(gap("frozen"))]);
}

/** Steps longer than the clock allows, and what the stream leaves open at either end. */
function holes(timeS: Float64Array, gapLimitS: number, startS: number, endS: number): [number, number][] {
  const found: [number, number][] = [];
  let before = startS;
  for (let i = 0; i <= timeS.length; i++) {
    const time = i < timeS.length ? (timeS[i] as number) : endS;
    if (time - before > gapLimitS && before < endS) found.push([before, Math.min(time, endS)]);
    if (time > before) before = time;
  }
  return found;
}

/** Sorted by time; overlapping gaps of one kind are one. */
function joined(gaps: readonly Gap[]): Gap[] {
  const result: Gap[] = [];
  for (const gap of [...gaps].sort((a, b) => a.startS - b.startS)) {
    const last = result.at(-1);
    if (last !== undefined && last.kind === gap.kind && gap.startS <= last.endS)
      result[result.length - 1] = { ...last, endS: Math.max(last.endS, gap.endS) };
    else result.push(gap);
  }
  return result;
}
