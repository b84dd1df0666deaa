import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Workout } from "../api.ts";
import { usePreferences } from "../parts/athlete.tsx";
import { DemoTag } from "../parts/demo-tag.tsx";
import { NameBlocks } from "../parts/name-blocks.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { LoadedPage } from "../parts/page-state.tsx";
import { Panel } from "../parts/panel.tsx";
import { SetTable } from "../parts/set-table.tsx";
import { workoutQuery } from "../queries.ts";
import { count } from "../words/numbers.ts";
import { formatClock, formatDate, formatDuration } from "../words/time.ts";
import { failureCount } from "../words/volume.ts";
import { DeleteWorkout } from "./workout/delete-workout.tsx";
import { Observations } from "./workout/observations.tsx";
import { Recordings } from "./workout/recordings.tsx";
import { WorkoutTrace } from "./workout/workout-trace.tsx";
import css from "./workout-page.module.css";

const route = getRouteApi("/workouts/$workoutId");

/** Where on the page the questions are. */
const QUESTIONS = "which-exercise";

/** One workout, its answer first: the sets as a table, what to ask of them, what they show together, the trace with the sets on it, and where it comes from. */
export function WorkoutPage() {
  const { workoutId } = route.useParams();
  return (
    <LoadedPage query={useQuery(workoutQuery(workoutId))} skeleton={[64, 300, 420]}>
      {(workout) => <WorkoutView workout={workout} />}
    </LoadedPage>
  );
}

function WorkoutView({ workout }: { workout: Workout }) {
  const { timeZone } = usePreferences();
  const sets = workout.sets.filter((set) => set.correction.notASet !== true);
  const unnamed = sets.filter((set) => set.effective.exercise.id === "unknown").length;
  return (
    <>
      <PageHead
        title={workout.startTime ? formatDate(workout.startTime, timeZone) : "Workout without a date"}
        above={<Link to="/workouts">Workouts</Link>}
        actions={
          <>
            {workout.demo && <DemoTag />}
            <DeleteWorkout workout={workout} />
          </>
        }
      >
        <p>
          {workout.startTime ? `${formatClock(workout.startTime, timeZone)}, ` : ""}
          {workout.durationS !== null && `${formatDuration(workout.durationS)}, `}
          {count(sets.length, "set")}, {count(workout.repCount, "rep")}
          {sets.length > 0 && `. To failure: ${failureCount(workout)}`}.
          {unnamed > 0 && (
            <span data-screen-only>
              {" "}
              <a href={`#${QUESTIONS}`}>Name {count(unnamed, "set")}</a>
            </span>
          )}
        </p>
      </PageHead>
      <div className={css.page}>
        <Panel title="Sets">
          {workout.sets.length === 0 ? (
            <p className={css.empty}>No set was found in these recordings.</p>
          ) : (
            <SetTable sets={workout.sets} />
          )}
        </Panel>
        <NameBlocks
          key={workout.id}
          workout={workout}
          title="Which exercise?"
          anchor={QUESTIONS}
          atOnce={3}
          note="A set counts for no muscle until its exercise is known. What you answer is remembered, and recognised the next time."
        />
        <Observations observations={workout.observations} />
        {workout.recordings.some((recording) => recording.rateHz !== null) && <WorkoutTrace workout={workout} />}
        <Recordings workout={workout} />
      </div>
    </>
  );
}
