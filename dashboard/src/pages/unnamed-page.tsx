import { useQueries, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { usePreferences } from "../parts/athlete.tsx";
import { NameBlocks } from "../parts/name-blocks.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Loaded, Waiting } from "../parts/page-state.tsx";
import { workoutQuery, workoutsOfWeekQuery } from "../queries.ts";
import { formatDate } from "../words/time.ts";
import { weekDates } from "../words/weeks.ts";
import css from "./unnamed-page.module.css";

const route = getRouteApi("/unnamed");

/** Sets without an exercise, of one workout or of one week, to be named block by block. */
export function UnnamedPage() {
  const { workout, week } = route.useSearch();
  const { timeZone } = usePreferences();
  const ofWeek = useQuery({ ...workoutsOfWeekQuery(week ?? "", timeZone), enabled: week !== undefined });
  const ids = workout ? [workout] : (ofWeek.data ?? []);
  return (
    <>
      <PageHead
        title="Name the sets"
        above={
          workout ? (
            <Link to="/workouts/$workoutId" params={{ workoutId: workout }}>
              The workout
            </Link>
          ) : (
            week && (
              <Link to="/" search={{ week }}>
                {weekDates(week)}
              </Link>
            )
          )
        }
      >
        <p>A set counts for no muscle until its exercise is known. One answer names all sets of a block, and is saved at once.</p>
      </PageHead>
      {week === undefined ? (
        <UnnamedSets workoutIds={ids} />
      ) : (
        <Loaded query={ofWeek} skeleton={[72, 72]}>
          {(found) => <UnnamedSets workoutIds={found} />}
        </Loaded>
      )}
    </>
  );
}

/** Workout by workout; one that has nothing to name, or no longer, is not shown. */
function UnnamedSets({ workoutIds }: { workoutIds: readonly string[] }) {
  const { timeZone } = usePreferences();
  const workouts = useQueries({ queries: workoutIds.map(workoutQuery) });
  if (workouts.some((query) => query.isPending)) return <Waiting heights={[160, 160]} />;
  const found = workouts.flatMap(({ data }) => data ?? []);
  return (
    <div className={css.workouts}>
      {found.map((workout) => (
        <NameBlocks
          key={workout.id}
          workout={workout}
          title={workout.startTime ? formatDate(workout.startTime, timeZone) : "Workout without a date"}
        />
      ))}
      <p className={css.none}>Every set has its exercise.</p>
    </div>
  );
}
