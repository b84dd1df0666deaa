import { Button } from "@mantine/core";
import { type ColumnMappingBody, forgetColumns, mapColumns, type Table, type Upload } from "../../api.ts";
import { useSending } from "../../parts/sending.tsx";

export interface SayColumnsProps {
  readonly upload: Upload;
  readonly table: Table;
  /** What keeps the table from being read so; null when nothing does. */
  readonly missing: string | null;
  readonly mapping: () => ColumnMappingBody;
}

/** Has the table read as was chosen, or forgets what was said of its header. */
export function SayColumns({ upload, table, missing, mapping }: SayColumnsProps) {
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
