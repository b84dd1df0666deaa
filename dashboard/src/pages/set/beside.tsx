import css from "./beside.module.css";

interface BesideProps {
  /** True when the field holds the lifter's word rather than the measurement. */
  readonly said: boolean;
  /** Null where nothing was. */
  readonly measured: string | null;
  readonly onTakeBack: () => void;
}

/** Under a corrected field: what was measured, and a way back to it. Nothing under one that was left alone. */
export function Beside({ said, measured, onTakeBack }: BesideProps) {
  if (!said) return null;
  return (
    <p className={css.beside}>
      {measured === null ? "Not measured." : `Measured: ${measured}.`}{" "}
      <button type="button" onClick={onTakeBack}>
        {measured === null ? "Take it back" : "Use this"}
      </button>
    </p>
  );
}
