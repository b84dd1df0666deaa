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
  const without = (list: Muscle[], taken: Muscle[]) => list.filter((muscle) => !taken.includes(muscle));
  return (
    <div className={css.fields}>
      <MultiSelect
        label="Trains directly"
        data={options}
        value={value.direct}
        onChange={(chosen) => {
          const direct = chosen as Muscle[];
          onChange({ direct, indirect: without(value.indirect, direct) });
        }}
        searchable
        hidePickedOptions
      />
      <MultiSelect
        label="Helped by"
        data={options}
        value={value.indirect}
        onChange={(chosen) => {
          const indirect = chosen as Muscle[];
          onChange({ direct: without(value.direct, indirect), indirect });
        }}
        searchable
        hidePickedOptions
      />
    </div>
  );
}
