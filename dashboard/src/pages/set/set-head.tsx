import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { SetResource, WorkSet } from "../../api.ts";
import { useNames, usePreferences } from "../../parts/athlete.tsx";
import { ButtonLink } from "../../parts/button-link.tsx";
import { DemoTag } from "../../parts/demo-tag.tsx";
import { ChevronLeft, ChevronRight } from "../../parts/icons.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { workoutQuery } from "../../queries.ts";
import { percent } from "../../words/numbers.ts";
import { REP_RANGES, roleName } from "../../words/roles.ts";
import { partWords, perhaps, repWords } from "../../words/set-words.ts";
import { tempoWords } from "../../words/tempo.ts";
import { formatClock, formatDate, formatDuration } from "../../words/time.ts";
import { formatLoad } from "../../words/units.ts";
import css from "./set-head.module.css";

const SOURCES = {
  model: "recognised from the movement",
  device: "named in the file",
  user: "named by you",
  option: "named when it was analysed",
  none: "",
};

/** What the set is, where it stands in its workout, and ways to its neighbours. */
export function SetHead({ set }: { set: SetResource }) {
  const { timeZone, massUnit } = usePreferences();
  const names = useNames();
  const { data: workout } = useQuery(workoutQuery(set.workoutId));
  const { effective: work } = set;
  const at = workout?.sets.findIndex((other) => other.id === set.id) ?? -1;
  const reps = repWords(set);
  const parts = partWords(work, massUnit);
  const tempo = tempoWords(work);
  const isTimed = work.startTime !== null || (workout !== undefined && workout.durationS !== null);
  const partner = work.supersetWith === null ? undefined : workout?.sets[work.supersetWith];
  return (
    <PageHead
      title={names.exercise(work.exercise.id)}
      above={
        <>
          <Link to="/workouts/$workoutId" params={{ workoutId: set.workoutId }}>
            {work.startTime ? formatDate(work.startTime, timeZone) : "Workout"}
          </Link>
          , set {set.number}
          {workout && ` of ${workout.sets.length}`}
          {work.startTime && `, ${formatClock(work.startTime, timeZone)}`}
        </>
      }
      actions={
        <>
          {workout?.demo && <DemoTag />}
          <Neighbour set={workout?.sets[at - 1]} name="Set before" />
          <Neighbour set={at < 0 ? undefined : workout?.sets[at + 1]} name="Set after" />
        </>
      }
    >
      {set.correction.notASet && <p className={css.notASet}>You marked this as not a set. It counts nowhere.</p>}
      {workout?.observations.map(({ code, setId, sentence }) => setId === set.id && <p key={code}>{sentence}</p>)}
      <dl className={css.facts}>
        <Fact name="Load" value={formatLoad(work.loadKg, massUnit)} />
        <Fact name="Reps" value={reps.count} note={reps.note} />
        {work.role !== "unknown" && <Fact name="Kind" value={roleName(work.role)} />}
        {set.repRange && <Fact name="Rep range" value={REP_RANGES[set.repRange]} />}
        {parts && <Fact name="Parts" value={parts} />}
        {work.supersetWith !== null && partner && <Fact name="Alternates with" value={`set ${partner.number}`} />}
        {isTimed && <Fact name="Lasted" value={formatDuration(work.endS - work.startS)} />}
        {tempo && <Fact name="Under load" value={tempo} />}
        <ExerciseFact exercise={work.exercise} />
      </dl>
    </PageHead>
  );
}

/** Where the exercise's name comes from; where it has none, what it may be. */
function ExerciseFact({ exercise }: { exercise: WorkSet["exercise"] }) {
  const names = useNames();
  const { id, source, confidence } = exercise;
  if (id === "unknown") {
    const likeliest = perhaps(exercise);
    return likeliest ? <Fact name="Perhaps" value={names.exercise(likeliest.id)} note={percent(likeliest.confidence)} /> : null;
  }
  if (source === "none") return null;
  return <Fact name="Exercise" value={SOURCES[source]} note={source === "model" ? percent(confidence) : null} />;
}

function Fact({ name, value, note }: { name: string; value: string; note?: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {note && <span className={css.note}>{note}</span>}
      </dd>
    </div>
  );
}

function Neighbour({ set, name }: { set: SetResource | undefined; name: string }) {
  const icon = name === "Set before" ? <ChevronLeft /> : <ChevronRight />;
  if (!set) {
    return (
      <Button variant="default" px="xs" disabled aria-label={name}>
        {icon}
      </Button>
    );
  }
  return (
    <ButtonLink to="/sets/$setId" params={{ setId: set.id }} variant="default" px="xs" aria-label={name}>
      {icon}
    </ButtonLink>
  );
}
