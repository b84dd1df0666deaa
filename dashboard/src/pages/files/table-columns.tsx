import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { forgetColumns, mapColumns, type Table, type Upload } from "../../api.ts";
import { useSending } from "../../parts/sending.tsx";
import { tableQuery } from "../../queries.ts";
import { choose, chosenOf, type Sensor, sensors, toMapping, whatIsMissing } from "../../words/columns.ts";
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

function Columns({ upload, table }: { upload: Upload; table: Table }) {
  const { follow } = useSending();
  const [chosen, setChosen] = useState(() => chosenOf(table.columns));
  const missing = whatIsMissing(chosen);
  const pick = (sensor: Sensor, index: number, name: string, axis: string) => {
    const prefix = axis === "" ? "" : `${axis}: `;
    return (
      <select
        aria-label={axis === "" ? name : `${name}, ${axis}`}
        value={chosen[sensor][index] ?? ""}
        onChange={(event) => setChosen(choose(chosen, sensor, index, event.target.value))}
      >
        <option value="">{prefix}none</option>
        {[...new Set(table.header)].map((column) => (
          <option key={column} value={column}>
            {prefix + column}
          </option>
        ))}
      </select>
    );
  };
  return (
    <>
      <p>{introduction(table)}</p>
      <div className={css.scroll}>
        <table>
          <caption>Its first rows</caption>
          <thead>
            <tr>
              {table.header.map((name, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns may share a name, and never move
                <th key={i} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, i) => (
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
      <dl className={css.sensors}>
        {sensors.map(({ sensor, name, axes }) => (
          <div key={sensor}>
            <dt>
              {name}
              {unitOf(table, sensor)}
            </dt>
            <dd>
              {axes.map((axis, index) => (
                <span key={axis}>{pick(sensor, index, name, axis)}</span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Button
        size="xs"
        variant="default"
        disabled={missing !== null}
        onClick={() => follow(upload.name, async () => [await mapColumns(upload.id, toMapping(chosen))])}
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
