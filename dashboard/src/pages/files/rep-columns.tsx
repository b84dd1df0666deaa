import { useState } from "react";
import { repColumns, toRepMapping, whatRepsLack } from "../../words/columns.ts";
import { ColumnSelect } from "./column-select.tsx";
import { SayColumns, type SayColumnsProps } from "./say-columns.tsx";
import css from "./table-columns.module.css";

/** Reps that a velocity device measured: one a row. */
export function RepColumns({ upload, table }: Pick<SayColumnsProps, "upload" | "table">) {
  const [reps, setReps] = useState(table.reps);
  const [time, setTime] = useState(table.columns.time);
  return (
    <>
      <dl className={css.sensors}>
        {repColumns.map(({ column, name }) => (
          <div key={column}>
            <dt>{name}</dt>
            <dd>
              <ColumnSelect
                label={name}
                header={table.header}
                value={reps[column]}
                onChange={(chosen) => setReps({ ...reps, [column]: chosen })}
              />
            </dd>
          </div>
        ))}
        <div>
          <dt>Time</dt>
          <dd>
            <ColumnSelect label="Time" header={table.header} value={time} onChange={setTime} />
          </dd>
        </div>
      </dl>
      <SayColumns upload={upload} table={table} missing={whatRepsLack(reps, time)} mapping={() => toRepMapping(reps, time)} />
    </>
  );
}
