import { Button } from "@mantine/core";
import { type Span, shifted, zoomed } from "../words/span.ts";
import css from "./trace-zoom.module.css";

interface TraceZoomProps {
  /** Everything that there is to see. */
  readonly whole: Span;
  /** What the last button calls it. */
  readonly wholeName: string;
  /** The stretch that is shown; null for all of it. */
  readonly span: Span | null;
  readonly onSpan: (span: Span | null) => void;
}

/** Looking closer at a trace without a pointer that drags. */
export function TraceZoom({ whole, wholeName, span, onSpan }: TraceZoomProps) {
  const button = (label: string, to: (shown: Span) => Span | null, disabled = span === null) => (
    <Button size="compact-sm" variant="default" onClick={() => onSpan(to(span ?? whole))} disabled={disabled}>
      {label}
    </Button>
  );
  return (
    <div className={css.zoom} data-screen-only>
      {button("Closer", (shown) => zoomed(shown, 0.5, whole), false)}
      {button("Wider", (shown) => zoomed(shown, 2, whole))}
      {button("Earlier", (shown) => shifted(shown, -0.5, whole))}
      {button("Later", (shown) => shifted(shown, 0.5, whole))}
      {button(wholeName, () => null)}
    </div>
  );
}
