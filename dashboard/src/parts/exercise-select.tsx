import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { catalogueQuery } from "../queries.ts";
import { useNames } from "./athlete.tsx";

interface ExerciseSelectProps {
  readonly label: string;
  readonly value: string;
  /** Ids to offer first, likeliest first. */
  readonly likely: readonly string[];
  readonly onChange: (exercise: string) => void;
  /** Under the field. */
  readonly description?: ReactNode;
}

/** A searchable list of every exercise of the catalogue and of the lifter's own. */
export function ExerciseSelect({ label, value, likely, onChange, description }: ExerciseSelectProps) {
  const { data } = useQuery(catalogueQuery);
  const names = useNames();
  const first = likely.filter((id) => id !== "unknown");
  const option = (id: string) => ({ value: id, label: names.exercise(id) });
  const rest = (data?.exercises ?? []).map(({ id }) => id).filter((id) => id !== "unknown" && !first.includes(id));
  return (
    <Select
      label={label}
      placeholder="Name the exercise"
      searchable
      nothingFoundMessage="No exercise of that name"
      description={description}
      inputWrapperOrder={["label", "input", "description", "error"]}
      data={
        first.length > 0
          ? [
              { group: "Likely", items: first.map(option) },
              { group: "All", items: rest.map(option) },
            ]
          : rest.map(option)
      }
      value={value === "unknown" ? null : value}
      onChange={(id) => id && id !== value && onChange(id)}
      allowDeselect={false}
      maxDropdownHeight={320}
    />
  );
}
