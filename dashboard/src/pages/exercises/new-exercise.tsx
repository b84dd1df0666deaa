import { Button, Select, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { addExercise, type ExerciseResource, type Trained } from "../../api.ts";
import { Panel } from "../../parts/panel.tsx";
import { trainedBy } from "../../words/exercises.ts";
import { MuscleFields } from "./muscle-fields.tsx";
import css from "./new-exercise.module.css";

const NOTHING: Trained = { direct: [], indirect: [] };

/** An exercise that the list lacks: its name, what it moves like, what it trains. */
export function NewExercise({ exercises }: { exercises: readonly ExerciseResource[] }) {
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const [like, setLike] = useState<string | null>(null);
  const [trained, setTrained] = useState(NOTHING);
  const add = useMutation({
    mutationFn: () => addExercise({ name, like, muscles: trained }),
    onSuccess: async () => {
      setName("");
      setLike(null);
      setTrained(NOTHING);
      await queryClient.invalidateQueries();
    },
  });
  const catalogue = exercises.filter(({ source }) => source !== "own");
  const moveLike = (id: string | null) => {
    setLike(id);
    const known = catalogue.find((exercise) => exercise.id === id);
    if (known) setTrained(trainedBy(known));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Panel title="One of your own" note="Say what it moves like, and its reps, speed and reps in reserve are read as those are.">
      <form className={css.form} onSubmit={submit}>
        <TextInput label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={80} required />
        <Select
          label="Moves like"
          placeholder="Nothing in the list"
          data={catalogue.map(({ id, name }) => ({ value: id, label: name }))}
          value={like}
          onChange={moveLike}
          searchable
          clearable
        />
        <div className={css.wide}>
          <MuscleFields value={trained} onChange={setTrained} />
        </div>
        <div className={css.wide}>
          <Button type="submit" loading={add.isPending} disabled={name.trim() === ""}>
            Add it
          </Button>
          <p role="status" className={css.status}>
            {add.isSuccess && `${add.data.name} can be chosen for every set now.`}
          </p>
          <p role="alert" className={css.error}>
            {add.error?.message}
          </p>
        </div>
      </form>
    </Panel>
  );
}
