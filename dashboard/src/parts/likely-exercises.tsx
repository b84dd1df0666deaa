import { Button } from "@mantine/core";
import { percent } from "../words/numbers.ts";
import { useNames } from "./athlete.tsx";
import css from "./likely-exercises.module.css";

interface LikelyExercisesProps {
  readonly label: string;
  /** Likeliest first; without a confidence where only what was said of other sets speaks for it. */
  readonly likely: readonly { readonly id: string; readonly confidence: number | null }[];
  readonly busy: boolean;
  readonly onSay: (exercise: string) => void;
}

/** What a set may have been, each at one tap; nothing where nothing is likely. */
export function LikelyExercises({ label, likely, busy, onSay }: LikelyExercisesProps) {
  const names = useNames();
  if (likely.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and these are buttons
    <div role="group" aria-label={label} className={css.likely}>
      {likely.map(({ id, confidence }) => (
        <Button key={id} variant="default" size="sm" disabled={busy} onClick={() => onSay(id)}>
          {names.exercise(id)}
          {confidence !== null && <span className={css.chance}>{percent(confidence)}</span>}
        </Button>
      ))}
    </div>
  );
}
