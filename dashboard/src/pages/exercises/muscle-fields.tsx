import { MultiSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Muscle, Trained } from "../../api.ts";
import { catalogueQuery } from "../../queries.ts";
import css from "./muscle-fields.module.css";

interface MuscleFieldsProps {
  readonly value: Trained;
  readonly onChange: (value: Trained) => void;
}

/** What an exercise trains, as two lists: a muscle that is put into one leaves the other. */
export function MuscleFields({ value, onChange }: MuscleFieldsProps) {
  const { data } = useQuery(catalogueQuery);
  const options = (data?.muscles ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const field = (label: string, own: keyof Trained, other: keyof Trained) => (
    <MultiSelect
      label={label}
      data={options}
      value={value[own]}
      onChange={(chosen) =>
        onChange({ ...value, [own]: chosen as Muscle[], [other]: value[other].filter((muscle) => !chosen.includes(muscle)) })
      }
      searchable
      hidePickedOptions
    />
  );
  return (
    <div className={css.fields}>
      {field("Trains directly", "direct", "indirect")}
      {field("Helped by", "indirect", "direct")}
    </div>
  );
}
