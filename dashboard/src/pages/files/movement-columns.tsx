import { useState } from "react";
import type { Table } from "../../api.ts";
import { choose, chosenOf, type Sensor, sensors, toMapping, whatIsMissing } from "../../words/columns.ts";
import { ColumnSelect } from "./column-select.tsx";
import { SayColumns, type SayColumnsProps } from "./say-columns.tsx";
import css from "./table-columns.module.css";

/** Samples of a sensor: a time and three axes. */
export function MovementColumns({ upload, table }: Pick<SayColumnsProps, "upload" | "table">) {
  const [chosen, setChosen] = useState(() => chosenOf(table.columns));
  return (
    <>
      <dl className={css.sensors}>
        {sensors.map(({ sensor, name, axes }) => (
          <div key={sensor}>
            <dt>
              {name}
              {unitOf(table, sensor)}
            </dt>
            <dd>
              {axes.map((axis, index) => (
                <ColumnSelect
                  key={axis}
                  label={axis === "" ? name : `${name}, ${axis}`}
                  prefix={axis === "" ? "" : `${axis}: `}
                  header={table.header}
                  value={chosen[sensor][index] ?? null}
                  onChange={(column) => setChosen(choose(chosen, sensor, index, column ?? ""))}
                />
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <SayColumns upload={upload} table={table} missing={whatIsMissing(chosen)} mapping={() => toMapping(chosen)} />
    </>
  );
}

function unitOf({ units }: Table, sensor: Sensor): string {
  const unit = sensor === "time" || sensor === "acceleration" || sensor === "angularRate" ? units[sensor] : null;
  return unit === null ? "" : `, in ${unit}`;
}
