import { NumberInput } from "@mantine/core";
import { useState } from "react";

interface NumberFieldProps {
  readonly label: string;
  /** Null: empty. */
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
  readonly placeholder?: string;
  /** Called once the number is finished (Enter, or leaving the field) and differs; null when it was emptied. */
  readonly onCommit: (value: number | null) => void;
}

/** A number that is handed on when it is finished, not on every key. */
export function NumberField({ label, value, min, max, decimals, placeholder, onCommit }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | number | null>(null);
  const commit = () => {
    if (draft === null) return;
    const next = draft === "" ? null : Number(draft);
    setDraft(null);
    if (next !== value && !Number.isNaN(next)) onCommit(next);
  };
  return (
    <NumberInput
      label={label}
      value={draft ?? value ?? ""}
      onChange={setDraft}
      onBlur={commit}
      onKeyDown={(event) => event.key === "Enter" && commit()}
      min={min}
      max={max}
      clampBehavior="strict"
      decimalScale={decimals}
      allowNegative={false}
      hideControls
      inputMode={decimals > 0 ? "decimal" : "numeric"}
      {...(placeholder ? { placeholder } : {})}
    />
  );
}
