import css from "./beside.module.css";

interface BesideProps {
  /** True when the field holds the lifter's word rather than the measurement. */
  readonly said: boolean;
  readonly measured: string;
  readonly onTakeBack: () => void;
}

/** Under a corrected field: what was measured, and a way back to it. Nothing under one that was left alone. */
export function Beside({ said, measured, onTakeBack }: BesideProps) {
  if (!said) return null;
  return (
    <p className={css.beside}>
      Measured: {measured}.{" "}
      <button type="button" onClick={onTakeBack}>
        Use this
      </button>
    </p>
  );
}
