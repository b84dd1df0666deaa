interface ColumnSelectProps {
  readonly label: string;
  /** Before every name, to tell one axis from the next. */
  readonly prefix?: string;
  readonly header: readonly string[];
  readonly value: string | null;
  readonly onChange: (column: string | null) => void;
}

/** Which column of a table holds something, by its name. */
export function ColumnSelect({ label, prefix = "", header, value, onChange }: ColumnSelectProps) {
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
