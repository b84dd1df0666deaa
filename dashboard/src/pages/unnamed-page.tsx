import { Button } from "@mantine/core";
import { useMutation, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { correctSet, type SetResource } from "../api.ts";
import { useNames, usePreferences } from "../parts/athlete.tsx";
import { ExerciseSelect } from "../parts/exercise-select.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Loaded, Waiting } from "../parts/page-state.tsx";
import { workoutQuery, workoutsOfWeekQuery } from "../queries.ts";
import { percent } from "../words/numbers.ts";
import { repWords } from "../words/set-words.ts";
import { formatDateTime } from "../words/time.ts";
import { formatLoad } from "../words/units.ts";
import { weekDates } from "../words/weeks.ts";
import css from "./unnamed-page.module.css";

const route = getRouteApi("/unnamed");

/** Sets without an exercise, of one workout or of one week, to be named one after the other. */
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
        <p>A set counts for no muscle until its exercise is known. Each choice is saved at once.</p>
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

function UnnamedSets({ workoutIds }: { workoutIds: readonly string[] }) {
  const workouts = useQueries({ queries: workoutIds.map(workoutQuery) });
  if (workouts.some((query) => query.isPending)) return <Waiting heights={[72, 72, 72]} />;
  const sets = workouts.flatMap((query) => query.data?.sets ?? []);
  // A set stays in view after it was named here, so that a slip can be mended.
  const listed = sets.filter((set) => set.measured.exercise.id === "unknown" && set.correction.notASet !== true);
  if (listed.length === 0) return <p className={css.none}>Every set has its exercise.</p>;
  return (
    <ul className={css.list}>
      {listed.map((set) => (
        <Row key={set.id} set={set} />
      ))}
    </ul>
  );
}

function Row({ set }: { set: SetResource }) {
  const { timeZone, massUnit } = usePreferences();
  const queryClient = useQueryClient();
  const name = useMutation({
    mutationFn: (exercise: string) => correctSet(set.id, { exercise }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const { effective } = set;
  return (
    <li className={css.row}>
      <div>
        <Link to="/sets/$setId" params={{ setId: set.id }}>
          Set {set.number}
        </Link>
        <span className={css.dim}>
          {formatDateTime(effective.startTime, timeZone)}. {repWords(set).count} reps
          {effective.loadKg !== null && `, ${formatLoad(effective.loadKg, massUnit)}`}
        </span>
      </div>
      <div>
        <ExerciseSelect
          label={`Exercise of set ${set.number}`}
          value={effective.exercise.id}
          likely={set.measured.exercise.alternatives.map(({ id }) => id)}
          onChange={(exercise) => name.mutate(exercise)}
        />
        <Likely set={set} onChoose={(exercise) => name.mutate(exercise)} />
        {name.error && (
          <p className={css.error} role="alert">
            {name.error.message}
          </p>
        )}
      </div>
    </li>
  );
}

/** What the movement may have been, for one tap. It stays when one is chosen: the focus would be lost with it. */
function Likely({ set, onChoose }: { set: SetResource; onChoose: (exercise: string) => void }) {
  const names = useNames();
  const likely = set.measured.exercise.alternatives.filter(({ id }) => id !== "unknown").slice(0, 3);
  if (likely.length === 0) return null;
  return (
    <fieldset className={css.likely} aria-label={`Likely for set ${set.number}`}>
      {likely.map(({ id, confidence }) => (
        <Button
          key={id}
          variant={id === set.effective.exercise.id ? "light" : "default"}
          size="compact-sm"
          aria-pressed={id === set.effective.exercise.id}
          onClick={() => onChoose(id)}
        >
          {names.exercise(id)}
          <span className={css.chance}>{percent(confidence)}</span>
        </Button>
      ))}
    </fieldset>
  );
}
