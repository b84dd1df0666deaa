import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ExerciseResource } from "../api.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Loaded } from "../parts/page-state.tsx";
import { Panel } from "../parts/panel.tsx";
import { catalogueQuery } from "../queries.ts";
import { exercisesThatMatch } from "../words/exercises.ts";
import { ExerciseRow } from "./exercises/exercise-row.tsx";
import { NewExercise } from "./exercises/new-exercise.tsx";
import css from "./exercises-page.module.css";

/** Which muscles every exercise counts for, to be said otherwise, and the lifter's own exercises. */
export function ExercisesPage() {
  const query = useQuery(catalogueQuery);
  return (
    <>
      <PageHead title="Exercises">
        <p>
          Which muscles a set counts for. Where you see it otherwise, say so: every week goes by your word, also those that have passed.
        </p>
      </PageHead>
      <Loaded query={query} skeleton={[300, 480]}>
        {({ exercises }) => (
          <div className={css.page}>
            <NewExercise exercises={exercises} />
            <AllExercises exercises={exercises} />
          </div>
        )}
      </Loaded>
    </>
  );
}

function AllExercises({ exercises }: { exercises: readonly ExerciseResource[] }) {
  const [wanted, setWanted] = useState("");
  const found = exercisesThatMatch(exercises, wanted);
  return (
    <Panel title="All exercises">
      <TextInput
        label="Find by name or muscle"
        type="search"
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
        className={css.find ?? ""}
      />
      <p className={css.count} aria-live="polite">
        {found.length === 0 ? "None." : `${found.length} of ${exercises.length}`}
      </p>
      <ul className={css.list}>
        {found.map((exercise) => (
          <ExerciseRow key={exercise.id} exercise={exercise} />
        ))}
      </ul>
    </Panel>
  );
}
