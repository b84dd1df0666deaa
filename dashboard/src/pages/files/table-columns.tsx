import { Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type ColumnMappingBody, forgetColumns, mapColumns, type Table, type Upload } from "../../api.ts";
import { useSending } from "../../parts/sending.tsx";
import { tableQuery } from "../../queries.ts";
import {
  choose,
  chosenOf,
  repColumns,
  type Sensor,
  sensors,
  toMapping,
  toRepMapping,
  whatIsMissing,
  whatRepsLack,
} from "../../words/columns.ts";
import css from "./table-columns.module.css";

/** How a table was read, column by column, to be confirmed or put right. */
export function TableColumns({ upload }: { upload: Upload }) {
  const [opened, setOpened] = useState(false);
  const query = useQuery({ ...tableQuery(upload.id), enabled: opened });
  return (
    <details className={css.columns} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>How this table {upload.state === "done" ? "was" : "can be"} read</summary>
      {query.isPending && <p>Looking.</p>}
      {query.error && <p>{query.error.message}</p>}
      {query.data && <Columns key={JSON.stringify(query.data)} upload={upload} table={query.data} />}
    </details>
  );
}

interface ColumnsProps {
  readonly upload: Upload;
  readonly table: Table;
}

function Columns({ upload, table }: ColumnsProps) {
  const [holds, setHolds] = useState(table.holds);
  return (
    <>
      <p>{introduction(table)}</p>
      <FirstRows table={table} />
      <SegmentedControl
        size="xs"
        mt="sm"
        aria-label="What the table holds"
        data={[
          { value: "movement", label: "Movement" },
          { value: "reps", label: "Reps with their velocity" },
        ]}
        value={holds}
        onChange={setHolds}
      />
      {holds === "movement" ? <MovementColumns upload={upload} table={table} /> : <RepColumns upload={upload} table={table} />}
    </>
  );
}

function FirstRows({ table: { header, rows } }: { table: Table }) {
  return (
    <div className={css.scroll}>
      <table>
        <caption>Its first rows</caption>
        <thead>
          <tr>
            {header.map((name, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns may share a name, and never move
              <th key={i} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows may be equal, and never move
            <tr key={i}>
              {row.map((cell, k) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={k}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Samples of a sensor: a time and three axes. */
function MovementColumns({ upload, table }: ColumnsProps) {
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
      <Say upload={upload} table={table} missing={whatIsMissing(chosen)} mapping={() => toMapping(chosen)} />
    </>
  );
}

/** Reps that a velocity device measured: one a row. */
function RepColumns({ upload, table }: ColumnsProps) {
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
      <Say upload={upload} table={table} missing={whatRepsLack(reps, time)} mapping={() => toRepMapping(reps, time)} />
    </>
  );
}

interface ColumnSelectProps {
  readonly label: string;
  /** Before every name, to tell one axis from the next. */
  readonly prefix?: string;
  readonly header: readonly string[];
  readonly value: string | null;
  readonly onChange: (column: string | null) => void;
}

function ColumnSelect({ label, prefix = "", header, value, onChange }: ColumnSelectProps) {
  return (
    <select aria-label={label} value={value ?? ""} onChange={(event) => onChange(event.target.value || null)}>
      <option value="">{prefix}none</option>
      {[...new Set(header)].map((column) => (
        <option key={column} value={column}>
          {prefix + column}
        </option>
      ))}
    </select>
  );
}

interface SayProps extends ColumnsProps {
  /** What keeps the table from being read so; null when nothing does. */
  readonly missing: string | null;
  readonly mapping: () => ColumnMappingBody;
}

function Say({ upload, table, missing, mapping }: SayProps) {
  const { follow } = useSending();
  return (
    <>
      <Button
        size="xs"
        variant="default"
        disabled={missing !== null}
        onClick={() => follow(upload.name, async () => [await mapColumns(upload.id, mapping())])}
      >
        Read it so
      </Button>
      {table.source === "athlete" && (
        <Button size="xs" variant="subtle" onClick={() => follow(upload.name, async () => [await forgetColumns(upload.id)])}>
          Forget what I said
        </Button>
      )}
      {missing && <p>{missing}</p>}
    </>
  );
}

function introduction({ entry, source, columns }: Table): string {
  const which = entry === null ? "" : `${entry}: `;
  if (source === "athlete") return `${which}Read as you said; so is every table with this header.`;
  const guessed = columns.acceleration !== null || columns.userAcceleration !== null;
  return `${which}${guessed ? "Guessed from names and values." : "Its names do not tell which column is which."} Once you have said it, every table with this header is read so.`;
}

function unitOf({ units }: Table, sensor: Sensor): string {
  const unit = sensor === "time" || sensor === "acceleration" || sensor === "angularRate" ? units[sensor] : null;
  return unit === null ? "" : `, in ${unit}`;
}
