import { Link } from "@tanstack/react-router";
import type { Upload } from "../api.ts";
import { formatDate, formatDateTime } from "../words/time.ts";
import { usePreferences } from "./athlete.tsx";
import css from "./workout-links.module.css";

interface WorkoutLinksProps {
  /** In order of time. */
  readonly workouts: Upload["workouts"];
  readonly onLeave?: (() => void) | undefined;
}

/** Links to every workout that a file has a part in; folded up where they are many. */
export function WorkoutLinks({ workouts, onLeave }: WorkoutLinksProps) {
  const { timeZone } = usePreferences();
  const [first] = workouts;
  if (!first) return null;
  if (workouts.length === 1) {
    return (
      <Link to="/workouts/$workoutId" params={{ workoutId: first.id }} onClick={onLeave}>
        See the workout
      </Link>
    );
  }
  const dates = workouts.flatMap(({ startTime }) => startTime ?? []);
  const span =
    dates.length > 0 ? `, ${[...new Set([dates[0], dates.at(-1)].map((iso) => formatDate(iso as string, timeZone)))].join(" to ")}` : "";
  return (
    <details className={css.many} open={workouts.length <= OPEN}>
      <summary>
        {workouts.length} workouts{span}
      </summary>
      <ul>
        {workouts.map(({ id, startTime }) => (
          <li key={id}>
            <Link to="/workouts/$workoutId" params={{ workoutId: id }} onClick={onLeave}>
              {formatDateTime(startTime, timeZone)}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** So many are shown at once. */
const OPEN = 4;
