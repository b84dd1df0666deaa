import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Table, Upload } from "../../api.ts";
import { tableQuery } from "../../queries.ts";
import { MovementColumns } from "./movement-columns.tsx";
import { RepColumns } from "./rep-columns.tsx";
import type { SayColumnsProps } from "./say-columns.tsx";
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

type ColumnsProps = Pick<SayColumnsProps, "upload" | "table">;

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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is too wide for the screen is scrolled by keyboard too
    <section className={css.scroll} aria-label="Its first rows" tabIndex={0}>
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
    </section>
  );
}

function introduction({ entry, source, columns, reps, holds }: Table): string {
  const which = entry === null ? "" : `${entry}: `;
  if (source === "athlete") return `${which}Read as you said; so is every table with this header.`;
  const guessed = holds === "reps" ? reps.meanVelocity !== null : columns.acceleration !== null || columns.userAcceleration !== null;
  return `${which}${guessed ? "Guessed from names and values." : "Its names do not tell which column is which."} Once you have said it, every table with this header is read so.`;
}
