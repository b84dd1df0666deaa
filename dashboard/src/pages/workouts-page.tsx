import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { WorkoutSummary } from "../api.ts";
import { useNames, usePreferences } from "../parts/athlete.tsx";
import { DemoTag } from "../parts/demo-tag.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Loaded } from "../parts/page-state.tsx";
import { workoutsQuery } from "../queries.ts";
import { count } from "../words/numbers.ts";
import { formatClock, formatDate, formatDuration } from "../words/time.ts";
import { failureCount } from "../words/volume.ts";
import css from "./workouts-page.module.css";

/** Every workout, newest first. */
export function WorkoutsPage() {
  const query = useInfiniteQuery(workoutsQuery);
  return (
    <>
      <PageHead title="Workouts" />
      <Loaded query={query} skeleton={[76, 76, 76, 76]}>
        {({ pages }) => {
          const workouts = pages.flatMap((page) => page.workouts);
          if (workouts.length === 0) {
            return (
              <p className={css.empty}>
                None yet. Drop a recording anywhere on this page, or go to <Link to="/files">Files</Link>.
              </p>
            );
          }
          return (
            <>
              <ul className={css.list}>
                {workouts.map((workout) => (
                  <Row key={workout.id} workout={workout} />
                ))}
              </ul>
              {query.hasNextPage && (
                <Button variant="default" mt="md" onClick={() => query.fetchNextPage()} loading={query.isFetchingNextPage}>
                  Show older workouts
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Row({ workout }: { workout: WorkoutSummary }) {
  const { timeZone } = usePreferences();
  const names = useNames();
  return (
    <li>
      <Link to="/workouts/$workoutId" params={{ workoutId: workout.id }} className={css.row}>
        <span className={css.date}>
          <strong>{workout.startTime ? formatDate(workout.startTime, timeZone) : "No date"}</strong>
          <span className={css.dim}>
            {[
              workout.startTime && formatClock(workout.startTime, timeZone),
              workout.durationS !== null && formatDuration(workout.durationS),
            ]
              .filter(Boolean)
              .join(", ")}
          </span>
        </span>
        <span className={css.exercises}>
          {workout.exercises.map(names.exercise).join(", ") || (workout.setCount > 0 ? "Exercises not named yet" : "No sets found")}
          {workout.demo && <DemoTag />}
        </span>
        <span className={css.counts}>
          <span>{count(workout.setCount, "set")}</span>
          <span className={css.dim}>{count(workout.repCount, "rep")}</span>
          {workout.setCount > 0 && <span className={css.dim}>to failure: {failureCount(workout)}</span>}
        </span>
      </Link>
    </li>
  );
}
