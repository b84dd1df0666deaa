import { Button, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { changeExercise, type ExerciseResource, Problem, removeExercise } from "../../api.ts";
import { useNames } from "../../parts/athlete.tsx";
import { Tag } from "../../parts/tag.tsx";
import { trainedBy, trainedWords } from "../../words/exercises.ts";
import { lowerFirst } from "../../words/muscles.ts";
import css from "./exercise-row.module.css";
import { MuscleFields } from "./muscle-fields.tsx";

/** One exercise with what it trains, and the form to say it otherwise. */
export function ExerciseRow({ exercise }: { exercise: ExerciseResource }) {
  const [open, { toggle, close }] = useDisclosure();
  const names = useNames();
  const { name, source, like } = exercise;
  return (
    <li className={css.row}>
      <div className={css.line}>
        <div>
          <span className={css.name}>{name}</span>
          {source !== "catalogue" && <Tag>{source === "own" ? "yours" : "changed by you"}</Tag>}
          <div className={css.dim}>
            {trainedWords(exercise, names.muscle)}
            {like !== null && `. Moves like ${lowerFirst(names.exercise(like))}`}
          </div>
        </div>
        <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={open} aria-label={`Change ${name}`}>
          Change
        </Button>
      </div>
      {open && <ExerciseForm exercise={exercise} onDone={close} />}
    </li>
  );
}

function ExerciseForm({ exercise, onDone }: { exercise: ExerciseResource; onDone: () => void }) {
  const { id, source } = exercise;
  const queryClient = useQueryClient();
  const [name, setName] = useState(exercise.name);
  const [muscles, setMuscles] = useState(trainedBy(exercise));
  const onSuccess = async () => {
    onDone();
    await queryClient.invalidateQueries();
  };
  const save = useMutation({ mutationFn: () => changeExercise(id, { muscles, ...(source === "own" && { name }) }), onSuccess });
  const remove = useMutation({ mutationFn: () => removeExercise(id), onSuccess });
  const problem = save.error ?? remove.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={css.form} onSubmit={submit}>
      {source === "own" && (
        <TextInput label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={80} required />
      )}
      <MuscleFields value={muscles} onChange={setMuscles} />
      <div className={css.buttons}>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
        {source !== "catalogue" && (
          <Button variant="subtle" onClick={() => remove.mutate()} loading={remove.isPending}>
            {source === "own" ? "Take it away" : "Back to the muscles it came with"}
          </Button>
        )}
      </div>
      <p role="alert" className={css.error}>
        {problem?.message} {problem instanceof Problem && problem.hint}
      </p>
    </form>
  );
}
