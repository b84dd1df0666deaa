import type { Rir } from "../api.ts";
import css from "./reserve-strip.module.css";

/** A small picture of how many reps were left: seven cells from 0 to 6 or more, the fuller the likelier, with the 80 % interval below. */
export function ReserveStrip({ rir }: { rir: Rir }) {
  const most = Math.max(...rir.distribution);
  const x = (reps: number) => Math.min(6.5, reps) * 10 + 5;
  return (
    <svg className={css.strip} viewBox="0 0 70 18" width="84" height="22" aria-hidden="true">
      {rir.distribution.map((p, step) => {
        const height = Math.max(1, (12 * p) / most);
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the number of reps
        return <rect key={step} x={step * 10 + 1} y={12 - height} width={8} height={height} rx={1} fill={reserveColor(step)} />;
      })}
      <path d={`M${x(rir.low)} 16H${Math.max(x(rir.high), x(rir.low) + 1)}`} stroke="var(--whisker)" strokeWidth={1.5} />
      <circle cx={x(rir.estimate)} cy={16} r={2} fill="var(--whisker)" />
    </svg>
  );
}

/** None left has the colour of failure, three or fewer that of hard sets, the rest that of sets. */
export function reserveColor(step: number): string {
  return step === 0 ? "var(--failure)" : step <= 3 ? "var(--hard)" : "var(--sets)";
}
