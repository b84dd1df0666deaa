import { Button, SegmentedControl, Select } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type Correction, correctSet, type SetResource, type SetRole } from "../../api.ts";
import { useNames, usePreferences } from "../../parts/athlete.tsx";
import { ExerciseSelect } from "../../parts/exercise-select.tsx";
import { LikelyExercises } from "../../parts/likely-exercises.tsx";
import { Panel } from "../../parts/panel.tsx";
import { setQuery } from "../../queries.ts";
import { short } from "../../words/numbers.ts";
import { ROLES, roleName } from "../../words/roles.ts";
import { isCorrected, undoOf } from "../../words/set-words.ts";
import { formatLoad, fromKg, rirToRpe, toKg } from "../../words/units.ts";
import { Beside } from "./beside.tsx";
import css from "./corrections.module.css";
import { NumberField } from "./number-field.tsx";

/** What the lifter knows better. Every field saves by itself; the machine's answer stays and is shown beside it. */
export function Corrections({ set }: { set: SetResource }) {
  const { massUnit, showRirAsRpe } = usePreferences();
  const names = useNames();
  const { save, undo, undoable } = useCorrection(set);
  const { measured, effective, correction } = set;
  const beside = (field: keyof Correction, text: string | null) => (
    <Beside said={isCorrected(set, field)} measured={text} onTakeBack={() => save.mutate({ [field]: null })} />
  );
  const scale = (rir: number) => (showRirAsRpe ? rirToRpe(rir) : rir);

  return (
    <Panel
      screenOnly
      title="Correct it"
      note="What you say counts at once, in this set and in the week. What was measured is kept beside it."
    >
      <div className={css.form}>
        <div className={css.wide}>
          {effective.exercise.id === "unknown" && (
            <LikelyExercises
              label="Likely exercises"
              likely={measured.exercise.alternatives.filter(({ id }) => id !== "unknown")}
              busy={save.isPending}
              onSay={(exercise) => save.mutate({ exercise })}
            />
          )}
          <ExerciseSelect
            label="Exercise"
            value={effective.exercise.id}
            likely={measured.exercise.alternatives.map(({ id }) => id)}
            onChange={(exercise) => save.mutate({ exercise })}
            description={
              <>
                Not in the list? <Link to="/exercises">Add one of your own</Link>
              </>
            }
          />
          {beside("exercise", names.exercise(measured.exercise.id))}
        </div>
        <div>
          <NumberField
            label={`Load, ${massUnit}`}
            value={effective.loadKg === null ? null : fromKg(effective.loadKg, massUnit)}
            min={0}
            max={massUnit === "kg" ? 1000 : 2200}
            decimals={2}
            onCommit={(value) => save.mutate({ loadKg: value === null ? null : toKg(value, massUnit) })}
          />
          {beside("loadKg", measured.loadKg === null ? null : formatLoad(measured.loadKg, massUnit))}
        </div>
        <div>
          <NumberField
            label="Reps"
            value={effective.repCount}
            min={0}
            max={500}
            decimals={0}
            stepName="rep"
            onCommit={(reps) => save.mutate({ reps })}
          />
          {beside("reps", String(measured.repCount))}
        </div>
        <div>
          <Select
            label="Kind of set"
            data={ROLES.map(({ role, name }) => ({ value: role, label: name }))}
            value={effective.role}
            onChange={(role) => role && save.mutate({ role: role as SetRole })}
            description={ROLES.find(({ role }) => role === effective.role)?.meaning}
            inputWrapperOrder={["label", "input", "description"]}
            allowDeselect={false}
          />
          {beside("role", roleName(measured.role))}
          <SuggestedRole set={set} onConfirm={(role) => save.mutate({ role })} />
        </div>
        <div>
          <NumberField
            label={showRirAsRpe ? "RPE as you felt it" : "Reps you had left"}
            value={correction.rir === undefined || correction.rir === null ? null : scale(correction.rir)}
            min={0}
            max={showRirAsRpe ? 10 : 20}
            decimals={1}
            placeholder="no opinion"
            onCommit={(value) => save.mutate({ rir: value === null ? null : scale(value) })}
          />
          {beside("rir", measured.rir && `estimated ${short(scale(measured.rir.estimate))}`)}
        </div>
        <fieldset className={css.choice}>
          <legend>Was it failure?</legend>
          <SegmentedControl
            fullWidth
            data={[
              { value: "unsaid", label: "No opinion" },
              { value: "yes", label: "Failure" },
              { value: "no", label: "Not failure" },
            ]}
            value={correction.failure === true ? "yes" : correction.failure === false ? "no" : "unsaid"}
            onChange={(value) => save.mutate({ failure: value === "unsaid" ? null : value === "yes" })}
          />
        </fieldset>
      </div>
      <div className={css.foot}>
        {correction.notASet ? (
          <Button variant="default" size="compact-md" onClick={() => save.mutate({ notASet: null })}>
            It is a set after all
          </Button>
        ) : (
          <Button variant="default" size="compact-md" onClick={() => save.mutate({ notASet: true })}>
            This was not a set
          </Button>
        )}
        <p className={css.status} aria-live="polite">
          {save.isPending && "Saving"}
          {save.error && <span className={css.error}>{save.error.message}</span>}
          {save.isSuccess && "Saved."}
        </p>
        {undoable && (
          <Button variant="subtle" size="compact-md" onClick={undo}>
            Undo
          </Button>
        )}
      </div>
    </Panel>
  );
}

/** What the reps look like without being sure of it, for the lifter to say. */
function SuggestedRole({ set, onConfirm }: { set: SetResource; onConfirm: (role: SetRole) => void }) {
  const suggestion = set.measured.issues.find(({ code }) => code === "suggested_role");
  if (!suggestion || isCorrected(set, "role")) return null;
  const role = suggestion.role as SetRole;
  return (
    <Button variant="light" size="compact-sm" mt={6} onClick={() => onConfirm(role)}>
      These were {roleName(role).toLowerCase()}
    </Button>
  );
}

/** What a correction bears on besides the set itself. */
const TOUCHED = new Set(["weeks", "workouts", "lifter"]);

function useCorrection(set: SetResource) {
  const queryClient = useQueryClient();
  const [before, setBefore] = useState<Correction | null>(null);
  const save = useMutation({
    mutationFn: (change: Correction) => correctSet(set.id, change),
    onMutate: (change) => setBefore(undoOf(set.correction, change)),
    onSuccess: async (corrected) => {
      queryClient.setQueryData(setQuery(set.id).queryKey, corrected);
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => TOUCHED.has(String(queryKey[0])) });
    },
  });
  const undo = () => {
    if (before) save.mutate(before, { onSuccess: () => setBefore(null) });
  };
  return { save, undo, undoable: before !== null && save.isSuccess };
}
