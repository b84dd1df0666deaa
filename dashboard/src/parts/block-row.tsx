import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { type Correction, correctSets } from "../api.ts";
import { answerWords, type Block, blockQuestion, repsOfEach, setNumbers } from "../words/blocks.ts";
import { repWords, undoOf } from "../words/set-words.ts";
import { formatClock } from "../words/time.ts";
import { formatLoad } from "../words/units.ts";
import { useNames, usePreferences } from "./athlete.tsx";
import css from "./block-row.module.css";
import { ExerciseSelect } from "./exercise-select.tsx";
import { LikelyExercises } from "./likely-exercises.tsx";

/** What was answered here, and the way back. */
export interface Answer {
  /** Null: it was no set. */
  readonly exercise: string | null;
  readonly undo: readonly { readonly setId: string; readonly facts: Correction }[];
}

interface BlockRowProps {
  readonly workoutId: string;
  readonly block: Block;
  readonly answer: Answer | null;
  /** What other blocks were called here, the latest first. */
  readonly recent: readonly string[];
  readonly onAnswer: (answer: Answer | null) => void;
}

/** A block of sets and its question, or what was answered and the way back. */
export function BlockRow({ workoutId, block, answer, recent, onAnswer }: BlockRowProps) {
  const names = useNames();
  const { save, say, takeBack } = useAnswer(workoutId, block, answer, onAnswer);
  const heading = useFocusOnChange(answer);
  const exercise = answer?.exercise ?? null;
  return (
    <li className={css.block}>
      <h3 ref={heading} tabIndex={-1}>
        {answer ? answerWords(block, exercise && names.exercise(exercise)) : blockQuestion(block)}
      </h3>
      <BlockFacts block={block} />
      {answer ? (
        <Button variant="default" size="sm" loading={save.isPending} onClick={takeBack}>
          Undo
        </Button>
      ) : (
        <Choices block={block} recent={recent} busy={save.isPending} onSay={say} />
      )}
      {save.error && (
        <p className={css.error} role="alert">
          {save.error.message}
        </p>
      )}
    </li>
  );
}

/** Which sets they are, with ways to look at each. */
function BlockFacts({ block: { sets } }: { block: Block }) {
  const { timeZone, massUnit } = usePreferences();
  const start = sets[0]?.effective.startTime ?? null;
  const loads = [...new Set(sets.flatMap(({ effective }) => effective.loadKg ?? []))].map((load) => formatLoad(load, massUnit));
  return (
    <p className={css.facts}>
      {start && `${formatClock(start, timeZone)}, `}
      {sets.map((set, index) => (
        <span key={set.id}>
          {index > 0 && ", "}
          <Link to="/sets/$setId" params={{ setId: set.id }}>
            {index === 0 ? `set ${set.number}` : set.number}
          </Link>
        </span>
      ))}
      : {repsOfEach(sets.map((set) => repWords(set).count))}
      {loads.length > 0 && `, ${loads.join(", ")}`}
    </p>
  );
}

interface ChoicesProps {
  readonly block: Block;
  readonly recent: readonly string[];
  readonly busy: boolean;
  readonly onSay: (exercise: string | null) => void;
}

/** The likeliest exercises and what was just said of other sets at one tap, all others by search. */
function Choices({ block, recent, busy, onSay }: ChoicesProps) {
  const alternatives = block.sets[0]?.measured.exercise.alternatives ?? [];
  const said = recent.filter((id) => alternatives.every((other) => other.id !== id));
  const likely = [...alternatives, ...said.map((id) => ({ id, confidence: null }))];
  const which = setNumbers(block);
  return (
    <div className={css.choices}>
      <LikelyExercises label={`Likely exercises of ${which}`} likely={likely} busy={busy} onSay={onSay} />
      <div className={css.search}>
        <ExerciseSelect label={`Exercise of ${which}`} value="unknown" likely={likely.map(({ id }) => id)} onChange={onSay} />
        <Button variant="subtle" size="sm" disabled={busy} onClick={() => onSay(null)}>
          {block.sets.length === 1 ? "This was not a set" : "These were not sets"}
        </Button>
      </div>
    </div>
  );
}

/** Says one thing of all sets of a block in one request, and takes it back in another. */
function useAnswer(workoutId: string, block: Block, answer: Answer | null, onAnswer: (answer: Answer | null) => void) {
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (corrections: Answer["undo"]) => correctSets(workoutId, [...corrections]),
    onSuccess: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => TOUCHED.has(String(queryKey[0])) }),
  });
  const say = (exercise: string | null) => {
    const facts: Correction = exercise === null ? { notASet: true } : { exercise };
    const undo = block.sets.map(({ id, correction }) => ({ setId: id, facts: undoOf(correction, facts) }));
    save.mutate(
      block.sets.map(({ id }) => ({ setId: id, facts })),
      { onSuccess: () => onAnswer({ exercise, undo }) },
    );
  };
  const takeBack = () => answer && save.mutate(answer.undo, { onSuccess: () => onAnswer(null) });
  return { save, say, takeBack };
}

/** What the exercise of a set bears on. */
const TOUCHED = new Set(["sets", "weeks", "workouts", "lifter"]);

/** What was pressed is gone after an answer: the focus goes to the line that says what became of it. */
function useFocusOnChange(answer: Answer | null) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(answer);
  useEffect(() => {
    if (shown.current !== answer) heading.current?.focus();
    shown.current = answer;
  }, [answer]);
  return heading;
}
