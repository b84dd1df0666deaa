import type { Range } from "../api.ts";
import css from "./nested-bar.module.css";

interface NestedBarProps {
  readonly sets: Range;
  readonly hard: Range;
  readonly failure: Range;
  /** False where hard and failure sets are only known to lie between their bounds: whiskers alone. */
  readonly judged: boolean;
  /** Sets at the full width. */
  readonly top: number;
}

/** Failure sets inside hard sets inside all sets, as one lying bar with a whisker each. Its numbers stand beside it as text. */
export function NestedBar({ sets, hard, failure, judged, top }: NestedBarProps) {
  return (
    <div className={css.track} aria-hidden="true">
      <Part range={sets} top={top} look={css.sets} />
      <Part range={hard} top={top} look={css.hard} bare={!judged} />
      <Part range={failure} top={top} look={css.failure} bare={!judged} />
    </div>
  );
}

function Part({ range, top, look, bare = false }: { range: Range; top: number; look: string | undefined; bare?: boolean }) {
  const at = (value: number) => `${Math.min(100, (100 * value) / top)}%`;
  return (
    <>
      {!bare && <div className={`${css.bar} ${look}`} style={{ width: at(range.likely) }} />}
      {range.high - range.low >= 0.05 && (
        <div className={`${css.whisker} ${look}`} style={{ left: at(range.low), width: at(range.high - range.low) }} />
      )}
    </>
  );
}
