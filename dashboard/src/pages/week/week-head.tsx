import { ActionIcon, Select } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Week, Weeks } from "../../api.ts";
import { DemoTag } from "../../parts/demo-tag.tsx";
import { ChevronLeft, ChevronRight } from "../../parts/icons.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { count } from "../../words/numbers.ts";
import { failureFrequency, unjudgedWords } from "../../words/volume.ts";
import { addWeeks, weekDates, weekName } from "../../words/weeks.ts";
import css from "./week.module.css";

interface WeekHeadProps {
  readonly data: Weeks;
  readonly selected: string;
  readonly onSelect: (week: string) => void;
}

/** Which week this is, a way to the others, and what of it is not in the numbers below. */
export function WeekHead({ data, selected, onSelect }: WeekHeadProps) {
  // Weeks sort as text. Those without training are passed over: a break may be years long.
  const trained = data.weeks.map((w) => w.week);
  const choices = [...new Set([...trained, selected])].sort().reverse();
  const before = trained.findLast((w) => w < selected);
  const after = trained.find((w) => w > selected);
  const week = data.weeks.find((w) => w.week === selected);
  return (
    <PageHead
      title={weekDates(selected)}
      above={
        <>
          {weekName(selected)} {week?.simulated && <DemoTag />}
        </>
      }
      actions={
        <div className={css.picker}>
          <ActionIcon
            variant="default"
            size="input-sm"
            aria-label={before === undefined || before === addWeeks(selected, -1) ? "Week before" : "Last trained week before"}
            disabled={before === undefined}
            onClick={() => before && onSelect(before)}
          >
            <ChevronLeft />
          </ActionIcon>
          <Select
            aria-label="Choose a week"
            className={css.select ?? ""}
            data={choices.map((value) => ({ value, label: `${weekName(value)} · ${weekDates(value)}` }))}
            value={selected}
            onChange={(value) => value && onSelect(value)}
            allowDeselect={false}
            searchable
          />
          <ActionIcon
            variant="default"
            size="input-sm"
            aria-label={after === undefined || after === addWeeks(selected, 1) ? "Week after" : "Next trained week after"}
            disabled={after === undefined}
            onClick={() => after && onSelect(after)}
          >
            <ChevronRight />
          </ActionIcon>
        </div>
      }
    >
      <WeekNotes week={week} undated={data.undatedWorkouts} />
    </PageHead>
  );
}

function WeekNotes({ week, undated }: { week: Week | undefined; undated: number }) {
  return (
    <>
      <p>
        {count(week?.workouts ?? 0, "workout")}
        {week && week.workouts > 0 ? `, ${failureFrequency(week)}` : ""}. Each figure is the likely value with the range that holds the true
        one in 8 of 10 cases.
      </p>
      {week !== undefined && week.unassignedSets > 0 && (
        <p className={css.hint}>
          {count(week.unassignedSets, "set has", "sets have")} no exercise yet and {week.unassignedSets === 1 ? "counts" : "count"} for no
          muscle.{" "}
          <Link to="/unnamed" search={{ week: week.week }}>
            Name {week.unassignedSets === 1 ? "it" : "them"}
          </Link>
        </p>
      )}
      {week && <UnjudgedNote week={week} />}
      {undated > 0 && (
        <p>
          {count(undated, "workout carries", "workouts carry")} no date and {undated === 1 ? "belongs" : "belong"} to no week.
        </p>
      )}
    </>
  );
}

function UnjudgedNote({ week }: { week: Week }) {
  const words = unjudgedWords(week);
  if (words === null) return null;
  return (
    <p className={week.judgedSets === 0 ? css.hint : undefined}>
      {words} What helps: <Link to="/files">the recording of the movement</Link> of the same time, or your word on a set's page, how many
      reps were left.
    </p>
  );
}
