import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Workout } from "../api.ts";
import { type Block, foldBlocks, recentExercises, unnamedBlocks } from "../words/blocks.ts";
import { count } from "../words/numbers.ts";
import { type Answer, BlockRow } from "./block-row.tsx";
import css from "./name-blocks.module.css";
import { Panel } from "./panel.tsx";

interface NameBlocksProps {
  readonly workout: Workout;
  readonly title: string;
  readonly note?: ReactNode;
  /** Name by which a link on the page leads here. */
  readonly anchor?: string;
  /** So many open blocks are shown, the rest folded up; without it all are. */
  readonly atOnce?: number;
}

/** Asks for the exercise of sets that could not be named: once a block. Nothing where every set has its exercise. */
export function NameBlocks({ workout, title, note, anchor, atOnce = Number.POSITIVE_INFINITY }: NameBlocksProps) {
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const answered = new Set([...answers.values()].flatMap(({ undo }) => undo.map(({ setId }) => setId)));
  const blocks = unnamedBlocks(workout.sets, answered);
  if (blocks.length === 0) return null;
  const remember = (key: string, answer: Answer | null) =>
    setAnswers((before) => new Map([...before].filter(([other]) => other !== key).concat(answer ? [[key, answer]] : [])));
  const [shown, folded] = foldBlocks(blocks, ({ key }) => answers.has(key), atOnce);
  const recent = recentExercises([...answers.values()]);
  const list = (some: readonly Block[]) => (
    <ul className={css.list}>
      {some.map((block) => (
        <BlockRow
          key={block.key}
          workoutId={workout.id}
          block={block}
          answer={answers.get(block.key) ?? null}
          recent={recent}
          onAnswer={(answer) => remember(block.key, answer)}
        />
      ))}
    </ul>
  );
  return (
    <Panel title={title} note={note} anchor={anchor} screenOnly>
      {list(shown)}
      {folded.length > 0 && (
        <details className={css.folded}>
          <summary>{count(folded.flatMap(({ sets }) => sets).length, "more set", "more sets")}</summary>
          {list(folded)}
        </details>
      )}
      <p className={css.own}>
        An exercise is not in the list? <Link to="/exercises">Add one of your own</Link>
      </p>
    </Panel>
  );
}
