import type { SetResource } from "../../api.ts";
import { ReservePicture } from "../../charts/reserve-picture.tsx";
import { usePreferences } from "../../parts/athlete.tsx";
import { Panel } from "../../parts/panel.tsx";
import { bounds, short } from "../../words/numbers.ts";
import { basisWords, reserveInterval } from "../../words/reserve.ts";
import { failureChance, failureWords } from "../../words/set-words.ts";
import css from "./effort.module.css";

/** How close to failure the set came, how sure that is, and why. */
export function Effort({ set }: { set: SetResource }) {
  const { showRirAsRpe } = usePreferences();
  const { rir, failure } = set.effective;
  const range = rir && reserveInterval(rir, showRirAsRpe);
  return (
    <Panel title="How close to failure">
      <dl className={css.figures}>
        <div>
          <dt>{showRirAsRpe ? "RPE" : "Reps in reserve"}</dt>
          <dd>
            {range ? short(range.likely) : "–"}{" "}
            {range && rir && (
              <span className={css.range}>
                {bounds(range)}
                {!showRirAsRpe && rir.high >= 6 ? "+" : ""}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>Ended in failure</dt>
          <dd className={failure.reached ? css.failure : undefined}>{failureChance(set.effective)}</dd>
        </div>
      </dl>
      {rir && <ReservePicture rir={rir} />}
      <p className={css.kind}>{failureWords(set.effective)}.</p>
      {failure.evidence.length > 0 && (
        <ul className={css.evidence}>
          {failure.evidence.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p className={css.basis}>
        {rir
          ? `Estimated from ${basisWords(rir.basis, set.effective.velocity.basis)}.`
          : "There is too little to go by for an estimate. You can say it yourself below."}
      </p>
    </Panel>
  );
}
