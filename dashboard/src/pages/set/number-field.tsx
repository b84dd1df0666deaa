import { ActionIcon, NumberInput } from "@mantine/core";
import { useState } from "react";
import { Minus, Plus } from "../../parts/icons.tsx";
import css from "./number-field.module.css";

interface NumberFieldProps {
  readonly label: string;
  /** Null: empty. */
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
  readonly placeholder?: string;
  /** What one more is called, where one more or less at a tap is worth its room. */
  readonly stepName?: string;
  /** Called once the number is finished (Enter, or leaving the field) and differs; null when it was emptied. */
  readonly onCommit: (value: number | null) => void;
}

/** A number that is handed on when it is finished, not on every key. */
export function NumberField({ label, value, min, max, decimals, placeholder, stepName, onCommit }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | number | null>(null);
  const commit = () => {
    if (draft === null) return;
    const next = draft === "" ? null : Number(draft);
    setDraft(null);
    if (next !== value && !Number.isNaN(next)) onCommit(next);
  };
  const step = (by: number) => {
    const next = (value ?? 0) + by;
    setDraft(null);
    if (next >= min && next <= max) onCommit(next);
  };
  const input = (
    <NumberInput
      className={css.input ?? ""}
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
  if (stepName === undefined) return input;
  return (
    <div className={css.stepped}>
      {input}
      <ActionIcon variant="default" size="input-sm" aria-label={`One ${stepName} less`} onClick={() => step(-1)}>
        <Minus />
      </ActionIcon>
      <ActionIcon variant="default" size="input-sm" aria-label={`One ${stepName} more`} onClick={() => step(1)}>
        <Plus />
      </ActionIcon>
    </div>
  );
}
