import type { Rir } from "../api.ts";
import { percent, short } from "../words/numbers.ts";
import { RIR_STEPS } from "../words/reserve.ts";
import css from "./reserve-picture.module.css";
import { reserveColor } from "./reserve-strip.tsx";

/** The whole distribution of reps in reserve as columns with their probabilities, the 80 % interval as a bracket below. */
export function ReservePicture({ rir }: { rir: Rir }) {
  const most = Math.max(...rir.distribution, 0.01);
  const place = (reps: number) => (100 * (Math.min(6.4, reps) + 0.5)) / 7;
  const words = RIR_STEPS.map((step, i) => `${step}: ${percent(rir.distribution[i] ?? 0)}`).join(", ");
  return (
    <div className={css.picture} role="img" aria-label={`Probability of each number of reps in reserve: ${words}`}>
      <div className={css.columns}>
        {RIR_STEPS.map((step, i) => {
          const p = rir.distribution[i] ?? 0;
          return (
            <div key={step} className={css.column}>
              <span className={css.percent}>{percent(p)}</span>
              <div className={css.bar} style={{ height: `${(100 * p) / most}%`, background: reserveColor(i) }} />
            </div>
          );
        })}
      </div>
      <div className={css.steps}>
        {RIR_STEPS.map((step) => (
          <span key={step}>{step}</span>
        ))}
      </div>
      <div className={css.interval}>
        <div className={css.line} style={{ left: `${place(rir.low)}%`, right: `${100 - place(rir.high)}%` }} />
        <div className={css.dot} style={{ left: `${place(rir.estimate)}%` }} />
      </div>
      <p className={css.words}>
        reps in reserve; the line holds {short(rir.low) === short(rir.high) ? "" : `${short(rir.low)} to `}
        {short(rir.high)}
        {rir.high >= 6 ? " or more" : ""} with at least 80&nbsp;% probability
      </p>
    </div>
  );
}
