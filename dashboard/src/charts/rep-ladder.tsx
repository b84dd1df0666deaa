import type { WorkSet } from "../api.ts";
import { repSpeed } from "../words/speed.ts";
import css from "./rep-ladder.module.css";

/** The reps of a set as a row of small bars, each as tall as the rep was fast; a failed attempt is an outline. */
export function RepLadder({ set }: { set: WorkSet }) {
  const speeds = set.reps.map((rep) => repSpeed(rep, set.velocity.basis)?.value ?? null);
  const best = Math.max(...speeds.map((speed) => speed ?? 0));
  if (best <= 0) return null;
  const lastDone = set.reps.findLastIndex((rep) => rep.completed);
  return (
    <svg className={css.ladder} viewBox={`0 0 ${speeds.length * 5} 20`} width={speeds.length * 5} height={20} aria-hidden="true">
      {speeds.map((speed, i) => {
        const height = speed === null ? 2 : Math.max(2, (20 * speed) / best);
        const done = set.reps[i]?.completed;
        const fill = !done ? "none" : i === lastDone && set.failure.probability >= 0.5 ? "var(--failure)" : "var(--hard)";
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the rep
            key={i}
            x={i * 5 + 0.5}
            y={20 - height + 0.5}
            width={3.5}
            height={height - 1}
            fill={fill}
            stroke={done ? "none" : "var(--failure)"}
          />
        );
      })}
    </svg>
  );
}
