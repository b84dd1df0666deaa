import { Button, SegmentedControl, Select } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Correction, SetResource, SetRole } from "../../api.ts";
import { useNames, usePreferences } from "../../parts/athlete.tsx";
import { ExerciseSelect } from "../../parts/exercise-select.tsx";
import { LikelyExercises } from "../../parts/likely-exercises.tsx";
import { Panel } from "../../parts/panel.tsx";
import { short } from "../../words/numbers.ts";
import { ROLES, roleName } from "../../words/roles.ts";
import { isCorrected } from "../../words/set-words.ts";
import { formatLoad, fromKg, rirToRpe, toKg } from "../../words/units.ts";
import { Beside } from "./beside.tsx";
import css from "./corrections.module.css";
import { NumberField } from "./number-field.tsx";
import { useCorrection } from "./use-correction.ts";

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
          {beside("exercise", measured.exercise.id === effective.exercise.id ? "the same" : names.exercise(measured.exercise.id))}
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
        <FailureChoice failure={correction.failure ?? null} onSay={(failure) => save.mutate({ failure })} />
      </div>
      <Foot notASet={correction.notASet === true} save={save} onUndo={undoable ? undo : null} />
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

interface FailureChoiceProps {
  /** Null where nothing was said. */
  readonly failure: boolean | null;
  readonly onSay: (failure: boolean | null) => void;
}

function FailureChoice({ failure, onSay }: FailureChoiceProps) {
  return (
    <fieldset className={css.choice}>
      <legend>Was it failure?</legend>
      <SegmentedControl
        fullWidth
        data={[
          { value: "unsaid", label: "No opinion" },
          { value: "yes", label: "Failure" },
          { value: "no", label: "Not failure" },
        ]}
        value={failure === null ? "unsaid" : failure ? "yes" : "no"}
        onChange={(value) => onSay(value === "unsaid" ? null : value === "yes")}
      />
    </fieldset>
  );
}

interface FootProps {
  readonly notASet: boolean;
  readonly save: ReturnType<typeof useCorrection>["save"];
  /** Null where there is nothing to take back. */
  readonly onUndo: (() => void) | null;
}

/** Whether it is a set at all, and what became of what was said last. */
function Foot({ notASet, save, onUndo }: FootProps) {
  return (
    <div className={css.foot}>
      <Button variant="default" size="compact-md" onClick={() => save.mutate({ notASet: notASet ? null : true })}>
        {notASet ? "It is a set after all" : "This was not a set"}
      </Button>
      <p className={css.status} aria-live="polite">
        {save.isPending && "Saving"}
        {save.error && <span className={css.error}>{save.error.message}</span>}
        {save.isSuccess && "Saved."}
      </p>
      {onUndo && (
        <Button variant="subtle" size="compact-md" onClick={onUndo}>
          Undo
        </Button>
      )}
    </div>
  );
}
